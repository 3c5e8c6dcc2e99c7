import { type Failure, isFailure, type Limits, type SentorDocument } from '../../core';
import { document } from '../support/sim/documents';
import { reply, Script } from '../support/sim/script';
import { SECRET } from '../support/sim/run';
import { START } from '../support/sim/virtual-time';

const KEYS = 'https://dashboard.sentor.app/settings?tab=api-access';
const PRICING = 'https://sentor.app/pricing';
const text = document('x'.repeat(1234));

/** The failure of the first document when every request gets this answer. */
async function failureOf(
	answer: ReturnType<typeof reply> | { kind: string; code?: string },
	{ limits = {}, documents = [text] }: { limits?: Limits; documents?: SentorDocument[] } = {},
): Promise<Failure> {
	const script = new Script(async () =>
		'status' in answer ? answer : await Promise.reject(answer),
	);
	const [outcome] = (await script.analyze(documents, limits)).outcomes;
	if (!outcome || outcome.ok) throw new Error('there is no failure');
	return outcome.failure;
}

/** The documented form of an answer that is no success. */
function documented(
	status: number,
	message: string,
	details: Record<string, unknown> = {},
): ReturnType<typeof reply> {
	return reply(status, { error: { code: 'some_code', message, details, request_id: 'req_1' } });
}

/** With the second that the gate stays shut for longer. */
const tomorrow = new Date(START + 86_401_000).toISOString();

interface Row {
	name: string;
	failure: () => Promise<Failure>;
	expected: Failure;
}

