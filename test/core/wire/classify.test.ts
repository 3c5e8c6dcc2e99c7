import { unavailableFailure } from '../../../core/failure';
import { classifyReply, classifyTransportFailure } from '../../../core/wire/classify';
import { readReply } from '../../../core/wire/exchange';
import { createScrubber } from '../../../core/wire/scrub';

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const scrub = createScrubber(['sk-secret-123456']);

/** What it means that a request got no answer, after so many ms. */
function lackOf(error: unknown, waitedMs = 0) {
	return classifyTransportFailure(error, waitedMs, scrub);
}

function classify(
	status: number,
	body: unknown = {},
	tookMs = 100,
	headers: Record<string, string> = {},
) {
	return classifyReply(
		readReply({ status, headers, body }, { sentAt: NOW - tookMs, receivedAt: NOW }, scrub)!,
	);
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

	it.each([400, 413, 422])('%i refuses something in the request', (status) => {
		expect(classify(status)).toMatchObject({ kind: 'refused', tooLarge: status === 413 });
	});

	it.each([406, 410, 411, 412, 414, 415, 418, 424, 426, 428, 431, 451])(
		'%i is about no text: it ends the run, with the words of the service',
		(status) => {
			const verdict = classify(status, { detail: 'not like this' });
			if (verdict.kind !== 'stop') throw new Error(verdict.kind);
			expect(verdict.failure(1)).toMatchObject({
				code: 'config',
				reason: 'status',
				status,
				values: { status, serverMessage: 'not like this' },
			});
		},
	);

	it('407 is the word of a proxy', () => {
		const verdict = classify(407);
		if (verdict.kind !== 'stop') throw new Error(verdict.kind);
		expect(verdict.failure(1)).toMatchObject({ code: 'unavailable', reason: 'proxy_login' });
	});

	it.each([409, 425, 499])('%i may pass another time', (status) => {
		expect(classify(status)).toMatchObject({ kind: 'broken', why: 'server', detail: { status } });
	});

	it.each<[string, unknown, string]>([
		['a text', { error: 'model not loaded' }, 'model not loaded'],
		['an object', { error: { code: 'x', message: 'model not loaded' } }, 'model not loaded'],
		['a detail', { detail: 'model not loaded' }, 'model not loaded'],
		['beside no results', { results: [], error: 'model not loaded' }, 'model not loaded'],
	])('200 with an error in it has the words of the service: %s', (_, body, message) => {
		expect(classify(200, body)).toMatchObject({
			kind: 'broken',
			why: 'server',
			detail: { status: 200, message },
		});
	});

	it.each<[number, object, string]>([
		[401, { code: 'auth_failed' }, 'stop'],
		[429, { details: { retry_after: 7 } }, 'rate_limited'],
		[422, {}, 'refused'],
		[504, {}, 'slow'],
		[503, {}, 'broken'],
	])('200 that names the status %i in its error is that', (status, error, kind) => {
		expect(classify(200, { error: { message: 'no', status, ...error } }).kind).toBe(kind);
		expect(classify(200, { detail: 'no', status_code: String(status) }).kind).toBe(kind);
	});

	it('200 with a greeting is not from the API', () => {
		expect(classify(200, { message: 'Welcome' })).toMatchObject({ why: 'unreadable' });
	});

	it.each<[string, unknown[], string]>([
		['labels that nobody knows', [{ doc_id: '0', predicted_label: 'POS' }], "label 'POS'"],
		['errors', [{ doc_id: '0', error: 'too short' }, { doc_id: '1' }], 'too short'],
		['errors as objects', [{ doc_id: '0', error: { message: 'too short' } }], 'too short'],
	])('200 with nothing but %s in its results says so', (_, results, message) => {
		expect(classify(200, { results })).toMatchObject({
			kind: 'answered',
			detail: { status: 200, message },
		});
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
		expect(lackOf(error)).toMatchObject(verdict);
	});

	it.each([
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_self_signed'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'tls_untrusted'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_untrusted'],
		['CERT_HAS_EXPIRED', 'tls_expired'],
		['CERT_NOT_YET_VALID', 'tls_expired'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_host'],
		['PROXY_403', 'proxy_refused'],
		['PROXY_407', 'proxy_login'],
	])('%s ends the run at once, as %s: it would be the same each time', (code, reason) => {
		const verdict = lackOf({ kind: 'network', code });
		if (verdict.kind !== 'stop') throw new Error(verdict.kind);
		expect(verdict.failure(1)).toMatchObject({ code: 'unavailable', reason });
	});

	it.each([
		['EPROTO', 'tls'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
		['CERT_REVOKED', 'tls'],
		['PROXY_503', 'proxy_failed'],
		['PROXY_502', 'proxy_failed'],
		['ANSWER_TOO_LARGE', 'answer_too_large'],
		['ECONNREFUSED', 'network'],
		['PROXY_X', 'network'],
	])('%s may pass, and is told as %s', (code, reason) => {
		const verdict = lackOf({ kind: 'network', code });
		if (verdict.kind !== 'broken') throw new Error(verdict.kind);
		expect(unavailableFailure(verdict.detail, 1)).toMatchObject({ code: 'unavailable', reason });
	});

	it.each([
		[120_004, 120],
		[1_499, 1],
		[300, 1],
	])('tells after how many seconds it timed out: %i ms', (ms, seconds) => {
		const verdict = lackOf({ kind: 'timeout', code: 'ETIMEDOUT' }, ms);
		if (verdict.kind !== 'slow') throw new Error(verdict.kind);
		expect(unavailableFailure(verdict.detail, 1)).toMatchObject({
			reason: 'no_answer',
			message: `Sentor was reached, but gave no answer within ${seconds} s`,
			values: { seconds },
		});
	});

	it('keeps a short code and nothing else of what was thrown', () => {
		const thrown = Object.assign(new Error('key sk-secret-123456'), {
			code: 'ENOTFOUND',
			config: { headers: { 'x-api-key': 'sk-secret-123456' } },
		});
		const verdict = lackOf(thrown);
		expect(verdict).toEqual({
			kind: 'broken',
			why: 'network',
			detail: { networkCode: 'ENOTFOUND' },
		});
	});

	it.each(['sk-secret-123456', 'a sentence about sk-secret-123456', 'X'.repeat(500), 7, {}])(
		'drops a code that is none: %p',
		(code) => {
			const text = JSON.stringify(lackOf({ kind: 'network', code }));
			expect(text).not.toContain('sk-secret');
			expect(text.length).toBeLessThan(150);
		},
	);
});
