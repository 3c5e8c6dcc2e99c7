import { SENTOR_CREDENTIAL, SENTOR_NODE } from '../../harness/n8n/package';
import { liveN8n, liveSandbox } from '../support/n8n/live';

const { api } = liveN8n();
const live = liveSandbox(api);

describe('n8n, with the packed package installed as a community node', () => {
	it('lists the node under the type that workflows name', async () => {
		const nodes = await api.nodeTypes();
		const node = nodes.find(({ name }) => name === SENTOR_NODE);
		expect(node).toMatchObject({ displayName: 'Sentor Sentiment', version: 1 });
		expect(node?.iconUrl).toMatchObject({ light: expect.stringMatching(/\.svg$/) });
	});

	it('offers it to AI agents as a tool, without the split by sentiment', async () => {
		const nodes = await api.nodeTypes();
		const tool = nodes.find(({ name }) => name === `${SENTOR_NODE}Tool`);
		expect(tool?.outputs).toEqual(['ai_tool']);
		const properties = tool?.properties as Array<{ name: string; displayOptions?: object }>;
		expect(
			properties.find(({ name }) => name === 'splitBySentiment')?.displayOptions,
		).toMatchObject({
			hide: { '@tool': [true] },
		});
	});

	it('serves the icon', async () => {
		const nodes = await api.nodeTypes();
		const { iconUrl } = nodes.find(({ name }) => name === SENTOR_NODE) as {
			iconUrl: Record<'light' | 'dark', string>;
		} & (typeof nodes)[number];
		for (const theme of ['light', 'dark'] as const) {
			const answer = await fetch(`${api.url}/${iconUrl[theme]}`);
			expect([answer.status, answer.headers.get('content-type')]).toEqual([
				200,
				expect.stringContaining('image/svg+xml'),
			]);
		}
	});
});

describe('the credential test', () => {
	async function test(data: { apiKey: string; baseUrl: string }) {
		return await api.testCredential(await api.createCredential('Any', SENTOR_CREDENTIAL, data));
	}

	it('passes with a good key', async () => {
		const verdict = await test({ apiKey: 'sandbox-free', baseUrl: live.sandbox.url });
		expect(verdict).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	it('forgives blanks around the key and slashes after the address, as pasting brings them', async () => {
		const verdict = await test({ apiKey: ' sandbox-free\n', baseUrl: `${live.sandbox.url}/ ` });
		expect(verdict.status).toBe('OK');
	});

	it.each([
		['sandbox-expired', 'key expired'],
		['not-a-key', 'key was refused'],
	])('says of the key %s that the %s', async (apiKey, words) => {
		const verdict = await test({ apiKey, baseUrl: live.sandbox.url });
		expect(verdict).toEqual({ status: 'Error', message: expect.stringContaining(words) });
		expect(verdict.message).not.toContain(apiKey);
	});

	it('says that the address is not Sentor', async () => {
		const verdict = await test({
			apiKey: 'sandbox-free',
			baseUrl: `${live.sandbox.url}/elsewhere`,
		});
		expect(verdict).toEqual({
			status: 'Error',
			message: expect.stringMatching(/Nothing was found .*base URL/),
		});
	});

	it('says that the service is down', async () => {
		live.sandbox.set({ faults: { always: '503=html' } });
		const verdict = await test({ apiKey: 'sandbox-free', baseUrl: live.sandbox.url });
		expect(verdict).toEqual({
			status: 'Error',
			message: expect.stringContaining('(503)'),
		});
	});

	it.each<[string, () => string, RegExp]>([
		['nothing listens', () => 'http://127.0.0.1:9', /cannot be reached \(ECONNREFUSED\)/],
		['there is no host', () => 'http://no.invalid', /cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/],
		['no TLS is spoken', () => live.sandbox.url.replace('http:', 'https:'), /secure connection/],
		['it is no address', () => 'sentor', /no web address/],
		['it holds a login', () => 'https://me:pw@sentor.app/api', /user name or a password/],
	])('says in words, not by a bare code, that %s', async (_what, baseUrl, words) => {
		const verdict = await test({ apiKey: 'sandbox-free', baseUrl: baseUrl() });
		expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(words) });
		expect(verdict.message).toMatch(/\. [A-Z]/);
	});
});
