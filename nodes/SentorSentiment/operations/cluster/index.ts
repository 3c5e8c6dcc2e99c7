import type { Operation } from '../operation';
import { option, properties } from './description';
import { execute } from './answer';

export const cluster: Operation = { option, properties, execute };
