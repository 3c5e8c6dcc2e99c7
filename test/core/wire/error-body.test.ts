import { classifyReply } from '../../../core/wire/classify';
import { readErrorBody, readFault } from '../../../core/wire/error-body';
import { readReply } from '../../../core/wire/exchange';
import { createScrubber, MAX_TEXT_CHARS } from '../../../core/wire/scrub';

const KEY = 'sk-secret-123456';
const TIMES = { sentAt: 0, receivedAt: 100 };

function read(
	body: unknown,
	headers: Record<string, string> = {},
	status = 422,
): ReturnType<typeof readErrorBody> {
	const scrub = createScrubber([KEY]);
	return readErrorBody(readReply({ status, headers, body }, TIMES, scrub)!);
}

describe('the body of an answer that is no success', () => {
	it('is read in the documented form', () => {
		const body = {
			error: {
				code: 'auth_failed',
				message: 'API key has expired',
				details: { reason: 'expired_key', expires_at: '2026-01-01T00:00:00Z' },
				request_id: 'req_1',
				timestamp: '2026-01-05T09:00:00Z',
				documentation_url: 'https://docs.example/errors',
			},
		};
		expect(read(body, {}, 401)).toMatchObject({
			status: 401,
			code: 'auth_failed',
			message: 'API key has expired',
			reason: 'expired_key',
			requestId: 'req_1',
			expiresAt: '2026-01-01T00:00:00Z',
		});
	});

	it('is read in the form of the rate-limit page, which has no request id', () => {
		const error = {
			code: 'rate_limit_exceeded',
			message: 'Slow down',
			status: 429,
			details: { limit: 5, remaining: 0 },
		};
		const found = read({ error }, {}, 429);
		expect(found).toMatchObject({ code: 'rate_limit_exceeded', message: 'Slow down' });
		expect(found.requestId).toBeUndefined();
	});

	it.each<[string, unknown, string | undefined]>([
		['a detail', { detail: 'Text too long', status_code: '422' }, 'Text too long'],
		[
			'a validation list',
			{ detail: [{ loc: ['body', 'docs', 3, 'doc'], msg: 'field required', type: 'missing' }] },
			'field required (body.docs.3.doc)',
		],
		['a gateway', { statusCode: 400, message: 'Bad Request', error: 'Bad Request' }, 'Bad Request'],
		[
			'a list of messages',
			{ statusCode: 400, message: ['a is wrong', 'b is wrong'] },
			'a is wrong; b is wrong',
		],
		['an error that is a text', { error: 'Unauthorized' }, 'Unauthorized'],
		[
			'a web page',
			'<html><style>p{}</style><h1>504 Gateway\nTime-out</h1></html>',
			'504 Gateway Time-out',
		],
		['plain text', 'upstream connect failure', 'upstream connect failure'],
		['JSON in a text', '{"detail":"Text too long"}', 'Text too long'],
		['nothing', undefined, undefined],
		['an empty text', '', undefined],
		['null', null, undefined],
		['a number', 7, undefined],
		['a list', [1, 2], undefined],
	])('gives the words of %s', (_, body, message) => {
		expect(read(body).message || undefined).toBe(message);
	});

	it.each([
		['details.reason', { error: { code: 'auth_failed', details: { reason: 'invalid_key' } } }],
		['the code', { error: { code: 'invalid_key', message: 'no' } }],
	])('finds the reason of a refused key in %s', (_, body) => {
		expect(read(body, {}, 401).reason).toBe('invalid_key');
	});

	it('takes the request id from the header when the body has none', () => {
		expect(read({}, { 'X-Request-ID': 'req_9' }).requestId).toBe('req_9');
	});

	it.each<[string, unknown, number[]]>([
		['one', { detail: [{ loc: ['body', 'docs', 3, 'doc'], msg: 'm' }] }, [3]],
		[
			'two, one of them twice',
			{ detail: [1, 4, 1].map((place) => ({ loc: ['body', 'docs', place] })) },
			[1, 4],
		],
		['a cluster document', { detail: [{ loc: ['body', 'documents', 0, 'text'] }] }, [0]],
		['none: the whole list', { detail: [{ loc: ['body', 'docs'], msg: 'm' }] }, []],
		['none: another field', { detail: [{ loc: ['query', 'language'], msg: 'm' }] }, []],
		[
			'none: odd places',
			{ detail: [{ loc: ['docs', -1] }, { loc: ['docs', 1.5] }, { loc: ['docs', '2'] }, {}, null] },
			[],
		],
		['none: a text', { detail: 'docs 3' }, []],
	])('names documents by their place: %s', (_, body, places) => {
		expect(read(body).namedPlaces).toEqual(places);
	});

	it.each<[string, string, string | undefined]>([
		[
			'a page',
			'<html><head><title>502</title></head><body>Bad <b>Gateway</b></body>',
			'502 Bad Gateway',
		],
		['styles and scripts', '<STYLE>a{}</STYLE>Down<script>x<1</script > for now', 'Down for now'],
		['a comment', '<!-- nginx -->Down', 'Down'],
		['a style that does not end', 'Down<style>a{}', 'Down'],
		['a tag that does not end', 'Down<a href="', 'Down'],
		['no markup, but a sign of it', 'a < b, 3 <4', 'a b, 3 4'],
		['markup alone', '<br><br>', undefined],
	])('reads the words of %s', (_, page, words) => {
		expect(read(page).message).toBe(words);
	});

	it('gives up on pages that are endless markup, of any kind', () => {
		const long = 2_000_000;
		for (const piece of [
			'<',
			'<style',
			'<style>',
			'<script></script',
			'<a ',
			'<!--',
			'<style></style>',
		]) {
			const message = read(`Down ${piece.repeat(long / piece.length)}`).message ?? '';
			expect(message.length).toBeLessThanOrEqual(MAX_TEXT_CHARS);
		}
	});

	it('shows no half of a key where a long page is cut', () => {
		for (let before = 19_900; before < 20_010; before += 1) {
			const page = `<p ${'x'.repeat(before)}> ${KEY} </p>`;
			expect(read(page).message ?? '').not.toContain(KEY.slice(0, 5));
		}
	});

	it('blanks the key out of every text and keeps texts short', () => {
		const error = {
			code: KEY,
			message: `${'x'.repeat(500)} ${KEY}`,
			request_id: `r-${KEY}`,
			details: { reason: KEY },
		};
		const found = read({ error });
		expect(JSON.stringify(found)).not.toContain(KEY);
		expect(found.message!.length).toBeLessThanOrEqual(MAX_TEXT_CHARS);
	});

	it.each<[string, Record<string, unknown>, string[]]>([
		['one', { doc_id: 'd-1' }, ['d-1']],
		['one by its number', { doc_id: 7 }, ['7']],
		['several', { doc_ids: ['d-1', 2, null, {}] }, ['d-1', '2']],
		['none', {}, []],
		['none: an object', { doc_id: { id: 1 } }, []],
		['as many as a request holds', { doc_ids: Array(600).fill('d') }, Array(500).fill('d')],
	])('names documents by their id: %s', (_, details, ids) => {
		expect(read({ error: { details } }).namedIds).toEqual(ids);
		expect(read({ details }).namedIds).toEqual(ids);
	});

	it.each<[string, Record<string, unknown>, number[]]>([
		['a place', { loc: ['body', 'docs', 4] }, [4]],
		['an index', { index: 0 }, [0]],
		['an index that is none', { index: '2' }, []],
	])('names a document by %s in the details', (_, details, places) => {
		expect(read({ error: { details } }).namedPlaces).toEqual(places);
	});

	it('names as many places as a request holds', () => {
		const detail = Array.from({ length: 600 }, (_, place) => ({ loc: ['docs', place] }));
		expect(read({ detail }).namedPlaces).toEqual(Array.from({ length: 500 }, (_, place) => place));
	});

	it.each<[string, unknown, string]>([
		['three entries', ['a', 'b', 'c', 'd'].map((msg) => ({ msg })), 'a; b; c'],
		['an entry without words', [{ loc: ['body', 'language'] }], 'invalid (body.language)'],
		['an entry without a place', [{ msg: 'too long', loc: 'docs' }], 'too long'],
	])('tells %s of a validation list', (_, detail, words) => {
		expect(read({ detail }).message).toBe(words);
	});

	it('takes the words of the error before those around it', () => {
		const body = { message: ['one', 2, 'three'], detail: 'four', error: 'five' };
		expect(read({ ...body, error: { message: 'zero' } }).message).toBe('zero');
		expect(read(body).message).toBe('one; three');
		expect(read({ ...body, message: ' ' }).message).toBe('four');
		expect(read({ error: 'five' }).message).toBe('five');
	});

	it('takes the request id of the error, then of the body, then of the header', () => {
		const header = { 'X-Request-ID': 'c' };
		expect(read({ error: { request_id: 'a' }, request_id: 'b' }, header).requestId).toBe('a');
		expect(read({ request_id: 'b' }, header).requestId).toBe('b');
	});

	it('takes a header only where it is a text, a number, or a list of them', () => {
		const id = (value: unknown) => read({}, { 'X-Request-ID': value as string }).requestId;
		expect([id(' a '), id(7), id(['a', 'b'])]).toEqual(['a', '7', 'a']);
		expect([id({}), id([['a']]), id(null), id(true)]).toEqual(Array(4).fill(undefined));
	});

	it('takes a code for the reason of a refused key only where it is one', () => {
		expect(read({ code: 'expired_key' }).reason).toBe('expired_key');
		expect(read({ code: 'auth_failed' }).reason).toBeUndefined();
	});

	it('tells the title of a page once, wherever it stands again', () => {
		const page = '<title> 502 Bad Gateway </title><h1>502 Bad Gateway</h1><p>nginx</p>';
		expect(read(page).message).toBe('502 Bad Gateway nginx');
	});

	it.each([
		[20_000, 'Down'],
		[20_001, undefined],
	])('reads a page of 20,000 characters to its end (%d)', (length, words) => {
		const page = `<p ${'x'.repeat(length - 8)}>Down`;
		expect(page).toHaveLength(length);
		expect(read(page).message).toBe(words);
	});
});

