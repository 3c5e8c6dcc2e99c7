import { ensureProgram } from '../debian';
import { freePort } from '../free-port';
import { startService, type Service } from './service';

/** Starts an empty Redis of its own that keeps nothing. */
export async function startRedis(): Promise<Service> {
	const port = await freePort();
	return await startService({
		program: ensureProgram('redis-server', ['redis-server']),
		args: () => [
			...['--port', String(port), '--bind', '127.0.0.1'],
			...['--save', '', '--appendonly', 'no'],
		],
		port,
		ready: /Ready to accept connections/,
		stopSignal: 'SIGTERM',
		account: 'redis',
	});
}
