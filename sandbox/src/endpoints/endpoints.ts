/** All operations, by address. A new one is one line here. */
import type { Endpoint } from './endpoint';
import { predict } from './predict';

const ENDPOINTS: Endpoint[] = [predict];

/** The operation at this address, or why there is none. */
export function findEndpoint(method: string, path: string): Endpoint | 'not-found' | 'wrong-method' {
	const atPath = ENDPOINTS.filter((endpoint) => endpoint.path === path);
	if (atPath.length === 0) return 'not-found';
	return atPath.find((endpoint) => endpoint.method === method) ?? 'wrong-method';
}