describe('the body of a success', () => {
	const success = (body: unknown) =>
		readReply({ status: 200, headers: {}, body }, TIMES, createScrubber([KEY]))!;
	const result = { doc_id: 'd', predicted_label: 'positive' };

	it.each<[string, unknown]>([
		['results', { results: [result] }],
		['results, one of them without a label', { results: [{}, result] }],
		['results beside a word of error', { results: [result], error: 'partly' }],
		['results without a label', { results: [{}] }],
		['no results', { results: [] }],
	])('has %s', (_, body) => {
		const { results } = body as { results: unknown[] };
		expect(classifyReply(success(body))).toMatchObject({ kind: 'answered', results });
	});

	it.each<[string, Record<string, unknown>, string | undefined, number | undefined]>([
		['an error', { error: 'Quota exceeded' }, 'Quota exceeded', undefined],
		['an error with a status', { error: { message: 'No', status: 429 } }, 'No', 429],
		['a status', { message: 'No', status_code: '503' }, 'No', 503],
		['a status of a gateway', { message: 'No', statusCode: 400 }, 'No', 400],
		['the lowest and the highest', { message: 'No', status: 599 }, 'No', 599],
		['no status of a failure', { error: 'No', status: 399 }, 'No', undefined],
		['no status at all', { error: 'No', status: 600 }, 'No', undefined],
		['a detail', { detail: 'No' }, 'No', undefined],
		['a list of errors', { errors: ['x'], message: 'No' }, 'No', undefined],
		['success: false', { success: false, message: 'No' }, 'No', undefined],
		['ok: false', { ok: false, message: 'No' }, 'No', undefined],
		['a word', { status: 'Failed', message: 'No' }, 'No', undefined],
		['a greeting', { message: 'Welcome' }, undefined, undefined],
		['empty words', { error: '', detail: null, message: 'Welcome' }, undefined, undefined],
		['no results and an error', { results: [], error: 'No' }, 'No', undefined],
	])('says that it is none: %s', (_, body, message, status) => {
		expect(readFault(success(body))).toEqual({ message, status });
	});

	it('tells what stands in place of labels', () => {
		const verdict = classifyReply(success({ results: [{}, { predicted_label: 'unsure' }] }));
		expect(verdict).toMatchObject({ kind: 'answered', detail: { message: "label 'unsure'" } });
	});
});
