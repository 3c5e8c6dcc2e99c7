import fc from 'fast-check';
import { createSentorClient, type Transport } from '../../core';
import { checkFailure, checkSecret } from '../support/sim/checks';
import { shortDocuments } from '../support/sim/documents';
import { freshQuotaKey, SECRET, tally } from '../support/sim/run';
import { documentsOf, reply, Script, success } from '../support/sim/script';
import { resultFor } from '../support/sim/answer';
import { VirtualTime } from '../support/sim/virtual-time';

async function analyze(transport: Transport, count = 3): ReturnType<Script['analyze']> {
	const time = new VirtualTime();
	const client = createSentorClient({
		transport,
		clock: time.clock,
		quotaKey: freshQuotaKey(),
		secrets: [SECRET],
	});
	return await time.until(client.analyze(shortDocuments(count)));
}

function deep(levels: number): unknown {
	let value: unknown = 'end';
	for (let level = 0; level < levels; level++) value = [value];
	return value;
}

const circle: Record<string, unknown> = { predicted_label: 'positive' };
circle['self'] = circle;

class KeyedError extends Error {
	readonly config = { headers: { 'x-api-key': SECRET } };
	readonly code = SECRET;
}

describe('a transport that breaks its contract', () => {
	it.each<[string, () => unknown]>([
		[
			'throws at once',
			() => {
				throw new KeyedError(`key ${SECRET}`);
			},
		],
		['returns nothing', () => undefined],
		['returns no promise', () => 7],
		['rejects with undefined', async () => await Promise.reject(undefined)],
		['rejects with null', async () => await Promise.reject(null)],
		['rejects with a text', async () => await Promise.reject(`x-api-key: ${SECRET}`)],
		['rejects with an Error', async () => await Promise.reject(new KeyedError(`key ${SECRET}`))],
		[
			'rejects with what throws when it is read',
			async () =>
				await Promise.reject(
					Object.defineProperty({}, 'kind', {
						get() {
							throw new KeyedError(SECRET);
						},
					}),
				),
		],
		['resolves with undefined', async () => await Promise.resolve(undefined)],
		['resolves with a text', async () => await Promise.resolve('hello')],
		['resolves with an empty object', async () => await Promise.resolve({})],
		[
			'has a status that is a word',
			async () => await Promise.resolve({ status: 'OK', headers: {}, body: {} }),
		],
		['has a status of 0', async () => await Promise.resolve({ status: 0, headers: {}, body: {} })],
		[
			'has a status of NaN',
			async () => await Promise.resolve({ status: Number.NaN, headers: {}, body: {} }),
		],
		[
			'has a status that throws',
			async () =>
				await Promise.resolve({
					get status() {
						throw new KeyedError(SECRET);
					},
				}),
		],
		[
			'has headers that throw',
			async () =>
				await Promise.resolve({
					status: 500,
					headers: Object.defineProperty({}, 'date', {
						enumerable: true,
						get() {
							throw new KeyedError(SECRET);
						},
					}),
					body: {},
				}),
		],
		[
			'has a body that throws',
			async () =>
				await Promise.resolve({
					status: 200,
					headers: {},
					body: {
						get results() {
							throw new KeyedError(SECRET);
						},
					},
				}),
		],
		['has no headers', async () => await Promise.resolve({ status: 503 })],
		[
			'has null everywhere',
			async () => await Promise.resolve({ status: 422, headers: null, body: null }),
		],
	])('that %s gives failures as data, and few requests', async (_, answer) => {
		let requests = 0;
		const report = await analyze(
			(() => {
				requests++;
				return answer();
			}) as Transport,
			200,
		);
		expect(report.outcomes.length).toBe(200);
		for (const outcome of report.outcomes) if (!outcome.ok) checkFailure(outcome.failure);
		expect(report.outcomes.some(({ ok }) => ok)).toBe(false);
		expect(requests).toBeLessThanOrEqual(12);
		checkSecret(report, SECRET);
	});

	it('is understood when its status is a number in a text and its body JSON in a text', async () => {
		const report = await analyze(async (request) => {
			const body = JSON.stringify({ results: documentsOf(request).map(resultFor) });
			return await Promise.resolve({ status: '200' as unknown as number, headers: {}, body });
		});
		expect(tally(report)).toEqual({ ok: 3 });
	});

	it('may answer without headers', async () => {
		const report = await analyze(async (request) => {
			const { status, body } = success(request);
			return await Promise.resolve({ status, body } as never);
		});
		expect(tally(report)).toEqual({ ok: 3 });
	});
});

