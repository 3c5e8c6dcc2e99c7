import type { Operation } from '../operation';
import { option, properties } from './description';
import { execute } from './execute';

export const analyze: Operation = { option, properties, execute };
