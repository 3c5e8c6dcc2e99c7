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

/**
 * The key to Sentor, and where Sentor lives.
 *
 * The base URL stands here and not in the node: who may only use a shared credential must not be
 * able to send its key elsewhere, and the test has to ask the same address as the node does.
 */
export class SentorApi implements ICredentialType {
	name = 'sentorApi';

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

	/** Any 2xx is a pass. No `responseSuccessBody` rule: to n8n, a match with one is a fault. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: BASE_URL,
			url: '/predicts/health',
			disableFollowRedirect: true,
			timeout: 15_000,
		},
	};
}