const ROWS: Row[] = [
	{
		name: 'a blank text',
		failure: async () => await failureOf(reply(200), { documents: [document(' ')] }),
		expected: {
			code: 'invalid_input',
			message: 'Text is empty',
			description: 'Give a text, or leave it out. Nothing was sent for it.',
			reason: 'no_text',
			attempts: 0,
		},
	},
	{
		name: 'no entity',
		failure: async () =>
			await failureOf(reply(200), { documents: [document('a', { entities: [] })] }),
		expected: {
			code: 'invalid_input',
			message: 'No entity is named',
			description:
				'Name at least one entity to look at, e.g. delivery, support, price. Nothing was sent for this text.',
			reason: 'no_entities',
			attempts: 0,
		},
	},
	{
		name: 'a text that is a list',
		failure: async () => await failureOf(reply(200), { documents: [document(['a'] as never)] }),
		expected: {
			code: 'invalid_input',
			message: 'Text is a list, not a text',
			description: 'Pick what holds the text itself. Nothing was sent for it.',
			reason: 'text_type',
			values: { found: 'list' },
			attempts: 0,
		},
	},
	{
		name: 'another language',
		failure: async () =>
			await failureOf(reply(200), { documents: [document('a', { language: 'de' as never })] }),
		expected: {
			code: 'invalid_input',
			message: "Language 'de' is not supported",
			description: 'Use en (English) or nl (Dutch). Nothing was sent for this text.',
			reason: 'language',
			values: { found: 'de' },
			attempts: 0,
		},
	},
	{
		name: 'a refused key',
		failure: async () =>
			await failureOf(documented(401, 'Invalid API key', { reason: 'invalid_key' })),
		expected: {
			code: 'auth',
			message: 'The API key was refused (401)',
			description: `Create a key at ${KEYS} and use it in place of this one. Nothing more was sent.`,
			reason: 'invalid_key',
			values: { status: 401 },
			status: 401,
			requestId: 'req_1',
			attempts: 1,
		},
	},
	{
		name: 'an expired key',
		failure: async () =>
			await failureOf(
				documented(401, 'API key has expired', {
					reason: 'expired_key',
					expires_at: '2026-01-01T00:00:00Z',
				}),
			),
		expected: {
			code: 'auth',
			message: 'The API key expired on 2026-01-01T00:00:00Z (401)',
			description: `Create a key at ${KEYS} and use it in place of this one. Nothing more was sent.`,
			reason: 'expired_key',
			values: { status: 401, expiresAt: '2026-01-01T00:00:00Z' },
			status: 401,
			requestId: 'req_1',
			attempts: 1,
		},
	},
	{
		name: 'a key without the right',
		failure: async () => await failureOf(documented(403, 'Insufficient permission')),
		expected: {
			code: 'auth',
			message: 'The API key lacks the permission for this (403): Insufficient permission',
			description: `Check what the plan includes (${PRICING}), or use a key that may do this. Nothing more was sent.`,
			reason: 'no_permission',
			values: { status: 403, serverMessage: 'Insufficient permission', serverCode: 'some_code' },
			status: 403,
			requestId: 'req_1',
			attempts: 1,
		},
	},
	{
		name: 'a used-up plan',
		failure: async () => await failureOf(documented(403, 'Plan quota exceeded')),
		expected: {
			code: 'quota',
			message: "The plan's quota is used up: Plan quota exceeded",
			description: `Send the rest later, or choose a larger plan (${PRICING}). What was answered is kept.`,
			reason: 'used_up',
			values: { serverMessage: 'Plan quota exceeded', serverCode: 'some_code' },
			status: 403,
			requestId: 'req_1',
			attempts: 1,
		},
	},
	{
		name: 'a refused text',
		failure: async () =>
			await failureOf(documented(422, 'Text too long (>5000 chars)'), {
				documents: [document('x'.repeat(321))],
			}),
		expected: {
			code: 'rejected',
			message: 'The API refused this text (422): Text too long (>5000 chars)',
			description:
				'The text has 321 characters. Shorten or split it, or mend what the message names.',
			reason: 'refused',
			values: {
				status: 422,
				characters: 321,
				serverMessage: 'Text too long (>5000 chars)',
				serverCode: 'some_code',
			},
			status: 422,
			requestId: 'req_1',
			attempts: 1,
		},
	},
	{
		name: 'a text that is too slow',
		failure: async () => await failureOf(reply(504, '<html><h1>504 Gateway Time-out</h1></html>')),
		expected: {
			code: 'too_slow',
			message: 'No answer in time for this text (1,234 characters, 3 attempts)',
			description: 'Split the text into shorter ones, or raise the request time-out.',
			status: 504,
			reason: 'long_text',
			values: { characters: 1234, attempts: 3 },
			attempts: 3,
		},
	},
	{
		name: 'a short text without an answer in time, which splitting would not help',
		failure: async () =>
			await failureOf(reply(504, ''), { documents: [document('x'.repeat(1000))] }),
		expected: {
			code: 'too_slow',
			message: 'No answer in time for this text (1,000 characters, 3 attempts)',
			description:
				'The text is short, so that Sentor may be overloaded: send it again later, or raise the request time-out.',
			status: 504,
			reason: 'short_text',
			values: { characters: 1000, attempts: 3 },
			attempts: 3,
		},
	},
	{
		name: 'an outage',
		failure: async () => await failureOf(documented(503, 'Maintenance')),
		expected: {
			code: 'unavailable',
			message: 'Sentor does not answer as it should (503): Maintenance',
			description:
				'Try again later. If it goes on, write to sentor@nikx.one and give the request ID. What was answered is kept.',
			reason: 'server',
			values: { status: 503, serverMessage: 'Maintenance', serverCode: 'some_code' },
			status: 503,
			requestId: 'req_1',
			attempts: 3,
		},
	},
	{
		name: 'a host that is not there',
		failure: async () => await failureOf({ kind: 'network', code: 'ENOTFOUND' }),
		expected: {
			code: 'unavailable',
			message: 'Sentor cannot be reached (ENOTFOUND)',
			description: 'Check the base URL and whether this machine reaches it (network, proxy).',
			reason: 'network',
			values: { networkCode: 'ENOTFOUND' },
			attempts: 3,
		},
	},
	{
		name: 'a missing result',
		failure: async () => await failureOf(reply(200, { results: [], request_id: 'req_1' })),
		expected: {
			code: 'missing_result',
			message: 'The API answered without a result for this text',
			description:
				'Send this text again. If it repeats, write to sentor@nikx.one and give the request ID.',
			status: 200,
			requestId: 'req_1',
			reason: 'missing',
			attempts: 2,
		},
	},
	{
		name: 'a wrong address',
		failure: async () => await failureOf(reply(404, '<html>Not Found</html>')),
		expected: {
			code: 'config',
			message: 'Nothing was found at this address (404)',
			description:
				'Check the base URL; the usual one is https://sentor.app/api. Nothing more was sent.',
			reason: 'address',
			values: { status: 404 },
			status: 404,
			attempts: 1,
		},
	},
	{
		name: 'a redirect',
		failure: async () => await failureOf(reply(301, '')),
		expected: {
			code: 'config',
			message: 'This address redirects elsewhere (301)',
			description:
				'Check the base URL; the usual one is https://sentor.app/api. Nothing more was sent.',
			reason: 'address_redirect',
			values: { status: 301 },
			status: 301,
			attempts: 1,
		},
	},
	{
		name: 'a web page',
		failure: async () => await failureOf(reply(200, '<html>Welcome</html>')),
		expected: {
			code: 'config',
			message: "This address answers with something else than Sentor's API (200)",
			description:
				'Check the base URL; the usual one is https://sentor.app/api. Nothing more was sent.',
			reason: 'address_page',
			values: { status: 200 },
			status: 200,
			attempts: 3,
		},
	},
	{
		name: 'a quota until tomorrow',
		failure: async () =>
			await failureOf(documented(429, 'Daily limit', { reset: (START + 86_400_000) / 1000 })),
		expected: {
			code: 'quota',
			message: `The plan's quota is used up; it opens again at ${tomorrow}`,
			description: `Send the rest later, or choose a larger plan (${PRICING}). That is longer than the longest wait allowed (600 s). What was answered is kept.`,
			retryAt: tomorrow,
			reason: 'wait_too_long',
			values: { maxWaitSeconds: 600, retryAt: tomorrow },
			attempts: 0,
		},
	},
	{
		name: 'the deadline',
		failure: async () => await failureOf({ kind: 'timeout' }, { limits: { deadlineMs: 500 } }),
		expected: {
			code: 'deadline',
			message: 'The time was up before this text was answered',
			description: 'Send the rest again, or allow more time. What was answered is kept.',
			reason: 'time_up',
			attempts: 1,
		},
	},
	{
		name: 'a cancel',
		failure: async () => await failureOf({ kind: 'aborted' }),
		expected: {
			code: 'cancelled',
			message: 'It was cancelled before this text was answered',
			description: 'Send it again to have it answered.',
			reason: 'stopped',
			attempts: 1,
		},
	},
];

