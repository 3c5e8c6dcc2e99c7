import {
	NodeApiError,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type Icon,
	type IDataObject,
	type IHttpRequestHelper,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';
import { normalizeApiKey, type Failure } from '../core';
import { inWords } from '../nodes/SentorSentiment/run/words';
import { connectionFault } from '../nodes/SentorSentiment/sentor/connection-fault';

/**
 * The base URL as the node makes it (`normalizeBaseUrl` in the core): no trailing slashes, `/api`
 * added for hosts of sentor.app, Sentor itself when blank. An expression, since n8n's test request
 * can call no code.
 */
const BASE_URL =
	'={{ ($credentials.baseUrl || "").trim().replace(/\\/+$/, "")' +
	'.replace(/^(https?:\\/\\/([\\w-]+\\.)*sentor\\.app(:\\d+)?)$/i, "$1/api")' +
	' || "https://sentor.app/api" }}';

/** An address with http:// that is not this machine (`isUnencrypted` in the core). */
const UNENCRYPTED =
	'^\\s*[hH][tT][tT][pP]://(?!(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])([:/?#\\s]|$))';

/** What the credential test says to a status. */
const WORDS: Record<number, string> = {
	401: 'Sentor does not accept this API key. Copy it again, or create a new one in the Sentor dashboard under Settings, API Access.',
	403: 'Sentor does not let this API key in. Its plan may be used up or may not include the API.',
	404: 'There is no Sentor at this Base URL. The usual one is https://sentor.app/api',
	429: 'Sentor is there, but the rate limit of this API key is used up at the moment. Try again in a minute.',
	500: 'Sentor is there, but could not answer. Try again in a few minutes.',
	502: 'Sentor does not answer at the moment. Try again in a few minutes.',
	503: 'Sentor does not answer at the moment, perhaps for maintenance. Try again in a few minutes.',
	504: 'Sentor did not answer in time. Try again in a few minutes.',
};

/**
 * The key to Sentor, and where Sentor lives.
 *
 * The base URL stands here and not in the node: who may only use a shared credential must not be
 * able to send its key elsewhere, and the test has to ask the same address as the node does.
 */
export class SentorSentimentApi implements ICredentialType {
	name = 'sentorSentimentApi';

	displayName = 'Sentor Sentiment API';

	icon: Icon = {
		light: 'file:../nodes/SentorSentiment/sentorSentiment.svg',
		dark: 'file:../nodes/SentorSentiment/sentorSentiment.dark.svg',
	};

	documentationUrl = 'https://github.com/sentor-nodes/sentor-nodes#credentials';

	/** Else whoever may use the credential could send its key anywhere with an HTTP Request node. */
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'From the Sentor dashboard: <a href="https://dashboard.sentor.app/settings?tab=api-access" target="_blank">Settings, API Access</a>. It is shown only once, when it is created.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://sentor.app/api',
			placeholder: 'e.g. https://sentor.app/api',
			description:
				'Where Sentor answers. Change it only for a Sentor of your own or a proxy in front of it.',
		},
		{
			displayName:
				'With http:// the API key and the texts can be read by everybody on the way to that machine. Use https:// if it can be had.',
			name: 'unencrypted',
			type: 'notice',
			default: '',
			displayOptions: { show: { baseUrl: [{ _cnd: { regex: UNENCRYPTED } }] } },
		},
		{
			displayName: 'Google API Key',
			name: 'googleApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"A Gemini key of your own that pays for topic names, sent with those requests only. Without it, Sentor's own is used.",
		},
		{
			displayName: 'Tested',
			name: 'tested',
			type: 'hidden',
			// Has n8n call `preAuthentication` while it is empty, as in every test.
			typeOptions: { expirable: true },
			default: '',
		},
	];

	/**
	 * n8n calls this when a credential is tested; when the node uses it, `tested` is filled in. A test
	 * request alone has words for the statuses below, and none for what happens without an answer.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const fault = await connectionFault(credentials, this.helpers.httpRequest);
		if (fault) throw toError(fault);
		// The request that n8n sends next is signed with it.
		const key = normalizeApiKey(credentials.apiKey);
		if (key.ok) credentials.apiKey = key.key;
		return {};
	}

	/** Trimmed, since keys are pasted, and a line break in a header would stop the request. */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { 'x-api-key': '={{ ($credentials.apiKey || "").trim() }}' },
		},
	};

	/**
	 * Any 2xx is a pass. No `responseSuccessBody` rule: to n8n, a match with one is a fault. The rules
	 * below only put words to a status, where n8n would show its bare name ("Not Found").
	 */
	test: ICredentialTestRequest = {
		request: {
			baseURL: BASE_URL,
			url: '/predicts/health',
			disableFollowRedirect: true,
			timeout: 15_000,
		},
		rules: Object.entries(WORDS).map(([status, message]) => ({
			type: 'responseCode',
			properties: { value: Number(status), message },
		})),
	};
}

/** Not an error of another class: n8n would put words of its own in place of a network code. */
function toError(fault: Failure): NodeApiError {
	const { message, description } = inWords(fault);
	const words = `${message}. ${description}`;
	const error = new NodeApiError({ name: 'Sentor Sentiment API' } as INode, {}, { message: words });
	error.message = words;
	return error;
}
