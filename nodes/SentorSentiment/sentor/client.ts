import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { createSentorClient, normalizeBaseUrl, type SentorClient } from '../../../core';
import { createTransport, CREDENTIAL_TYPE } from '../transport';
import { hostClock } from './clock';
import { ownFailure, type Attempt } from '../run/failures';
import { readLimits } from './limits';

/** The core's client for one run of the node. */
export interface OpenClient {
	client: SentorClient;
	/** The user's own key for topic names, empty when the credential has none. */
	googleApiKey: string;
	/** To be called when the run is over. */
	close(): void;
}

/**
 * Makes the core's client from the credential and the options of this node; sends nothing. Fails,
 * never throws, with one `config` failure for all items when either cannot be used.
 */
export async function openClient(context: IExecuteFunctions): Promise<Attempt<OpenClient>> {
	const credential = await readCredential(context);
	if (!credential.ok) return credential;
	const { data, apiKey, googleApiKey, baseUrl } = credential.value;
	const limits = readLimits(context);
	if (!limits.ok) return limits;
	const clock = hostClock();
	const client = createSentorClient({
		transport: createTransport(context, baseUrl, data),
		clock,
		quotaKey: digest(baseUrl, apiKey),
		secrets: [apiKey, googleApiKey].filter((secret) => secret !== ''),
		limits: limits.value,
	});
	return { ok: true, value: { client, googleApiKey, close: clock.stop } };
}

interface Credential {
	data: ICredentialDataDecryptedObject;
	apiKey: string;
	googleApiKey: string;
	baseUrl: string;
}

async function readCredential(context: IExecuteFunctions): Promise<Attempt<Credential>> {
	let data: ICredentialDataDecryptedObject;
	try {
		data = await context.getCredentials(CREDENTIAL_TYPE);
	} catch (thrown) {
		return unreadableCredential(thrown);
	}
	const apiKey = textOf(data.apiKey);
	if (!SENDABLE_KEY.test(apiKey)) return unusableKey(apiKey);
	const baseUrl = normalizeBaseUrl(data.baseUrl);
	if (!baseUrl.ok) return baseUrl;
	return {
		ok: true,
		value: { data, apiKey, googleApiKey: textOf(data.googleApiKey), baseUrl: baseUrl.url },
	};
}

/** What a header value may hold: anything else, and the request could not even be sent. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/;

function unusableKey(apiKey: string) {
	return ownFailure(
		'config',
		'api_key',
		apiKey === ''
			? 'The Sentor credential holds no API key'
			: 'The API key in the Sentor credential has characters that no key has',
		"Open the credential and paste the key from Sentor's dashboard (Settings, API Access). Nothing was sent.",
	);
}

function unreadableCredential(thrown: unknown) {
	const reason = thrown instanceof Error ? ` (${thrown.message})` : '';
	return ownFailure(
		'config',
		'credential',
		'No Sentor credential can be used here',
		`Open this node and select a credential of the type Sentor API, or create one${reason}. Nothing was sent.`,
	);
}

/** Keys are pasted: the credential trims them when it signs a request, so this has to as well. */
function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Runs with the same digest share pacing; the parts cannot run into each other. */
function digest(...parts: string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