describe('results that no server should send', () => {
	it.each<[string, unknown]>([
		['a circle', circle],
		['a depth of 100,000 levels', { predicted_label: 'positive', extra: deep(100_000) }],
		['a big integer', { predicted_label: 'positive', extra: 7n }],
		[
			'a field that throws',
			Object.defineProperty({ predicted_label: 'positive' }, 'extra', {
				enumerable: true,
				get() {
					throw new Error('no');
				},
			}),
		],
		[
			'a toJSON that throws',
			{
				predicted_label: 'positive',
				toJSON: () => {
					throw new Error('no');
				},
			},
		],
		['a prototype', JSON.parse('{"predicted_label":"positive","__proto__":{"polluted":true}}')],
	])('hold up nothing: %s', async (_, result) => {
		const documents = shortDocuments(3);
		const script = new Script((request) => {
			const results = documentsOf(request).map(
				(sent) => ({ ...resultFor(sent) }) as Record<string, unknown>,
			);
			const first = documentsOf(request).findIndex(({ doc }) => doc === documents[0]!.text);
			if (first >= 0) {
				(result as Record<string, unknown>)['doc_id'] = documentsOf(request)[first]!.doc_id;
				results[first] = result as Record<string, unknown>;
			}
			return reply(200, { results });
		});
		const twice = [...documents, documents[0]!];
		const { outcomes } = await script.analyze(twice);
		expect(outcomes.length).toBe(4);
		expect(outcomes.slice(1, 3).map(({ ok }) => ok)).toEqual([true, true]);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('fail as data when the whole body is deep or circular, whatever the status', async () => {
		for (const body of [
			deep(100_000),
			{ error: deep(100_000) },
			{ results: deep(100_000) },
			circle,
			{ detail: circle },
		]) {
			for (const status of [200, 422, 429, 500]) {
				const report = await new Script(() => reply(status, body)).analyze(shortDocuments(2), {
					maxWaitMs: 1000,
				});
				expect(report.outcomes.map(({ ok }) => ok)).toEqual([false, false]);
			}
		}
	});

	it('fail as data, whatever the body is', async () => {
		const statuses = fc.constantFrom(
			200,
			201,
			204,
			302,
			400,
			401,
			403,
			404,
			418,
			422,
			429,
			500,
			503,
			504,
		);
		const headers = fc.dictionary(
			fc.constantFrom(
				'X-RateLimit-Remaining',
				'X-RateLimit-Reset',
				'Retry-After',
				'Date',
				'RateLimit',
			),
			fc.oneof(
				fc.string(),
				fc.integer().map(String),
				fc.constant('Mon, 05 Jan 2026 09:00:00 GMT'),
				fc.constant(undefined),
			),
		);
		await fc.assert(
			fc.asyncProperty(
				statuses,
				fc.anything({ withBigInt: true }),
				headers,
				async (status, body, given) => {
					const script = new Script(() => reply(status, body, given as Record<string, string>));
					const { outcomes } = await script.analyze(shortDocuments(4));
					for (const outcome of outcomes) if (!outcome.ok) checkFailure(outcome.failure);
					expect(outcomes.length).toBe(4);
					expect(script.requests.length).toBeLessThan(60);
				},
			),
			{ numRuns: 400 },
		);
	});
});
