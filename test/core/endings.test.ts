import type { Failure } from '../../core';
import { judgeByMark, makeDocuments, shortDocuments } from '../support/sim/documents';
import { reply, Script, success } from '../support/sim/script';
import { simulate, tally } from '../support/sim/run';

/** What every document of a run failed with; throws unless it is the same for all. */
function only(outcomes: { ok: boolean; failure?: Failure }[]): Failure {
	const texts = new Set(outcomes.map(({ failure }) => JSON.stringify({ ...failure, attempts: 0 })));
	expect(texts.size).toBe(1);
	return (outcomes[0] as { failure: Failure }).failure;
}

describe('a run that cannot go well', () => {
	it.each<[string, number, unknown, Partial<Failure>]>([
		[
			'a wrong key',
			401,
			{ error: { code: 'auth_failed', message: 'no', details: { reason: 'invalid_key' } } },
			{ code: 'auth', reason: 'invalid_key' },
		],
		[
			'an expired key',
			401,
			{
				error: {
					code: 'auth_failed',
					details: { reason: 'expired_key', expires_at: '2026-01-01T00:00:00Z' },
				},
			},
			{ code: 'auth', reason: 'expired_key' },
		],
		['a key without the right', 403, { detail: 'Forbidden' }, { code: 'auth' }],
		['a used-up plan', 403, { error: { message: 'Plan quota exceeded' } }, { code: 'quota' }],
		['a payment due', 402, {}, { code: 'quota' }],
		['a wrong address', 404, '<html>Not Found</html>', { code: 'config' }],
		['a wrong method', 405, '', { code: 'config' }],
		['a redirect', 302, '', { code: 'config' }],
	])('because of %s ends after one request, with one message', async (_, status, body, failure) => {
		const script = new Script(() => reply(status, body));
		const { outcomes, stats } = await script.analyze(shortDocuments(1000));
		expect(only(outcomes as never)).toMatchObject({ ...failure, status });
		expect(stats.requests).toBe(1);
	});

	it('keeps what was answered before the key was withdrawn', async () => {
		const script = new Script((request, number) => (number < 2 ? success(request) : reply(401)));
		const report = await script.analyze(shortDocuments(400, 200));
		expect(tally(report)).toEqual({ ok: 18, auth: 382 });
		expect(script.requests.length).toBeLessThanOrEqual(6);
	});

	it.each([500, 502, 503])(
		'because of an outage (%i) ends after nine requests and about a minute',
		async (status) => {
			const { report, log, elapsedMs } = await simulate({
				documents: makeDocuments({ count: 1000 }),
				server: { always: { status } },
			});
			expect(only(report.outcomes as never)).toMatchObject({ code: 'unavailable', status });
			expect(log.requests.length).toBe(9);
			expect(elapsedMs).toBeGreaterThan(15_000);
			expect(elapsedMs).toBeLessThan(160_000);
		},
	);

	it('asks with single documents at the end, before it calls it an outage', async () => {
		const { log } = await simulate({
			documents: makeDocuments({ count: 1000 }),
			server: { always: { status: 503 } },
		});
		expect(log.requests.slice(-3).map(({ documents }) => documents.length)).toEqual([1, 1, 1]);
		const texts = log.requests.slice(-3).map(({ documents }) => documents[0]!.doc);
		expect(new Set(texts).size).toBe(3);
	});

	it.each([1, 2, 40])(
		'because of an outage names no time that the server did not (%i)',
		async (n) => {
			const script = new Script(() => reply(500));
			const { outcomes } = await script.analyze(shortDocuments(n));
			for (const outcome of outcomes) {
				expect(outcome).toMatchObject({ ok: false, failure: { code: 'unavailable', status: 500 } });
				expect(outcome).not.toHaveProperty('failure.retryAt');
			}
		},
	);

	it('because nobody is there ends after three requests, and says how it failed', async () => {
		const script = new Script(
			async () => await Promise.reject({ kind: 'network', code: 'ENOTFOUND' }),
		);
		const { outcomes, stats } = await script.analyze(shortDocuments(100));
		const failure = only(outcomes as never);
		expect(failure).toMatchObject({
			code: 'unavailable',
			message: expect.stringContaining('ENOTFOUND'),
		});
		expect(failure).not.toHaveProperty('status');
		expect(stats.requests).toBe(3);
	});

	it.each(['<html>Welcome</html>', {}, null, ''])(
		'because %j is no answer of the API ends after three requests',
		async (body) => {
			const script = new Script(() => reply(200, body));
			const { outcomes, stats } = await script.analyze(shortDocuments(100));
			expect(only(outcomes as never)).toMatchObject({ code: 'config' });
			expect(stats.requests).toBeLessThanOrEqual(4);
		},
	);

	it('because every document is refused ends after about nine requests', async () => {
		const documents = makeDocuments({ count: 1000, poison: 1 });
		const { report, log } = await simulate({ documents, server: { judge: judgeByMark } });
		expect(report.outcomes.some(({ ok }) => ok)).toBe(false);
		expect(log.requests.length).toBeLessThanOrEqual(10);
		expect(tally(report)['config']).toBeGreaterThan(980);
	});

	it('because one language is refused still answers the other', async () => {
		const documents = makeDocuments({ count: 200 }).map((one, index) =>
			index % 2 === 0 ? { ...one, language: 'nl' as const } : one,
		);
		const script = new Script((request) =>
			request.query['language'] === 'nl'
				? reply(422, { detail: 'language not supported' })
				: success(request),
		);
		const { outcomes, stats } = await script.analyze(documents);
		expect(outcomes.map(({ ok }) => ok)).toEqual(
			documents.map(({ language }) => language !== 'nl'),
		);
		expect(stats.requests).toBeLessThanOrEqual(30);
	});

	it('goes on when an outage passes', async () => {
		const script = new Script((request, number) =>
			number > 0 && number < 7 ? reply(503) : success(request),
		);
		expect(tally(await script.analyze(shortDocuments(300)))).toEqual({ ok: 300 });
	});

	it('tells a bad stretch of documents from an outage', async () => {
		const documents = shortDocuments(60).map((one, index) =>
			index < 20 ? { ...one, text: `!!${one.text}` } : one,
		);
		for (const judge of [
			judgeByMark,
			(text: string) => (judgeByMark(text) === 'refuse' ? ('crash' as const) : ('accept' as const)),
		]) {
			const { report } = await simulate({ documents, server: { judge } });
			expect(report.outcomes.slice(20).every(({ ok }) => ok)).toBe(true);
		}
	});
});
