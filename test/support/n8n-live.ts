import { N8nApi, type Credential, type N8nSession } from '../../demo/support/n8n-api';
import { SENTOR_CREDENTIAL } from '../../demo/support/n8n-package';
import type { Sandbox } from '../../sandbox/src';

const VARIABLE = 'SENTOR_LIVE_N8N';

/** What tests need of the n8n server that runs beside them. */
export interface LiveN8n {
	session: N8nSession;
	/** n8n's home. */
	folder: string;
	/** What its file nodes may read and write. */
	files: string;
}

/** Tells the test processes where the server is. */
export function publishLiveN8n(live: LiveN8n): void {
	process.env[VARIABLE] = JSON.stringify(live);
}

/**
 * The n8n server that was started before the tests, signed in as its owner.
 *
 * @throws When there is none.
 */
export function liveN8n(): LiveN8n & { api: N8nApi } {
	const published = process.env[VARIABLE];
	if (!published) throw new Error('No n8n is running. Start these tests with "npm run test:e2e".');
	const live = JSON.parse(published) as LiveN8n;
	return { ...live, api: N8nApi.resume(live.session) };
}

/** A credential in n8n that points at a sandbox. */
export async function sandboxCredential(
	api: N8nApi,
	sandbox: Sandbox,
	apiKey: string,
	name = 'Sentor account',
): Promise<Credential> {
	return await api.createCredential(name, SENTOR_CREDENTIAL, { apiKey, baseUrl: sandbox.url });
}
