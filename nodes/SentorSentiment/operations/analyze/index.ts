import { declare } from '../../run/run-operation';
import { answer, outputs } from './answer';
import { option, properties, toolDescription } from './description';
import { read } from './read';

export const analyze = declare({ option, toolDescription, properties, outputs, read, answer });
