import { createScrubber } from '../../../core/wire/scrub';
import { readReply } from '../../../core/wire/exchange';
import type { Reply } from '../../../core/wire/reply';
import { quotaOf, readQuota, readRetryTime } from '../../../core/wire/quota';

/** 2026-01-05T09:00:00Z: the moment at which every answer below arrives; it was asked 200 ms before. */
const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
const SENT = NOW - 200;
const SECONDS = NOW / 1000;
const iso = (ms: number): string => new Date(ms).toISOString();
const httpDate = (ms: number): string => new Date(ms).toUTCString();

function reply(
	headers: Record<string, string | string[]>,
	body: unknown = {},
	sentAt = SENT,
): Reply {
	const times = { sentAt, receivedAt: NOW };
	return readReply({ status: 429, headers, body }, times, createScrubber([]))!;
}

describe('the quota in the headers', () => {
	const told = { limit: 60, remaining: 7, resetAt: NOW + 30_000 };

	it.each([
		[
			'as documented',
			{
				'X-RateLimit-Limit': '60',
				'X-RateLimit-Remaining': '7',
				'X-RateLimit-Reset': `${SECONDS + 30}`,
			},
		],
		[
			'in lower case',
			{
				'x-ratelimit-limit': '60',
				'x-ratelimit-remaining': '7',
				'x-ratelimit-reset': `${SECONDS + 30}`,
			},
		],
		[
			'in upper case',
			{
				'X-RATELIMIT-LIMIT': '60',
				'X-RATELIMIT-REMAINING': '7',
				'X-RATELIMIT-RESET': `${SECONDS + 30}`,
			},
		],
		[
			'in lists',
			{
				'X-RateLimit-Limit': ['60'],
				'X-RateLimit-Remaining': ['7'],
				'X-RateLimit-Reset': [`${SECONDS + 30}`],
			},
		],
		[
			'with blanks',
			{
				'X-RateLimit-Limit': ' 60',
				'X-RateLimit-Remaining': ' 7 ',
				'X-RateLimit-Reset': ` ${SECONDS + 30} `,
			},
		],
		[
			'with the reset in ms',
			{
				'X-RateLimit-Limit': '60',
				'X-RateLimit-Remaining': '7',
				'X-RateLimit-Reset': `${NOW + 30_000}`,
			},
		],
		[
			'with the reset in seconds from now',
			{ 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '7', 'X-RateLimit-Reset': '30' },
		],
		[
			'without the X',
			{ 'RateLimit-Limit': '60', 'RateLimit-Remaining': '7', 'RateLimit-Reset': '30' },
		],
	])('is read %s', (_, headers) => {
		expect(readQuota(reply(headers))).toMatchObject(told);
	});

	it('is read from the draft of the standard, where t is in seconds from now', () => {
		const headers = { RateLimit: '"default";r=57;t=30', 'RateLimit-Policy': '"default";q=60;w=60' };
		expect(readQuota(reply(headers))).toMatchObject({
			remaining: 57,
			resetAt: NOW + 30_000,
		});
	});

	it.each([
		['nothing', {}],
		['no remainder', { 'X-RateLimit-Reset': `${SECONDS + 30}` }],
		['no reset', { 'X-RateLimit-Remaining': '7' }],
		['words', { 'X-RateLimit-Remaining': 'seven', 'X-RateLimit-Reset': 'soon' }],
		['negative numbers', { 'X-RateLimit-Remaining': '-1', 'X-RateLimit-Reset': `${SECONDS + 30}` }],
		['blanks', { 'X-RateLimit-Remaining': '', 'X-RateLimit-Reset': '' }],
		['a reset of 1998', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '883612800' }],
		[
			'a reset of 1998 in ms',
			{ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '883612800000' },
		],
		['a reset in 30 years', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '2714000000' }],
		['a reset that is negative', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '-1' }],
		['numbers with garbage', { 'X-RateLimit-Remaining': '7; drop', 'X-RateLimit-Reset': '1e99' }],
	])('is unknown when they hold %s', (_, headers) => {
		expect(readQuota(reply(headers as Record<string, string>))).toBeUndefined();
	});

	const DAY = 86_400_000;
	it.each([
		['a window that ended a day ago', NOW - DAY, true],
		['not one that ended earlier', NOW - DAY - 1, false],
		['one that ends in 400 days', NOW + 400 * DAY, true],
		['not one that ends later', NOW + 400 * DAY + 1, false],
	])('tells of %s', (_, reset, isKnown) => {
		const headers = { 'X-RateLimit-Remaining': '7', 'X-RateLimit-Reset': `${reset}` };
		expect(readQuota(reply(headers)) !== undefined).toBe(isKnown);
	});

	it('counts 400 days and more from the epoch, less from now', () => {
		const at = (reset: number, receivedAt: number) =>
			readQuota({
				...reply({ 'X-RateLimit-Remaining': '7', 'X-RateLimit-Reset': `${reset}` }),
				receivedAt,
			});
		const border = (400 * DAY) / 1000;
		expect(at(border - 1, NOW)).toMatchObject({ resetAt: NOW + (border - 1) * 1000 });
		expect(at(border, border * 1000)).toMatchObject({ resetAt: border * 1000, isDated: false });
		// As seconds it is the year 5138, as milliseconds it is 1973.
		expect(at(1e11, 1e11)).toMatchObject({ resetAt: 1e11, window: 1e11 });
	});

	it.each([
		['dated by a date', { 'X-RateLimit-Reset': `${SECONDS + 30}`, Date: httpDate(NOW) }, true],
		['dated by a count from now', { 'X-RateLimit-Reset': '30' }, true],
		['not dated by a time alone', { 'X-RateLimit-Reset': `${SECONDS + 30}` }, false],
	])('is %s', (_, headers, isDated) => {
		expect(readQuota(reply({ ...headers, 'X-RateLimit-Remaining': '1' }))).toMatchObject({
			isDated,
		});
	});

	it.each([
		['the answer came as the second of the header began', NOW, NOW - 200, NOW + 30_000],
		['it was sent within the second of the header', NOW - 1000, NOW - 1, NOW + 30_000],
		[
			'it was sent when that second was over: moved by the difference',
			NOW - 1000,
			NOW,
			NOW + 31_000,
		],
	])('is by our clock where %s', (_, serverNow, sentAt, resetAt) => {
		const headers = {
			'X-RateLimit-Remaining': '1',
			'X-RateLimit-Reset': `${NOW + 30_000}`,
		};
		const dated = {
			...reply(headers),
			header: (name: string) => (name === 'date' ? iso(serverNow) : reply(headers).header(name)),
		};
		expect(readQuota({ ...dated, sentAt })!.resetAt).toBe(resetAt);
	});

	it('tells what was used, where the service does', () => {
		const headers = {
			'X-RateLimit-Remaining': '7',
			'X-RateLimit-Reset': '30',
			'X-RateLimit-Used': '53',
		};
		expect(readQuota(reply(headers))).toMatchObject({ used: 53 });
	});

	it('does without the limit', () => {
		const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': `${SECONDS + 5}` };
		const reading = readQuota(reply(headers))!;
		expect(reading).toMatchObject({ remaining: 0, resetAt: NOW + 5000 });
		expect(reading.limit).toBeUndefined();
	});

	it('names the window by the raw number, whatever the clocks say', () => {
		const headers = { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': `${SECONDS + 30}` };
		const ahead = { ...headers, Date: httpDate(NOW + 90_000) };
		expect(readQuota(reply(ahead))!.window).toBe((SECONDS + 30) * 1000);
	});

	it('names the window by its end where the reset counts from now', () => {
		const headers = { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '30' };
		expect(readQuota(reply(headers))).toMatchObject({
			window: NOW + 30_000,
			resetAt: NOW + 30_000,
			isDated: true,
		});
	});

	it('takes the reset as it is when the clocks can agree, however slow the answer was', () => {
		const headers = { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': `${SECONDS + 30}` };
		const made = { ...headers, Date: httpDate(NOW - 15_000) };
		expect(readQuota(reply(made, {}, NOW - 20_000))!.resetAt).toBe(NOW + 30_000);
	});

	it.each([
		['behind', -3_600_000],
		['ahead', 90_000],
	])(
		'moves the reset by the difference when the server clock is %s, to the late end',
		(_, skew) => {
			const serverNow = NOW + skew;
			const headers = {
				'X-RateLimit-Remaining': '1',
				'X-RateLimit-Reset': `${serverNow / 1000 + 30}`,
				Date: httpDate(serverNow),
			};
			const { resetAt } = readQuota(reply(headers))!;
			expect(resetAt).toBeGreaterThanOrEqual(NOW + 30_000);
			expect(resetAt).toBeLessThanOrEqual(NOW + 31_200);
		},
	);

	it('ignores a date that is none', () => {
		const headers = {
			'X-RateLimit-Remaining': '1',
			'X-RateLimit-Reset': `${SECONDS + 30}`,
			Date: 'yesterday',
		};
		expect(readQuota(reply(headers))!.resetAt).toBe(NOW + 30_000);
	});
});

