import fc from 'fast-check';
import { createSentorClient, type TransportReply } from '../../core';
import { createScrubber, MAX_READ_CHARS } from '../../core/wire/scrub';
import { DISGUISES, mixed, OF_TEXTS_ALONE, remains } from '../support/canary';
import { document } from '../support/sim/documents';
import { reply } from '../support/sim/script';
import { VirtualTime } from '../support/sim/virtual-time';

/** Has a character of each kind that an encoding changes. */
const CANARY = 'Zq7+Wv/9=kX_p-4T.J2~h';

const label = { predicted_label: 'positive' };

/** Everywhere that a server can put a text into an answer that is no success. */
const ERROR_PLACES: Readonly<Record<string, (text: string) => unknown>> = {
	'the message': (text) => ({ error: { code: 'x', message: text } }),
	'the code': (text) => ({ error: { code: text, message: 'no' } }),
	'the reason': (text) => ({ error: { message: 'no', details: { reason: text } } }),
	'the request id': (text) => ({ error: { message: 'no', request_id: text } }),
	'the end of a key': (text) => ({
		error: { details: { reason: 'expired_key', expires_at: text } },
	}),
	'a detail': (text) => ({ detail: `you sent ${text} to us` }),
	'a list of messages': (text) => ({ message: ['no', text] }),
	'a validation list': (text) => ({ detail: [{ loc: ['body', text], msg: text }] }),
	'an error that is a text': (text) => ({ error: text }),
	'a page': (text) => `<html><b>Bad</b> ${text}</html>`,
	'a text that is no JSON': (text) => `{"x": ${text}`,
};

/** The same of a success. */
const DATA_PLACES: Readonly<Record<string, (text: string) => unknown>> = {
	'a field of a result': (text) => ({ results: [{ doc_id: '0', ...label, debug: { a: [text] } }] }),
	'the name of a field': (text) => ({
		results: [{ doc_id: '0', ...label, [text]: { [text]: 1 } }],
	}),
	'an entity': (text) => ({
		results: [
			{ doc_id: '0', ...label, entity_sentiments: [{ entity: text, sentiment: 'positive' }] },
		],
	}),
	'a sentence': (text) => ({
		results: [{ doc_id: '0', ...label, details: [{ ...label, sentence_text: `a ${text} b` }] }],
	}),
	'the request id': (text) => ({ results: [], request_id: text }),
	'a label': (text) => ({ results: [{ doc_id: '0', predicted_label: text }] }),
	'an error beside results': (text) => ({ error: { message: text }, detail: text }),
	'an error in a result': (text) => ({ results: [{ doc_id: '0', error: text }] }),
};

/** All that the four calls tell of a service that answers like this. */
async function everything(
	answer: () => TransportReply | Promise<TransportReply>,
): Promise<unknown> {
	const time = new VirtualTime();
	const told: unknown[] = [];
	const client = createSentorClient({
		transport: async () => await answer(),
		clock: time.clock,
		secrets: [CANARY],
		limits: { maxWaitMs: 1000 },
	});
	const run = {
		onProgress: (progress: unknown) => told.push(progress),
		onOutcome: (_: number, outcome: unknown) => told.push(outcome),
	};
	const five = ['a', 'b', 'c', 'd', 'e'].map((text) => document(text));
	told.push(
		await time.until(client.analyze([document('a')], run)),
		await time.until(client.cluster(five, { nameTopics: true })),
		await time.until(client.nameTopic({ documents: five })),
		await time.until(client.checkHealth()),
	);
	return told;
}

jest.setTimeout(60_000);

