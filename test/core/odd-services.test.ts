import type { AnalyzeReport, Failure } from '../../core';
import { document, shortDocuments } from '../support/sim/documents';
import { type Answer, documentsOf, reply, Script, success } from '../support/sim/script';

function failuresOf({ outcomes }: Pick<AnalyzeReport, 'outcomes'>): Failure[] {
	return outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
}

/** The one cause of all failures: code and reason. */
function causeOf(report: AnalyzeReport): string {
	const causes = new Set(failuresOf(report).map(({ code, reason }) => `${code} ${reason}`));
	return [...causes].join(', ');
}

const documents = shortDocuments(60, 200);
const five = ['a', 'b', 'c', 'd', 'e'].map((text) => document(text));

describe('a status that says nothing of a text', () => {
	it.each([406, 410, 411, 414, 415, 418, 424, 426, 428, 431, 451])(
		'%i ends the run with one cause, after one request',
		async (status) => {
			const script = new Script(() => reply(status, { detail: 'no' }));
			const report = await script.analyze(documents);
			expect(causeOf(report)).toBe('config status');
			expect(report.stats.requests).toBe(1);
			expect(report.ended).toMatchObject({ reason: 'status', status });
		},
	);

	it.each([409, 425, 499])('%i is tried again, and all are answered', async (status) => {
		const script = new Script((request, number) =>
			number % 2 === 0 ? reply(status) : success(request),
		);
		expect(failuresOf(await script.analyze(documents))).toEqual([]);
	});

	it.each([409, 425, 499])(
		'%i all the time is one cause, and no text is blamed',
		async (status) => {
			const report = await new Script(() => reply(status)).analyze(documents);
			expect(causeOf(report)).toBe('unavailable server');
			expect(report.stats.requests).toBeLessThanOrEqual(12);
		},
	);
});

describe('a success that is none', () => {
	const SAID: Array<[string, Answer]> = [
		['an error', () => reply(200, { error: 'Model is not loaded' })],
		['an error as an object', () => reply(200, { error: { message: 'Model is not loaded' } })],
		['a detail', () => reply(200, { detail: 'Model is not loaded' })],
	];

	it.each(SAID)('has the words of the service in every call: %s', async (_, answer) => {
		const script = new Script(answer);
		const words = {
			code: 'unavailable',
			reason: 'error_in_answer',
			message: expect.stringContaining('Model is not loaded'),
		};
		const report = await script.analyze(documents);
		for (const failure of failuresOf(report)) expect(failure).toMatchObject(words);
		expect(failuresOf(report)).toHaveLength(documents.length);
		const other = new Script(answer);
		const { outcomes } = await other.time.until(other.client().cluster(five));
		expect(outcomes[0]).toMatchObject({ failure: words });
		const third = new Script(answer);
		const named = await third.time.until(third.client().nameTopic({ documents: five }));
		expect(named).toMatchObject({ failure: words });
	});

	it('that names the status of a refused key is a refused key, in every call', async () => {
		const answer = () => reply(200, { error: { message: 'no', status: 401 } });
		expect(causeOf(await new Script(answer).analyze(documents))).toBe('auth invalid_key');
		const script = new Script(answer);
		const named = await script.time.until(script.client().nameTopic({ documents: five }));
		expect(named).toMatchObject({ failure: { code: 'auth' } });
	});

	it('with labels that nobody knows ends soon, and names them', async () => {
		const script = new Script((request) =>
			reply(200, {
				results: documentsOf(request).map(({ doc_id }) => ({ doc_id, predicted_label: 'POS' })),
			}),
		);
		const report = await script.analyze(documents);
		expect(report.stats.requests).toBeLessThanOrEqual(12);
		for (const { message } of failuresOf(report)) expect(message).toContain('POS');
	});

	it('that has words for one document in place of its result fails that one with them', async () => {
		const script = new Script((request) => {
			const results = (success(request).body as { results: object[] }).results;
			return reply(200, {
				results: documentsOf(request).map(({ doc, doc_id }, place) =>
					doc === 'bad' ? { doc_id, error: 'Text\u001b is \n odd' } : results[place],
				),
			});
		});
		const report = await script.analyze([...documents, document('bad')]);
		expect(causeOf(report)).toBe('missing_result error_in_result');
		expect(failuresOf(report)).toHaveLength(1);
		expect(failuresOf(report)[0]?.values).toEqual({ serverMessage: 'Text is odd' });
	});

	it('with a label that nobody knows for one document says so for that one', async () => {
		const script = new Script((request) => {
			const results = (success(request).body as { results: object[] }).results;
			return reply(200, {
				results: documentsOf(request).map(({ doc, doc_id }, place) =>
					doc === 'bad' ? { doc_id, predicted_label: 'mixed' } : results[place],
				),
			});
		});
		const report = await script.analyze([...documents, document('bad')]);
		expect(failuresOf(report)).toMatchObject([{ reason: 'no_label', values: { found: 'mixed' } }]);
	});
});

