import { say, WORDS, type Headers } from '../acts';
import { always, downInMidRun, first, inForms, inMidRun, onceInMidRun, type Fault } from '../fault';
import type { Act } from '../service';

/** Statuses that a client can meet: of Sentor, of gateways (52x: Cloudflare) and of what stands between. */
const STATUSES = [
	...[302, 307, 400, 401, 402, 403, 404, 405, 407, 408, 409, 413, 414, 422, 425, 429, 451],
	...[500, 501, 502, 503, 504, 507, 520, 522, 524, 530],
];

const PAGE = `<!DOCTYPE html><html><head><title>${WORDS}</title></head><body><h1>${WORDS}</h1></body></html>`;
const HTML: Headers = { 'content-type': 'text/html' };
const JSON_TYPE: Headers = { 'content-type': 'application/json' };

/** The forms of a refusal (docs, errors; the vendor's clients; gateways). */
const BODIES: Record<string, (status: number) => Act> = {
	'JSON error': (status) =>
		say(status, { error: { code: 'code', message: WORDS, details: {}, request_id: 'r-1' } }),
	'JSON detail': (status) => say(status, { detail: WORDS, status_code: String(status) }),
	'JSON message': (status) => say(status, { statusCode: status, message: [WORDS] }),
	'HTML page': (status) => say(status, PAGE, HTML),
	'plain text': (status) => say(status, WORDS),
	'no body': (status) => say(status, ''),
	'JSON cut off': (status) => say(status, '{"error": {"mess', JSON_TYPE),
};

/** What a success may hold in place of results. */
const NO_RESULTS: Record<string, Act> = {
	'no body': say(200, ''),
	'an empty object': say(200, {}),
	'`null`': say(200, 'null', JSON_TYPE),
	'a number': say(200, '42', JSON_TYPE),
	'an empty array': say(200, []),
	'a log-in page': say(200, PAGE.replaceAll(WORDS, 'Log in'), HTML),
	'plain text': say(200, 'OK'),
	'JSON cut off': say(200, '{"results": [{"doc_id": ', JSON_TYPE),
	'`results: null`': say(200, { results: null }),
	'`results: {}`': say(200, { results: {} }),
	'status 204': say(204, ''),
	'status 206, JSON cut off': say(206, '{"results": [', JSON_TYPE),
	'`error` with words': say(200, { error: { message: WORDS } }),
	'`detail`': say(200, { detail: WORDS }),
	'`status: "error"`': say(200, { status: 'error', message: WORDS }),
	'`statusCode: 500`': say(200, { statusCode: 500, message: WORDS }),
	'`statusCode: 401`': say(200, { statusCode: 401, message: WORDS }),
	'`status_code: "429"`, `retry_after: 3600`': say(200, {
		detail: WORDS,
		status_code: '429',
		retry_after: 3600,
	}),
};

/** Statuses after which the same may pass. */
const PASSING = [408, 409, 425, 500, 502, 503, 504, 520, 524, 530];

const QUOTA_403 = say(403, { error: { code: 'forbidden', message: 'Plan quota exceeded' } });
const KEY_401 = (reason: string) =>
	say(401, { error: { code: 'auth_failed', message: WORDS, details: { reason } } });

/** Every status in every form, to each request. */
export const EVERY_STATUS: Fault[] = STATUSES.flatMap((status) =>
	inForms(`Status ${status} to every request:`, BODIES, (body) => always(body(status))),
);

/** Successes that are none. */
export const NO_SUCCESS: Fault[] = [
	...inForms('Status 200 to every request with', NO_RESULTS, always),
	...inForms(
		'Status 200 to the first request, then well, with',
		{ 'no body': say(200, ''), 'an `error`': say(200, { error: { message: WORDS } }) },
		first,
	),
];

/** Refusals that begin or pass in the middle of a run. */
export const IN_MID_RUN: Fault[] = [
	...inForms(
		'Once, then well: status',
		Object.fromEntries(PASSING.map((status) => [`${status}`, status])),
		(status) => first(say(status, { detail: WORDS })),
	),
	...inForms(
		'Once in mid-run, then well: status',
		Object.fromEntries(PASSING.map((status) => [`${status}`, status])),
		(status) => onceInMidRun(say(status, { detail: WORDS })),
	),
	{ name: 'Three times, then well: status 503', ...first(say(503, PAGE, HTML), 3) },
	{ name: 'Key refused from the start', ...always(KEY_401('invalid_key')) },
	{ name: 'Key revoked in mid-run', ...inMidRun(KEY_401('invalid_key')) },
	{ name: 'Key expires in mid-run', ...inMidRun(KEY_401('expired_key')) },
	{ name: 'Plan quota used up in mid-run (403)', ...inMidRun(QUOTA_403) },
	{ name: 'Permission withdrawn in mid-run (403)', ...inMidRun(say(403, { detail: WORDS })) },
	{ name: 'Not paid in mid-run (402)', ...inMidRun(say(402, { detail: WORDS })) },
	{ name: 'Address gone in mid-run (404)', ...inMidRun(say(404, PAGE, HTML)) },
	{ name: 'Redirect in mid-run (302)', ...inMidRun(say(302, '', { location: '/login' })) },
	{ name: 'Out of order from mid-run on (500)', ...downInMidRun(say(500, { detail: WORDS })) },
	{ name: 'Maintenance from mid-run on (503)', ...downInMidRun(say(503, PAGE, HTML)) },
];