describe('a key that comes back in disguise', () => {
	it.each(Object.keys(DISGUISES))('is in nothing that is told: %s', async (name) => {
		const written = DISGUISES[name]!(CANARY);
		for (const place of Object.values(ERROR_PLACES)) {
			for (const status of [401, 403, 404, 413, 415, 422, 429, 500, 503]) {
				const told = await everything(() =>
					reply(status, place(written), { 'X-Request-Id': written, 'Retry-After': written }),
				);
				expect(remains(told, written, CANARY)).toEqual([]);
			}
		}
	});

	const inData = Object.keys(DISGUISES).filter((name) => !OF_TEXTS_ALONE.has(name));
	it.each(inData)('is in no result: %s', async (name) => {
		const written = DISGUISES[name]!(CANARY);
		for (const place of Object.values(DATA_PLACES)) {
			const told = await everything(() => reply(200, place(written), { 'x-request-id': written }));
			expect(remains(told, written, CANARY)).toEqual([]);
		}
		const cluster = { cluster_id: 0, documents: [{ doc_id: '0' }], top_words: [written] };
		const body = { clusters: [{ ...cluster, topic_name: written }], topic_name: written };
		const health = { status: written, version: written, generation_method: written };
		const told = await everything(() => reply(200, { ...body, ...health }));
		expect(remains(told, written, CANARY)).toEqual([]);
	});

	it('is in no failure of a transport that speaks of it', async () => {
		for (const code of [CANARY, 'ZQ7WV9KXP4TJ2H']) {
			const told = await everything(async () => await Promise.reject({ kind: 'network', code }));
			expect(remains(told, CANARY, CANARY)).toEqual([]);
		}
	});

	it('is found in any mixture of escapes', () => {
		const scrub = createScrubber([CANARY]);
		fc.assert(
			fc.property(mixed(CANARY), fc.string(), fc.string(), (written, before, after) => {
				const around = `${before.replaceAll('\\', '')} ${written} ${after}`;
				expect(remains(scrub.text(around), written, CANARY)).toEqual([]);
				expect(remains(scrub.data({ a: around }), written, CANARY)).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});

	it('is found wherever a long text is cut', () => {
		const scrub = createScrubber([CANARY]);
		for (const name of Object.keys(DISGUISES)) {
			const written = DISGUISES[name]!(CANARY);
			// So much space that what comes after it is shown, however much of it is read.
			for (let before = MAX_READ_CHARS - 60; before < MAX_READ_CHARS + 2500; before += 7) {
				const text = `a${' '.repeat(before)}${written}`;
				expect(remains(scrub.text(`${text} end`), written, CANARY)).toEqual([]);
			}
		}
	});

	it('of digits alone is found as a number too', () => {
		const data = createScrubber(['1234567890']).data({ a: 1234567890, b: 12345 });
		expect(data).toEqual({ a: '[hidden]', b: 12345 });
	});

	it('takes its whole word of base64 with it, since what is left could be decoded', () => {
		const token = Buffer.from(`admin-user:${CANARY}:realm`).toString('base64');
		expect(createScrubber([CANARY]).text(`got ${token}, thanks`)).toBe('got [hidden], thanks');
	});
});

describe('what the core was never told of', () => {
	const scrub = createScrubber([CANARY]);

	it.each([
		'Authorization: Basic dXNlcjpwYXNz',
		'"authorization":["Basic dXNlcjpwYXNz"]',
		'proxy-authorization: digest dXNlcjpwYXNz',
		'bearer dXNlcjpwYXNz',
		'connect to https://user:dXNlcjpwYXNz@gate.example/api',
	])('is blanked where it is known for a secret: %s', (text) => {
		expect(scrub.text(text)).not.toContain('dXNlcjpwYXNz');
	});
});

describe("the server's words", () => {
	const scrub = createScrubber([CANARY]);

	it('lose what a terminal would obey, and what nobody sees', () => {
		expect(scrub.text('\u001b]0;title\u0007a\u001b[2J\u001b[31mred\u001b[0m\u0000\u202eb')).toBe(
			']0;titlearedb',
		);
	});

	it('are well-formed where they are cut', () => {
		const text = scrub.text('😀'.repeat(200));
		expect(text.isWellFormed()).toBe(true);
		expect(text).not.toContain('\ufffd');
		expect(scrub.text('a\ud83db').isWellFormed()).toBe(true);
	});

	it('are not read to the end when they are endless', () => {
		const long = 2_000_000;
		for (const text of [
			'<style',
			'<',
			'&amp;',
			'\\',
			'%25',
			'authorization ',
			'://a',
			'Z',
			'\u001b[',
		]) {
			const endless = text.repeat(long / text.length);
			expect(scrub.text(endless).length).toBeLessThanOrEqual(200);
			scrub.data({ a: endless });
		}
	});
});
