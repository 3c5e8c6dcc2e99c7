import os from 'node:os';
import path from 'node:path';

/** Where large things that tests install are kept between runs: outside the checkout. */
export function cacheFolder(): string {
	const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
	return path.join(cache, 'sentor-nodes');
}
