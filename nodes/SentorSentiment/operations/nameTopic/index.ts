import type { Operation } from '../operation';
import { option, properties, toolDescription } from './description';
import { execute } from './answer';

export const nameTopic: Operation = { option, toolDescription, properties, execute };