describe('the time of a 429', () => {
	const details = (content: Record<string, unknown>): unknown => ({ error: { details: content } });

	it.each<[string, Record<string, string>, unknown, number | undefined]>([
		['Retry-After in seconds', { 'Retry-After': '12' }, {}, NOW + 12_000],
		['Retry-After with a fraction', { 'Retry-After': '1.5' }, {}, NOW + 1500],
		['Retry-After as a date', { 'Retry-After': httpDate(NOW + 12_000) }, {}, NOW + 12_000],
		['details.retry_after', {}, details({ retry_after: 12 }), NOW + 12_000],
		['details.retry_after as text', {}, details({ retry_after: '12' }), NOW + 12_000],
		[
			'retry_after at the top',
			{},
			{ detail: 'x', status_code: '429', retry_after: 12 },
			NOW + 12_000,
		],
		['details.reset in seconds', {}, details({ reset: SECONDS + 12 }), NOW + 12_000],
		['details.reset in ms', {}, details({ reset: NOW + 12_000 }), NOW + 12_000],
		[
			'details.rate_limit.reset_at',
			{},
			details({ rate_limit: { reset_at: iso(NOW + 12_000) } }),
			NOW + 12_000,
		],
		['X-RateLimit-Reset', { 'X-RateLimit-Reset': `${SECONDS + 12}` }, '', NOW + 12_000],
		['JSON in a text', {}, JSON.stringify(details({ retry_after: 12 })), NOW + 12_000],
		['nothing', {}, {}, undefined],
		['a page', {}, '<html>Too Many Requests</html>', undefined],
		['no body', {}, undefined, undefined],
		['a past date', { 'Retry-After': httpDate(NOW - 12_000) }, {}, undefined],
		['a past reset', {}, details({ reset: SECONDS - 12 }), undefined],
		['no wait at all', { 'Retry-After': '0' }, {}, undefined],
		[
			'Retry-After as a time since the epoch',
			{ 'Retry-After': `${SECONDS + 12}` },
			{},
			NOW + 12_000,
		],
		['Retry-After of -1', { 'Retry-After': '-1' }, {}, undefined],
		['words with a number', { 'Retry-After': 'try again in 2' }, {}, undefined],
		['other words with a number', { 'Retry-After': 'try again in 32971' }, {}, undefined],
		['a date of 1998', { 'Retry-After': 'Wed, 21 Oct 1998 07:28:00 GMT' }, {}, undefined],
		['seconds of 1998', { 'X-RateLimit-Reset': '883612800' }, {}, undefined],
		['ms of 1998', {}, details({ reset: 883612800000 }), undefined],
		['a wait of three thousand years', {}, details({ retry_after: 1e11 }), undefined],
		[
			'a date in 30 years',
			{},
			details({ rate_limit: { reset_at: '2056-01-01T00:00:00Z' } }),
			undefined,
		],
		[
			'a date in the form of RFC 850',
			{ 'Retry-After': 'Monday, 05-Jan-26 09:00:12 GMT' },
			{},
			NOW + 12_000,
		],
		['a negative wait', {}, details({ retry_after: -5 }), undefined],
		[
			'words',
			{ 'Retry-After': 'soon' },
			details({ retry_after: 'later', reset: null, rate_limit: 7 }),
			undefined,
		],
	])('is read from %s', (_, headers, body, expected) => {
		expect(readRetryTime(reply(headers, body))).toBe(expected);
	});

	it('is taken from the first place that names one, in the documented order', () => {
		const body = {
			error: {
				details: { retry_after: 2, reset: SECONDS + 4, rate_limit: { reset_at: iso(NOW + 5000) } },
			},
			retry_after: 3,
		};
		const headers: Record<string, string> = {
			'Retry-After': '1',
			'X-RateLimit-Reset': `${SECONDS + 6}`,
		};
		const wait = (): number => readRetryTime(reply(headers, body))! - NOW;
		expect(wait()).toBe(1000);
		delete headers['Retry-After'];
		expect(wait()).toBe(2000);
		body.error.details.retry_after = -1;
		expect(wait()).toBe(3000);
		body.retry_after = -1;
		expect(wait()).toBe(4000);
		body.error.details.reset = SECONDS - 1;
		expect(wait()).toBe(5000);
		body.error.details.rate_limit.reset_at = 'never';
		expect(wait()).toBe(6000);
	});

	it('is now when the only one named passed while the answer was under way', () => {
		const just = { 'X-RateLimit-Reset': `${SECONDS - 1}` };
		expect(readRetryTime({ ...reply(just), sentAt: NOW - 500 })).toBe(NOW + 1);
		expect(readRetryTime({ ...reply(just), sentAt: NOW })).toBeUndefined();
	});

	it('skips a time that has passed and takes the next place', () => {
		const headers = { 'Retry-After': httpDate(NOW - 1000), 'X-RateLimit-Reset': `${SECONDS + 6}` };
		expect(readRetryTime(reply(headers))).toBe(NOW + 6000);
	});
});

describe('the quota that users see', () => {
	const reading = { remaining: 7, window: NOW, resetAt: NOW, isDated: true };

	it.each([
		['the number that was told', { limit: 60, used: 50 }, { limit: 60, used: 50 }],
		['the limit without the rest', { limit: 60 }, { limit: 60, used: 53 }],
		['none where more is left than the limit', { limit: 5 }, { limit: 5, used: 0 }],
		['not told where nobody told it', {}, {}],
	])('has as used: %s', (_, told, seen) => {
		expect(quotaOf({ ...reading, ...told })).toEqual({
			...seen,
			remaining: 7,
			resetsAt: iso(NOW),
		});
	});
});
