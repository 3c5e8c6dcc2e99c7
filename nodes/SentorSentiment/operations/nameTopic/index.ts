import type { Operation } from '../operation';
import { option, properties } from './description';
import { execute } from './execute';

export const nameTopic: Operation = { option, properties, execute };
