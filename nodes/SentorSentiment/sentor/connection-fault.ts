import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { createSentorClient, normalizeApiKey, normalizeBaseUrl, type Failure } from '../../../core';
import { transportBy, type SendByN8n } from '../transport';
import { hostClock } from './clock';

/** How long the test of a credential may take, ms: somebody is waiting for it. */
const TIMEOUT_MS = 15_000;

/**
 * Finds out what keeps the node from using a credential: its key or base URL, or what Sentor, or the
 * way there, says to a health check. Undefined when nothing does. Never rejects.
 */
export async function connectionFault(
	{ apiKey, baseUrl }: ICredentialDataDecryptedObject,
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
): Promise<Failure | undefined> {
	const key = normalizeApiKey(apiKey);
	if (!key.ok) return key.failure;
	const address = normalizeBaseUrl(baseUrl);
	if (!address.ok) return address.failure;
	const send = async (options: IHttpRequestOptions, abortSignal: AbortSignal) =>
		await httpRequest({
			...options,
			headers: { ...options.headers, 'x-api-key': key.key },
			abortSignal,
		});
	const clock = hostClock();
	const client = createSentorClient({
		transport: transportBy(send as SendByN8n, address.url),
		clock,
		secrets: [key.key],
		limits: { timeoutMs: TIMEOUT_MS },
	});
	try {
		return (await client.checkHealth()).failure;
	} finally {
		clock.stop();
	}
}
