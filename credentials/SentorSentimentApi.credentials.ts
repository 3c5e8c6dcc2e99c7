import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/**
 * The base URL as the node makes it (`normalizeBaseUrl` in the core): no trailing slashes, `/api`
 * added for hosts of sentor.app, Sentor itself when blank. An expression, since n8n's test request
 * can call no code.
 */
const BASE_URL =
	'={{ ($credentials.baseUrl || "").trim().replace(/\\/+$/, "")' +
	'.replace(/^(https?:\\/\\/([\\w-]+\\.)*sentor\\.app(:\\d+)?)$/i, "$1/api")' +
	' || "https://sentor.app/api" }}';

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

	displayName = 'Sentor API';

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
			displayName: 'Google API Key',
			name: 'googleApiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"A Gemini key of your own that pays for topic names, sent with those requests only. Without it, Sentor's own is used.",
		},
	];

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
