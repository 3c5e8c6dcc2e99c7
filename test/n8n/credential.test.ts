import { normalizeBaseUrl } from '../../core';
import { SentorSentimentApi } from '../../credentials/SentorSentimentApi.credentials';
import type { FaultOptions } from '../../sandbox/src';
import { startHttpStub } from '../support/http-stub';
import { testCredential } from '../support/n8n-credential-test';
import { sentorBench, texts } from '../support/n8n-sentor';

const bench = sentorBench();

const twenty = texts(...Array.from({ length: 20 }, (_, i) => `Great delivery a${i}`));

describe("n8n's test of the credential", () => {
	it('asks for the health of the service, with the key, and passes', async () => {
		const credential = bench.credential();
		expect(await testCredential(credential)).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(bench.sandbox.requests).toMatchObject([
			{
				method: 'GET',
				path: '/predicts/health',
				headers: { 'x-api-key': credential.apiKey },
				status: 200,
			},
		]);
	});

	it('asks the address that the node will ask', async () => {
		const { apiKey } = bench.credential();
		expect(await testCredential({ apiKey, baseUrl: ` ${bench.sandbox.url}// ` })).toMatchObject({
			status: 'OK',
		});
		expect(bench.sandbox.requests[0]?.path).toBe('/predicts/health');
	});

	it('does not pass for a wrong key, a wrong address or a redirect, and says in words why', async () => {
		const { apiKey } = bench.credential();
		const { url } = bench.sandbox;
		const elsewhere = await startHttpStub((_request, response) =>
			response.writeHead(302, { location: `${url}/predicts/health` }).end(),
		);
		const verdicts = [
			await testCredential({ apiKey: 'wrong', baseUrl: url }),
			await testCredential({ apiKey, baseUrl: `${url}/elsewhere` }),
			await testCredential({ apiKey, baseUrl: 'http://127.0.0.1:9' }),
			await testCredential({ apiKey, baseUrl: elsewhere.url }),
		];
		await elsewhere.close();
		expect(verdicts).toEqual([
			{ status: 'Error', message: expect.stringContaining('does not accept this API key') },
			{ status: 'Error', message: expect.stringMatching(/base URL/i) },
			{ status: 'Error', message: expect.stringMatching(/./) },
			{ status: 'Error', message: expect.stringMatching(/./) },
		]);
	});

	it('uses up no quota', async () => {
		const credential = bench.credential({ requests: 1 });
		await testCredential(credential);
		await testCredential(credential);
		const { status } = await bench.run({ credential });
		expect(status).toBe('success');
	});

	it('makes the same base URL of what was typed as the node does', () => {
		const { baseURL = '' } = new SentorSentimentApi().test.request;
		const expression = /^=\{\{(.*)\}\}$/s.exec(baseURL)?.[1] ?? '';
		const evaluate = new Function('$credentials', `return (${expression})`) as (
			credentials: object,
		) => string;
		for (const baseUrl of [
			'https://sentor.app/api',
			'https://sentor.app/api/',
			'https://sentor.app',
			'https://dev.sentor.app/',
			'https://sentor.app:8443',
			'HTTPS://Sentor.App',
			'https://notsentor.app',
			'http://127.0.0.1:8484/api//',
			'http://proxy.example/sentor',
			'  https://proxy.example  ',
			'',
			undefined,
		]) {
			expect([baseUrl, evaluate({ baseUrl })]).toEqual([
				baseUrl,
				(normalizeBaseUrl(baseUrl) as { url: string }).url,
			]);
		}
	});
});

describe('the credential in a run', () => {
	it('is decrypted once, however many requests are sent', async () => {
		const { decryptions } = await bench.run({
			items: twenty,
			parameters: { options: { maxDocsPerRequest: 2 } },
		});
		expect(bench.sandbox.requests.length).toBeGreaterThanOrEqual(10);
		expect(decryptions).toBe(1);
	});

	it('may hold a key that was pasted with blanks and a line break', async () => {
		const { apiKey, baseUrl } = bench.credential();
		const { status } = await bench.run({ credential: { apiKey: ` ${apiKey}\n`, baseUrl } });
		expect(status).toBe('success');
		expect(bench.sandbox.requests[0]?.headers['x-api-key']).toBe(apiKey);
	});

	it.each([
		['is missing', undefined, /No Sentor credential/],
		['has no key', { apiKey: ' ', baseUrl: 'http://127.0.0.1:9' }, /holds no API key/],
		[
			'has a key that was copied wrong',
			{ apiKey: 'abc\u2022\u2022', baseUrl: 'http://127.0.0.1:9' },
			/characters that no key has/,
		],
		[
			'has a base URL that is none',
			{ apiKey: 'abc', baseUrl: 'sentor' },
			/base URL is no web address/,
		],
	])('ends the run before it starts when it %s', async (_what, credential, message) => {
		const { error } = await bench.run({ credential });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(message),
			description: expect.stringMatching(/./),
		});
		const { outputs } = await bench.run({
			credential,
			items: twenty,
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 20]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ code: 'config' });
	});

	it.each([['the base URL', '/nowhere', /Nothing was found at this address \(404\)/]])(
		'ends the run after a few requests when %s is wrong',
		async (_what, path, message) => {
			const { apiKey } = bench.credential();
			const { error } = await bench.run({
				credential: { apiKey, baseUrl: `${bench.sandbox.url}${path}` },
				items: twenty,
			});
			expect(error?.message).toMatch(message);
			expect(bench.sandbox.requests.length).toBeLessThanOrEqual(3);
		},
	);
});

describe('the API key', () => {
	const secrets = { apiKey: 'secret-key-0123456789', googleApiKey: 'google-key-0123456789' };

	it.each<[string, FaultOptions, boolean]>([
		['answers', {}, true],
		['answers that echo it', { always: 'echo-key' }, true],
		['refusals of texts that echo it', { always: '422, echo-key' }, true],
		['a refusal of itself that echoes it', { always: 'echo-key' }, false],
		['web pages that echo it', { always: '404=html, echo-key' }, true],
		['an outage that echoes it', { script: ['503, echo-key', 'reset'] }, true],
		['redirects', { always: 'redirect' }, true],
	])('is nowhere in what n8n stores of a run with %s', async (_what, faults, isKnown) => {
		const credential = { ...secrets, baseUrl: bench.sandbox.url };
		if (isKnown) bench.key({}, secrets.apiKey);
		for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
			bench.sandbox.set({ faults });
			const parameters = { simplify: false };
			const { data, hints, outputs, error } = await bench.run({
				credential,
				items: twenty,
				parameters,
				onError,
			});
			const stored = JSON.stringify([data, hints, outputs, error, error?.stack]);
			expect(bench.sandbox.requests.length).toBeGreaterThan(0);
			expect(stored).not.toContain(secrets.apiKey);
			expect(stored).not.toContain(secrets.googleApiKey);
		}
	});

	it('is blanked out where an answer echoed it, and the answer is kept', async () => {
		const credential = bench.credential();
		bench.sandbox.set({ faults: { always: 'echo-key' } });
		const { outputs } = await bench.run({ credential, parameters: { simplify: false } });
		expect(outputs[0]?.[0]?.json).toMatchObject({
			predicted_label: 'positive',
			echoed_key: '[hidden]',
		});
	});

	it('goes to the API alone: the Google key is not sent for sentiment', async () => {
		const credential = { ...secrets, baseUrl: bench.sandbox.url };
		bench.key({}, secrets.apiKey);
		await bench.run({ credential });
		expect(JSON.stringify(bench.sandbox.requests)).not.toContain(secrets.googleApiKey);
	});
});
