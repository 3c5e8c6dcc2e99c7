import { classifyReply, classifyTransportFailure } from '../../../core/wire/classify';
import { readReply } from '../../../core/wire/reply';
import { createScrubber } from '../../../core/wire/scrub';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const scrub = createScrubber(['sk-secret-123456']);

function classify(
	status: number,
	body: unknown = {},
	tookMs = 100,
	headers: Record<string, string> = {},
) {
	return classifyReply(readReply({ status, headers, body }, scrub)!, NOW - tookMs, NOW, scrub);
}

/** The failure that a status ends the run with, or undefined. */
function stopCode(status: number, body: unknown = {}): string | undefined {
	const verdict = classify(status, body);
	return verdict.kind === 'stop' ? verdict.failure(1).code : undefined;
}

describe('what an answer means', () => {
	it.each([200, 201, 202])('%i with results is an answer', (status) => {
		expect(classify(status, { results: [] }).kind).toBe('answered');
	});

	it.each<[string, unknown]>([
		['a page', '<html></html>'],
		['an empty object', {}],
		['null', null],
		['nothing', ''],
		['a list', []],
		['results that are none', { results: 'many' }],
	])('200 with %s says that the service is broken, not that documents are', (_, body) => {
		expect(classify(200, body)).toMatchObject({ kind: 'broken', why: 'unreadable' });
	});

	it.each([
		[301, 'config'],
		[302, 'config'],
		[307, 'config'],
		[401, 'auth'],
		[402, 'quota'],
		[403, 'auth'],
		[404, 'config'],
		[405, 'config'],
	])('%i ends the run as %s', (status, code) => {
		expect(stopCode(status)).toBe(code);
	});

	it.each([
		'Plan quota exceeded',
		'Monthly quota used up',
		'You have exceeded your plan limits',
		'Rate limit reached for this plan',
	])('403 that says "%s" is a matter of the quota', (message) => {
		expect(stopCode(403, { error: { code: 'forbidden', message } })).toBe('quota');
	});

	it.each(['Insufficient permission', 'This key may not cluster', 'Forbidden'])(
		'403 that says "%s" is a matter of the key',
		(message) => {
			expect(stopCode(403, { detail: message })).toBe('auth');
		},
	);

	it('429 is a wait, with the time when it names one', () => {
		expect(classify(429, { retry_after: 7 })).toMatchObject({
			kind: 'rate_limited',
			retryAt: NOW + 7000,
		});
		expect(classify(429)).toMatchObject({ kind: 'rate_limited', retryAt: undefined });
	});

	it.each([400, 409, 413, 415, 418, 422, 431])('%i refuses something in the request', (status) => {
		expect(classify(status)).toMatchObject({ kind: 'refused', tooLarge: status === 413 });
	});

	it('422 names its document', () => {
		const body = { detail: [{ loc: ['body', 'docs', 2, 'doc'], msg: 'too long' }] };
		expect(classify(422, body)).toMatchObject({ kind: 'refused', namedPlaces: [2] });
	});

	it.each([408, 504])('%i is slowness', (status) => {
		expect(classify(status, '<html></html>').kind).toBe('slow');
	});

	it.each([502, 503, 524])(
		'%i after a long time is slowness, at once it is an outage',
		(status) => {
			expect(classify(status, '', 30_000).kind).toBe('slow');
			expect(classify(status, '', 100)).toMatchObject({ kind: 'broken', why: 'server' });
		},
	);

	it('500 is a stumble, however long it took', () => {
		expect(classify(500, '', 30_000)).toMatchObject({ kind: 'broken', why: 'server' });
	});

	it('a server fault is retried when the server says so, and not when the quota opens', () => {
		expect(classify(503, '', 100, { 'Retry-After': '20' })).toMatchObject({
			retryAt: NOW + 20_000,
		});
		const quota = { 'X-RateLimit-Reset': String(NOW / 1000 + 40), 'X-RateLimit-Remaining': '3' };
		expect(classify(503, '', 100, quota)).toMatchObject({ kind: 'broken', retryAt: undefined });
	});
});

describe('what the lack of an answer means', () => {
	it.each<[string, unknown, object]>([
		['a time-out', { kind: 'timeout', code: 'ETIMEDOUT' }, { kind: 'slow' }],
		[
			'a broken connection',
			{ kind: 'network', code: 'ECONNRESET' },
			{ kind: 'broken', why: 'network' },
		],
		['a cancel', { kind: 'aborted' }, { kind: 'aborted' }],
		['an Error', new Error('socket hang up'), { kind: 'broken', why: 'network' }],
		['undefined', undefined, { kind: 'broken', why: 'network' }],
		['null', null, { kind: 'broken', why: 'network' }],
		['a text', 'boom', { kind: 'broken', why: 'network' }],
		['a kind that is none', { kind: 7 }, { kind: 'broken', why: 'network' }],
	])('%s', (_, error, verdict) => {
		expect(classifyTransportFailure(error, scrub)).toMatchObject(verdict);
	});

	it('keeps a short code and nothing else of what was thrown', () => {
		const thrown = Object.assign(new Error('key sk-secret-123456'), {
			code: 'ENOTFOUND',
			config: { headers: { 'x-api-key': 'sk-secret-123456' } },
		});
		const verdict = classifyTransportFailure(thrown, scrub);
		expect(verdict).toEqual({
			kind: 'broken',
			why: 'network',
			detail: { networkCode: 'ENOTFOUND' },
		});
	});

	it.each(['sk-secret-123456', 'a sentence about sk-secret-123456', 'X'.repeat(500), 7, {}])(
		'drops a code that is none: %p',
		(code) => {
			const text = JSON.stringify(classifyTransportFailure({ kind: 'network', code }, scrub));
			expect(text).not.toContain('sk-secret');
			expect(text.length).toBeLessThan(150);
		},
	);
});
