/** All operations, by address. A new one is one line here. */
import { cluster } from './cluster';
import type { Endpoint } from './endpoint';
import { health, predictsHealth } from './health';
import { predict } from './predict';
import { topicName } from './topic-name';

const ENDPOINTS: Endpoint[] = [predict, cluster, topicName, predictsHealth, health];

/** The operation at this address, or why there is none. */
export function findEndpoint(
	method: string,
	path: string,
): Endpoint | 'not-found' | 'wrong-method' {
	const atPath = ENDPOINTS.filter((endpoint) => endpoint.path === path);
	if (atPath.length === 0) return 'not-found';
	return atPath.find((endpoint) => endpoint.method === method) ?? 'wrong-method';
}
