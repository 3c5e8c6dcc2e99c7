import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../harness/free-port';
import { N8nApi } from '../../harness/n8n/api';
import { ensureN8n } from '../../harness/n8n/install';
import { packForN8n } from '../../harness/n8n/package';
import { startN8n, type N8nServer } from '../../harness/n8n/server';
import { run } from '../../harness/run';
import { publishLiveN8n } from '../support/n8n/live';
import { certificateFile } from '../support/tls-server';
import { writeVendorPackage } from '../support/vendor-package';

declare global {
	/** The server of all e2e tests, for {@link stopN8n}. */
	var liveN8nServer: N8nServer | undefined;
}

const OWNER = { email: 'owner@example.com', password: 'Only-for-tests-1' };

/** Before the first test: one n8n with the packed package installed, and its owner signed in. */
export default async function start(): Promise<void> {
	await ensureN8n((sentence) => console.log(sentence));
	const folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-package-'));
	try {
		// Beside the maker's own package, in every test: what one has must be no loss to the other.
		const packages = [await packForN8n(folder), await packStandIn(folder)];
		const outsidePort = await freePort();
		const server = await startN8n({ packages, env: onlyThrough(outsidePort) });
		globalThis.liveN8nServer = server;
		const api = await N8nApi.signUp(server.url, OWNER);
		const { folder: home, files } = server;
		publishLiveN8n({ session: api.session(), folder: home, files, outsidePort });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** The internet is a port where a test may put stand-ins for services; else nobody listens there. */
function onlyThrough(port: number): Record<string, string> {
	return {
		HTTPS_PROXY: `http://127.0.0.1:${port}`,
		NO_PROXY: '127.0.0.1,localhost',
		NODE_EXTRA_CA_CERTS: certificateFile('outside'),
	};
}

/** As a tarball: npm would link to a folder, which is gone soon. */
async function packStandIn(folder: string): Promise<string> {
	const flags = ['--json', '--pack-destination', folder];
	const packed = await run('npm', ['pack', ...flags], await writeVendorPackage(folder));
	const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
	return path.join(folder, filename);
}
