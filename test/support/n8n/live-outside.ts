import type { N8nApi } from '../../../harness/n8n/api';
import type { Credential, Workflow } from '../../../harness/n8n/types';
import { googleAccounts, googleSheets, type Spreadsheet } from '../outside/google-sheets';
import { startMailServers, type MailServers } from '../outside/mail';
import { startOutside, type Outside, type Service } from '../outside/outside';
import { slack, type SlackMessage } from '../outside/slack';
import { liveN8n } from './live';

/** What the examples have in place of a spreadsheet's id, and the id of the stand-in's only one. */
const PLACEHOLDER = 'YOUR-SPREADSHEET';
const SPREADSHEET = 'only-for-tests-0123456789-0123456789-0123456';

/** The services outside that examples call, and n8n's way to them. */
export interface LiveOutside {
	/** What is in the channels, oldest first. */
	readonly messages: readonly SlackMessage[];
	readonly mail: MailServers;
	/** The workflow with the address of the stand-in's spreadsheet in place of the example's. */
	withSpreadsheet(workflow: Workflow): Workflow;
	/** Replaces the spreadsheet that the examples name; it changes as n8n writes to it. */
	setSheets(sheets: Spreadsheet): void;
	/** Credentials in n8n for all of them, with the names that the examples give. */
	credentials(): Promise<Credential[]>;
}

/** To be called once in a test file: starts the services before its tests and ends them after. */
export function liveOutside(api: N8nApi): LiveOutside {
	const messages: SlackMessage[] = [];
	let sheets: Spreadsheet = {};
	let outside: Outside;
	let mail: MailServers;
	let credentials: Promise<Credential[]> | undefined;
	const spreadsheet: Service = (request) => googleSheets(SPREADSHEET, sheets)(request);
	beforeAll(async () => {
		mail = await startMailServers();
		outside = await startOutside(liveN8n().outsidePort, {
			'slack.com': slack(messages),
			'sheets.googleapis.com': spreadsheet,
			'oauth2.googleapis.com': googleAccounts,
		});
	});
	beforeEach(() => {
		messages.length = 0;
		mail.sent.length = 0;
	});
	afterAll(async () => {
		await outside?.close();
		await mail?.close();
	});
	return {
		messages,
		get mail() {
			return mail;
		},
		withSpreadsheet: (workflow) =>
			JSON.parse(JSON.stringify(workflow).replaceAll(PLACEHOLDER, SPREADSHEET)) as Workflow,
		setSheets(given) {
			sheets = given;
		},
		credentials: async () => await (credentials ??= createAll(api, mail)),
	};
}

async function createAll(api: N8nApi, { smtpPort, imapPort }: MailServers): Promise<Credential[]> {
	const account = { host: '127.0.0.1', user: 'testuser', password: 'testpass' };
	const google = { clientId: 'n8n', clientSecret: 'only-for-tests' };
	const all = [
		await api.createCredential('Slack account', 'slackApi', { accessToken: 'xoxb-only-for-tests' }),
		await api.createCredential('Google Sheets account', 'googleSheetsOAuth2Api', google),
		await api.createCredential('SMTP account', 'smtp', {
			...account,
			port: smtpPort,
			secure: false,
			disableStartTls: true,
		}),
		await api.createCredential('IMAP account', 'imap', {
			...account,
			port: imapPort,
			secure: false,
		}),
	];
	for (const credential of all.filter(({ type }) => type.includes('OAuth2'))) {
		await connect(api, credential);
	}
	return all;
}

/** What *Sign in with Google* does, as if the user had agreed at once. */
async function connect(api: N8nApi, { id }: Credential): Promise<void> {
	const page = new URL(await api.call<string>('GET', `/rest/oauth2-credential/auth?id=${id}`));
	const granted = new URLSearchParams({
		code: 'granted',
		state: page.searchParams.get('state') ?? '',
	});
	const { cookie, browserId } = api.session();
	const callback = await fetch(`${api.url}/rest/oauth2-credential/callback?${granted.toString()}`, {
		headers: { cookie, 'browser-id': browserId },
	});
	const answer = await callback.text();
	if (!callback.ok || /error/i.test(answer.replace(/<script[\s\S]*?<\/script>/g, ''))) {
		throw new Error(`n8n did not take the grant: ${answer.slice(0, 500)}`);
	}
}
