import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { N8nApi } from '../../harness/n8n/api';
import { ensureN8n } from '../../harness/n8n/install';
import { packForN8n } from '../../harness/n8n/package';
import { startN8n, type N8nServer } from '../../harness/n8n/server';
import { run } from '../../harness/run';
import { publishLiveN8n } from '../support/n8n/live';
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
		const server = await startN8n({ packages });
		globalThis.liveN8nServer = server;
		const api = await N8nApi.signUp(server.url, OWNER);
		publishLiveN8n({ session: api.session(), folder: server.folder, files: server.files });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** As a tarball: npm would link to a folder, which is gone soon. */
async function packStandIn(folder: string): Promise<string> {
	const flags = ['--json', '--pack-destination', folder];
	const packed = await run('npm', ['pack', ...flags], await writeVendorPackage(folder));
	const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
	return path.join(folder, filename);
}
