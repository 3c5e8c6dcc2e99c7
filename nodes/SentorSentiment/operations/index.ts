import type { Operation } from '../run/run-operation';
import { analyze } from './analyze';
import { checkHealth } from './checkHealth';
import { cluster } from './cluster';
import { estimate } from './estimate';
import { nameTopic } from './nameTopic';
import { report } from './report';

/** Every operation, in the order of the list in the editor. A new one is a folder and a line here. */
export const operations: Operation[] = [analyze, checkHealth, cluster, report, estimate, nameTopic];
