import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureProgram } from '../debian';
import { freePort } from '../free-port';
import { startService, type Service } from './service';

/** Debian keeps the programs of each PostgreSQL release in a folder of their own, off the path. */
const DEBIAN = '/usr/lib/postgresql';

/** Name of the superuser and password-less owner of everything. */
export const POSTGRES_USER = 'n8n';

/** Made by PostgreSQL itself. */
export const POSTGRES_DATABASE = 'postgres';

/** Starts an empty PostgreSQL of its own; its files are gone after `stop`. */
export async function startPostgres(): Promise<Service> {
	const folder = path.dirname(ensureProgram('postgres', ['postgresql'], folders));
	const port = await freePort();
	const data = (home: string) => path.join(home, 'data');
	return await startService({
		program: path.join(folder, 'postgres'),
		args: (home) => [
			...['-D', data(home), '-p', String(port), '-k', home],
			// It is thrown away: nothing has to survive a power cut.
			...['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
		],
		prepare: {
			program: path.join(folder, 'initdb'),
			args: (home) => ['-D', data(home), '-U', POSTGRES_USER, '-A', 'trust', '-E', 'UTF8'],
		},
		port,
		ready: /ready to accept connections/,
		stopSignal: 'SIGINT',
		account: 'postgres',
	});
}

/** The newest release first. */
function folders(): string[] {
	try {
		const releases = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
		return releases.map((release) => path.join(DEBIAN, release, 'bin'));
	} catch {
		// Not Debian's, or not installed: the path may have it.
		return [];
	}
}