describe('the words of a failure', () => {
	it.each(ROWS)('for $name', async ({ failure, expected }) => {
		expect(await failure()).toEqual(expected);
	});

	it.each(ROWS)('do not scold: $name', ({ expected: { message, description } }) => {
		expect(`${message} ${description}`).not.toMatch(
			/error|problem|failure|failed|mistake|invalid|oops|sorry/i,
		);
		expect(description).toMatch(/^[A-Z].*\.$/s);
		expect(message).not.toMatch(/\.$/);
	});

	it('for every text refused alike', async () => {
		const documents = Array.from({ length: 200 }, (_, index) => document(`${index}`));
		const script = new Script(() => reply(422, { detail: 'language not supported' }));
		const { outcomes } = await script.analyze(documents);
		const last = outcomes[100] as { failure: Failure };
		expect(last.failure).toMatchObject({
			code: 'config',
			message: 'The API refused every text that was tried (422): language not supported',
			description: 'Check the language, the entities and the base URL. The rest was not sent.',
			reason: 'all_rejected',
			status: 422,
		});
	});
});

describe("the server's words in a failure", () => {
	it('are cut to 200 characters on one line', async () => {
		const { message } = await failureOf(reply(422, { detail: `a\nb\t${'long '.repeat(200)}` }));
		expect(message.length).toBeLessThanOrEqual(250);
		expect(message).not.toMatch(/[\n\t]/);
	});

	it.each([
		['in the message', { error: { message: `key ${SECRET} is wrong` } }],
		[
			'in the code and the id',
			{ error: { code: SECRET, message: 'no', request_id: SECRET, details: { reason: SECRET } } },
		],
		['in a page', `<html>x-api-key: ${SECRET}</html>`],
		['in a validation list', { detail: [{ loc: ['body', SECRET], msg: `bad ${SECRET}` }] }],
		['of another service', { detail: 'Authorization: Bearer abcdef123456' }],
	])('lose a secret %s', async (_, body) => {
		for (const status of [401, 403, 404, 422, 500]) {
			const shown = JSON.stringify(
				await failureOf(reply(status, body, { 'X-Request-Id': SECRET })),
			);
			expect(shown).not.toContain(SECRET);
			expect(shown).not.toContain('abcdef123456');
		}
	});

	it('lose the key of a transport that puts it into its code', async () => {
		const shown = JSON.stringify(await failureOf({ kind: 'network', code: SECRET }));
		expect(shown).not.toContain(SECRET);
	});
});

describe('the guard', () => {
	it('knows a failure, also one that went through JSON', async () => {
		const failure = await failureOf(reply(401));
		expect(isFailure(failure)).toBe(true);
		expect(isFailure(JSON.parse(JSON.stringify(failure)))).toBe(true);
	});

	it.each([
		undefined,
		null,
		7,
		'auth',
		{},
		new Error('x'),
		{ code: 'auth' },
		{ code: 'other', message: '', description: '', attempts: 0 },
	])('knows what is none: %p', (value) => {
		expect(isFailure(value)).toBe(false);
	});
});
