import type { Operation } from '../operation';
import { option, properties } from './description';
import { execute } from './answer';

export const analyze: Operation = { option, properties, execute };
