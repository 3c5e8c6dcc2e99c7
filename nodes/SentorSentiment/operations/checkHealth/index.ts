import type { Operation } from '../operation';
import { option, properties } from './description';
import { execute } from './execute';

export const checkHealth: Operation = { option, properties, execute };
