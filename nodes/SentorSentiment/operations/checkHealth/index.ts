import type { Operation } from '../operation';
import { option, properties, toolDescription } from './description';
import { execute } from './answer';

export const checkHealth: Operation = { option, toolDescription, properties, execute };
