import type { Kind } from '../fault';
import { HEADERS, REFUSALS } from './quota';
import { RESULTS } from './results';
import { EVERY_STATUS, IN_MID_RUN, NO_SUCCESS } from './statuses';
import { CONNECTIONS, ON_THE_WAY, SIZES, TIMES } from './ways';

/** Everything that is tried on both hosts, in the order of the page. */
export const KINDS: Kind[] = [
	{ title: 'Every status, in every form', faults: EVERY_STATUS },
	{ title: 'Successes without results', faults: NO_SUCCESS },
	{ title: 'Refusals that pass, or begin in mid-run', faults: IN_MID_RUN },
	{ title: 'Connections', faults: CONNECTIONS },
	{ title: 'Answers that do not come', faults: TIMES },
	{ title: 'Answers of a size that none has', faults: SIZES },
	{ title: 'TLS and proxies', faults: ON_THE_WAY },
	{ title: 'The rate limit: refusals', faults: REFUSALS },
	{ title: 'The rate limit: headers of right answers', faults: HEADERS },
	{ title: 'Results and their ids', faults: RESULTS },
];
