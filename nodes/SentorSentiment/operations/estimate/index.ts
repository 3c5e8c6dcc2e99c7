import { declare } from '../../run/run-operation';
import { answer } from './answer';
import { option, properties, toolDescription } from './description';
import { read } from './read';

export const estimate = declare({ option, toolDescription, properties, read, answer });
