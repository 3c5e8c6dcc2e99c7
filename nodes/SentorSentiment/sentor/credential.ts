import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { normalizeApiKey, normalizeBaseUrl } from '../../../core';
import { ownFailure, type Attempt, type InputItem } from '../run/failures';
import { inWords } from '../run/words';
import { CREDENTIAL_TYPE } from '../transport';

/** A credential that can be used, cleaned of what pasting leaves around its values. */
export interface Credential {
	/** As n8n signs requests with it. */
	data: ICredentialDataDecryptedObject;
	apiKey: string;
	/** The user's own key for topic names, empty when the credential has none. */
	googleApiKey: string;
	baseUrl: string;
	/** Equal for equal keys and base URLs; tells neither. */
	digest: string;
}

/**
 * Reads the node's credential as it is for this item: n8n lets each of its fields be an expression,
 * so that items of one run may have different keys.
 */
export async function readCredential(
	context: IExecuteFunctions,
	{ index }: InputItem,
): Promise<Attempt<Credential>> {
	let data: ICredentialDataDecryptedObject;
	try {
		const read = async () =>
			await context.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE, index);
		// n8n asks its database for each item. Seen where ten executions ran in a worker at once: one
		// of a thousand such questions had no answer in time, and cost all items of its run.
		data = await read().catch(read);
	} catch (thrown) {
		return unreadable(thrown);
	}
	const key = normalizeApiKey(data.apiKey);
	if (!key.ok) return { ok: false, failure: inWords(key.failure) };
	const baseUrl = normalizeBaseUrl(data.baseUrl);
	if (!baseUrl.ok) return { ok: false, failure: inWords(baseUrl.failure) };
	const googleApiKey = typeof data.googleApiKey === 'string' ? data.googleApiKey.trim() : '';
	return {
		ok: true,
		value: {
			data: { ...data, apiKey: key.key },
			apiKey: key.key,
			googleApiKey,
			baseUrl: baseUrl.url,
			digest: digest(baseUrl.url, key.key, googleApiKey),
		},
	};
}

/** The parts cannot run into each other. */
export function digest(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function unreadable(thrown: unknown) {
	const reason = thrown instanceof Error ? ` (${thrown.message})` : '';
	return ownFailure(
		'config',
		'credential',
		'No Sentor credential can be used here',
		`Open this node and select a credential of the type Sentor Sentiment API, or create one${reason}. Nothing was sent.`,
	);
}