describe('a way that is barred', () => {
	it.each([
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_self_signed'],
		['CERT_HAS_EXPIRED', 'tls_expired'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_host'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
		['EPROTO', 'tls'],
		['PROXY_403', 'proxy_refused'],
		['PROXY_407', 'proxy_login'],
		['PROXY_503', 'proxy_failed'],
	])('is told for what it is, within four requests: %s', async (code, reason) => {
		const script = new Script(async () => await Promise.reject({ kind: 'network', code }));
		const report = await script.analyze(documents);
		expect(causeOf(report)).toBe(`unavailable ${reason}`);
		expect(report.stats.requests).toBeLessThanOrEqual(4);
	});
});

describe('a time that is none', () => {
	it.each([
		['Retry-After', '-1'],
		['Retry-After', 'try again in 2'],
		['Retry-After', 'try again in 32971'],
		['Retry-After', 'Wed, 21 Oct 1998 07:28:00 GMT'],
		['X-RateLimit-Reset', '883612800'],
		['X-RateLimit-Reset', '883612800000'],
	])('is shown to nobody: %s %s', async (name, value) => {
		const headers = { [name]: value, 'X-RateLimit-Remaining': '0' };
		const script = new Script(() => reply(429, {}, headers));
		const report = await script.analyze([document('a')], { maxWaitMs: 200_000 });
		const [failure] = failuresOf(report);
		expect(failure).toMatchObject({ code: 'quota', reason: 'wait_too_long' });
		expect(failure).not.toHaveProperty('retryAt');
		expect(failure?.values).toEqual({ maxWaitSeconds: 200 });
		expect(failure?.message).not.toMatch(/\d{4}-/);
	});

	it.each(['-1', 'try again in 2', '883612800'])(
		'does not keep a run from its answers: a reset of %s in every answer',
		async (reset) => {
			const headers = { 'X-RateLimit-Reset': reset, 'X-RateLimit-Remaining': '0' };
			const script = new Script((request) => success(request, headers));
			const report = await script.analyze(documents);
			expect(failuresOf(report)).toEqual([]);
			expect(report.stats.waitMs).toBe(0);
		},
	);
});

describe('the health check', () => {
	it('tells the quota that the headers name', async () => {
		const headers = {
			'X-RateLimit-Limit': '60',
			'X-RateLimit-Remaining': '7',
			'X-RateLimit-Reset': '30',
		};
		const script = new Script(() => reply(200, { status: 'healthy' }, headers));
		const health = await script.time.until(script.client().checkHealth());
		expect(health.quota).toEqual({
			limit: 60,
			remaining: 7,
			used: 53,
			resetsAt: new Date(script.time.now() + 30_000).toISOString(),
		});
	});

	it('tells no quota that nobody named', async () => {
		const script = new Script(() => reply(200, { status: 'healthy' }));
		const health = await script.time.until(script.client().checkHealth());
		expect(health).not.toHaveProperty('quota');
	});
});
