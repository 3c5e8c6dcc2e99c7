import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { isUnencrypted, normalizeBaseUrl } from '../../core';
import { SentorSentimentApi } from '../../credentials/SentorSentimentApi.credentials';
import type { FaultOptions } from '../../sandbox/src';
import { startHttpStub } from '../support/http-stub';
import { testCredential } from '../support/n8n/credential-test';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const twenty = texts(...Array.from({ length: 20 }, (_, i) => `Great delivery a${i}`));

describe("n8n's test of the credential", () => {
	it('asks for the health of the service, with the key, and passes', async () => {
		const credential = bench.credential();
		expect(await testCredential(credential)).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		const asked = {
			method: 'GET',
			path: '/predicts/health',
			headers: { 'x-api-key': credential.apiKey },
			status: 200,
		};
		// Once for our words, once by n8n.
		expect(bench.sandbox.requests).toMatchObject([asked, asked]);
	});

	it('asks the address that the node will ask', async () => {
		const { apiKey } = bench.credential();
		expect(await testCredential({ apiKey, baseUrl: ` ${bench.sandbox.url}// ` })).toMatchObject({
			status: 'OK',
		});
		expect(bench.sandbox.requests[0]?.path).toBe('/predicts/health');
	});

	it('does not pass for a redirect, which could lead the key elsewhere', async () => {
		const { apiKey } = bench.credential();
		const location = `${bench.sandbox.url}/predicts/health`;
		const elsewhere = await startHttpStub((_request, response) =>
			response.writeHead(302, { location }).end(),
		);
		const verdict = await testCredential({ apiKey, baseUrl: elsewhere.url });
		await elsewhere.close();
		expect(verdict).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('redirects'),
		});
		expect(bench.sandbox.requests).toEqual([]);
	});

	it.each<[string, (good: { apiKey: string; baseUrl: string }) => object, RegExp]>([
		['a key that is wrong', () => ({ apiKey: 'wrong' }), /key was refused \(401\)\. Create a key/],
		['a key that expired', () => ({ apiKey: 'sandbox-expired' }), /key expired .*\. Create a key/],
		['no key', () => ({ apiKey: ' ' }), /no API key/],
		['a key with a line break', () => ({ apiKey: 'abc\ndef' }), /more than one line|several lines/],
		['a key of dots', () => ({ apiKey: 'abc\u2022\u2022' }), /characters that no key has/],
		[
			'another path',
			({ baseUrl }) => ({ baseUrl: `${baseUrl}/x` }),
			/Nothing was found .*base URL/,
		],
		['a login', () => ({ baseUrl: 'https://me:pw@sentor.app/api' }), /user name or a password/],
		['a query', ({ baseUrl }) => ({ baseUrl: `${baseUrl}?a=b` }), /behind a \? or a #/],
		['no web address', () => ({ baseUrl: 'sentor' }), /no web address\. Give a web address/],
		['a closed port', () => ({ baseUrl: 'http://127.0.0.1:9' }), /cannot be reached .*base URL/],
		['an unknown host', () => ({ baseUrl: 'http://no.invalid' }), /cannot be reached .*base URL/],
		[
			'https:// where no TLS is spoken',
			({ baseUrl }) => ({ baseUrl: baseUrl.replace('http:', 'https:') }),
			/secure connection .*base URL/,
		],
	])('says in words, never as a bare code, what is wrong with %s', async (_what, change, words) => {
		const good = bench.credential();
		const verdict = await testCredential({ ...good, ...change(good) });
		expect(verdict).toEqual({ status: 'Error', message: expect.stringMatching(words) });
		expect(verdict.message).not.toContain('me:pw');
	});

	it.each([['\u201csandbox\u201d'], ['sand\u200bbox'], [' sandbox\n'], ['"sandbox"']])(
		'passes a key that was pasted as %j, which the node takes as well',
		async (apiKey) => {
			const { baseUrl } = bench.credential();
			bench.key({}, 'sandbox');
			expect(await testCredential({ apiKey, baseUrl })).toMatchObject({ status: 'OK' });
			const { status } = await bench.run({ credential: { apiKey, baseUrl } });
			expect(status).toBe('success');
			for (const { headers } of bench.sandbox.requests)
				expect(headers['x-api-key']).toBe('sandbox');
		},
	);

	it('asks for no health where the node is run', async () => {
		await bench.run();
		expect(bench.sandbox.requests.map(({ path }) => path)).toEqual(['/predicts']);
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
	it('is read once more where a busy database did not give it; where it never does, that is told', async () => {
		const busy = await bench.run({ items: twenty, lostReads: 10 });
		expect(busy).toMatchObject({ status: 'success', decryptions: twenty.length + 10 });
		const gone = await bench.run({ items: texts('Great delivery'), lostReads: Infinity });
		expect(gone.error?.message).toBe('No Sentor credential can be used here');
		expect(gone.error?.description).toContain('timeout exceeded when trying to connect');
	});

	it('is decrypted once for an item, however many requests are sent', async () => {
		const { decryptions } = await bench.run({
			items: twenty,
			parameters: { options: { maxDocsPerRequest: 2 } },
		});
		expect(bench.sandbox.requests.length).toBeGreaterThanOrEqual(10);
		expect(decryptions).toBe(twenty.length);
		const one = await bench.run({
			items: texts('Great delivery'),
			parameters: { operation: 'cluster' },
			onError: 'continueErrorOutput',
		});
		expect(one.decryptions).toBe(1);
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

describe('the form of the credential', () => {
	const notice = new SentorSentimentApi().properties.find(({ type }) => type === 'notice');
	const isShown = (baseUrl: string) =>
		NodeHelpers.displayParameter({ baseUrl }, notice as INodeProperties, null, null);

	it.each([
		'https://sentor.app/api',
		'http://sentor.app/api',
		' HTTP://sentor.example',
		'http://10.0.0.7:8484',
		'http://localhost',
		'http://localhost:8484/api',
		'http://localhost.evil.example',
		'http://127.0.0.1:8484',
		'http://127.1.2.3',
		'http://[::1]:80',
		'http://127.0.0.1.example',
		'',
	])('warns where the key would go over the network in the clear: %j', (baseUrl) => {
		expect(isShown(baseUrl)).toBe(isUnencrypted(baseUrl.trim()));
	});
});
