import { declare } from '../../run/run-operation';
import { answer, read } from './answer';
import { option, properties, toolDescription } from './description';

export const checkHealth = declare({ option, toolDescription, properties, read, answer });
