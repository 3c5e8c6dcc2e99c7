import { type DocumentSentiment, type Failure, type TransportRequest } from '../../core';
import { document, shortDocuments } from '../support/sim/documents';
import { documentsOf, reply, Script, success, textsOf } from '../support/sim/script';

/** A text of so many characters, in sentences that are told apart by their number. */
function longText(characters: number, mark = 's'): string {
	let text = '';
	for (let number = 0; text.length < characters; number += 1)
		text += `This is sentence ${mark}${number} of a long complaint. `;
	return text.slice(0, characters).trim();
}

/** A service that takes no more than so many characters in a call, and tells it like this. */
function capped(most: number, words = 'Too much text') {
	return (request: TransportRequest) => {
		const characters = textsOf(request).reduce((sum, { length }) => sum + length, 0);
		return characters > most ? reply(413, { detail: words }) : success(request);
	};
}

/** A service that takes no longer texts, and names those that are. */
function cappedTexts(most: number) {
	return (request: TransportRequest) => {
		const loc = (place: number) => ({ loc: ['body', 'docs', place, 'doc'], msg: 'too long' });
		const detail = textsOf(request).flatMap(({ length }, place) =>
			length > most ? [loc(place)] : [],
		);
		return detail.length > 0 ? reply(422, { detail }) : success(request);
	};
}

function resultOf(outcome: unknown): DocumentSentiment {
	const { ok, result, failure } = outcome as {
		ok: boolean;
		result: DocumentSentiment;
		failure: Failure;
	};
	if (!ok) throw new Error(JSON.stringify(failure));
	return result;
}

/** Texts that were answered, request by request. */
function answeredTexts(
	script: Script,
	isAnswered: (request: TransportRequest) => boolean,
): string[] {
	return script.requests.filter(isAnswered).flatMap(textsOf);
}

describe('a text that the service does not take whole', () => {
	it.each([1200, 3000, 10_000, 50_000])('of %d characters is answered in parts', async (length) => {
		const script = new Script(capped(1000));
		const text = longText(length);
		const { outcomes, stats } = await script.analyze([document(text)]);
		const result = resultOf(outcomes[0]);
		expect(result.parts).toBeGreaterThanOrEqual(Math.ceil(length / 1000));
		// The server gives each text back as a sentence: all of it, in order, and nothing twice.
		expect(result.sentences.map(({ sentence }) => sentence).join(' ')).toBe(text);
		expect(result.sentences.map(({ sentenceIndex }) => sentenceIndex)).toEqual(
			result.sentences.map((_, place) => place),
		);
		expect(stats.requests).toBeLessThanOrEqual(3 + 1.15 * Math.ceil(length / 1000));
		expect(stats.documents).toBe(1);
	});

	it('is known for the next one: those that follow are cut at once', async () => {
		const script = new Script(capped(1000));
		const documents = Array.from({ length: 20 }, (_, n) => document(longText(1500, `t${n}-`)));
		const { outcomes } = await script.analyze(documents);
		for (const outcome of outcomes) expect(resultOf(outcome).parts).toBeGreaterThan(1);
		const characters = 20 * 1500;
		expect(script.requests.length).toBeLessThanOrEqual(6 + (1.15 * characters) / 1000);
		const next = await script.analyze([document(longText(1500, 'u'))]);
		expect(next.stats.requests).toBe(2);
	});

	it('shares requests with other texts', async () => {
		const script = new Script(cappedTexts(1000));
		const documents = [document(longText(3000)), ...shortDocuments(30, 100)];
		const { outcomes } = await script.analyze(documents);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		const isPart = ({ doc }: { doc: string }) => doc.includes('complaint');
		const mixed = script.requests
			.map(documentsOf)
			.filter(
				(docs) =>
					docs.some(isPart) &&
					docs.some((doc) => !isPart(doc)) &&
					docs.every(({ doc }) => doc.length <= 1000),
			);
		expect(mixed.length).toBeGreaterThan(0);
	});

	it.each([
		['as a whole', capped(1000)],
		['by name', cappedTexts(1000)],
	])('is never sent again once a part is answered, refused %s', async (_, answer) => {
		const script = new Script(answer);
		const documents = [1, 2, 3].map((n) => document(longText(4000, `m${n}-`)));
		await script.analyze([...documents, ...shortDocuments(20, 150)]);
		const seen = answeredTexts(script, (request) => answer(request).status === 200);
		expect(new Set(seen).size).toBe(seen.length);
	});

	it('is cut to what the service says', async () => {
		const script = new Script(capped(5000, 'Text too long (>5000 chars)'));
		const { outcomes, stats } = await script.analyze([document(longText(20_000))]);
		expect(resultOf(outcomes[0]).parts).toBeLessThanOrEqual(5);
		expect(stats.requests).toBeLessThanOrEqual(6);
	});

	it('is cut until it is small enough, though nobody says how small', async () => {
		const script = new Script(capped(600));
		const { outcomes } = await script.analyze([document(longText(5000))]);
		expect(resultOf(outcomes[0]).parts).toBeGreaterThan(8);
	});

	it('fails when a part is refused that is no longer long, and says where it is', async () => {
		const script = new Script((request) =>
			textsOf(request).some((text) => text.includes('s70 '))
				? reply(422, { detail: 'no' })
				: success(request),
		);
		const text = longText(5000);
		const { outcomes, stats } = await script.analyze([document(text), ...shortDocuments(10)]);
		const [first, ...others] = outcomes as Array<{ ok: boolean; failure: Failure }>;
		expect(others.every(({ ok }) => ok)).toBe(true);
		expect(first?.failure).toMatchObject({
			code: 'rejected',
			reason: 'refused_part',
			values: { status: 422, serverMessage: 'no' },
		});
		const { from, to } = first!.failure.values as { from: number; to: number };
		expect(text.slice(from - 1, to)).toContain('s70 ');
		expect(to - from).toBeLessThan(1100);
		expect(stats.requests).toBeLessThan(20);
		// It was that text, not the length: others of that length go whole.
		const next = await script.analyze([document(longText(5000, 'x'))]);
		expect(resultOf(next.outcomes[0]).parts).toBeUndefined();
	});

	it('costs nothing more once one of its parts has failed for good', async () => {
		const script = new Script((request) => {
			const texts = textsOf(request);
			if (texts.some(({ length }) => length > 1000)) return reply(413);
			return texts.some((text) => text.includes('s2 ')) ? reply(422) : success(request);
		});
		await script.analyze([document(longText(50_000))]);
		expect(script.requests.length).toBeLessThan(25);
	});

	it('has one outcome, though several of its parts are refused at once, and they are sent no more', async () => {
		const all = (request: TransportRequest) =>
			textsOf(request).map((_, place) => ({ loc: ['body', 'docs', place], msg: 'no' }));
		const script = new Script((request) =>
			textsOf(request).some(({ length }) => length > 300)
				? reply(422, { detail: 'The text is too long (max 300 characters)' })
				: reply(422, { detail: all(request) }),
		);
		const told: number[] = [];
		const { outcomes, stats } = await script.analyze([document(longText(2000))], undefined, {
			onOutcome: (index) => told.push(index),
		});
		expect(outcomes).toMatchObject([{ ok: false, failure: { reason: 'refused_part' } }]);
		expect(textsOf(script.requests.at(-1)!).length).toBeGreaterThan(1);
		expect(told).toEqual([0]);
		expect(stats.requests).toBe(2);
	});

	it('tells how many requests carried it when the run ends before all of its parts are answered', async () => {
		const script = new Script((request, number) =>
			number < 4 ? capped(1000)(request) : reply(401),
		);
		const { outcomes, stats } = await script.analyze([document(longText(30_000))]);
		expect(outcomes).toMatchObject([{ failure: { code: 'auth', attempts: stats.requests } }]);
	});

	it('answers each of its owners, with a copy of their own', async () => {
		const script = new Script(capped(1000));
		const text = longText(2500);
		const { outcomes } = await script.analyze([
			document(text, { id: 'a' }),
			document(text, { id: 'b' }),
		]);
		const [a, b] = outcomes.map(resultOf);
		expect([a?.documentId, b?.documentId]).toEqual(['a', 'b']);
		expect(a?.raw.parts).toEqual(b?.raw.parts);
		expect(a?.raw.parts).not.toBe(b?.raw.parts);
	});

	it('is answered from memory as one', async () => {
		const script = new Script(capped(1000));
		const limits = { reuseMs: 600_000 };
		const first = await script.analyze([document(longText(2500))], limits);
		const { outcomes, stats } = await script.analyze([document(longText(2500))], limits);
		expect(stats).toMatchObject({ reused: 1, requests: 0 });
		expect(outcomes).toEqual(first.outcomes);
	});

	it('goes whole where the service takes it', async () => {
		const script = new Script((request) => success(request));
		const { outcomes, stats } = await script.analyze([document(longText(50_000))]);
		expect(resultOf(outcomes[0])).not.toHaveProperty('parts');
		expect(stats.requests).toBe(1);
	});

	it('goes in parts of the size that the host allows a request', async () => {
		const script = new Script((request) => success(request));
		const { outcomes } = await script.analyze([document(longText(2500))], {
			maxCharsPerRequest: 1000,
		});
		expect(resultOf(outcomes[0]).parts).toBe(3);
		expect(
			Math.max(...script.requests.flatMap(textsOf).map(({ length }) => length)),
		).toBeLessThanOrEqual(1000);
	});

	it('keeps its place in time: what ends the run ends it too', async () => {
		const script = new Script((request, number) =>
			number < 4 ? capped(1000)(request) : reply(401),
		);
		const { outcomes } = await script.analyze([document(longText(30_000)), document('short')]);
		expect(outcomes[0]).toMatchObject({ ok: false, failure: { code: 'auth' } });
	});
});

describe('a text over the bound of a document', () => {
	it('is refused before anything is sent, with both numbers', async () => {
		const script = new Script((request) => success(request));
		const { outcomes, stats } = await script.analyze([
			document(longText(50_001).padEnd(50_001, '.')),
			document('short'),
		]);
		expect(outcomes[0]).toMatchObject({
			failure: {
				code: 'invalid_input',
				reason: 'text_too_long',
				values: { characters: 50_001, maxCharacters: 50_000 },
				message: 'The text has 50,001 characters, at most 50,000 are allowed',
				attempts: 0,
			},
		});
		expect(outcomes[1]?.ok).toBe(true);
		expect(stats.uniqueDocuments).toBe(1);
	});

	it('is one that the host may move, or take away', async () => {
		const text = 'x'.repeat(60_000);
		const script = new Script((request) => success(request));
		for (const maxCharsPerDocument of [60_000, 0]) {
			const { outcomes } = await script.analyze([document(text)], { maxCharsPerDocument });
			expect(outcomes[0]?.ok).toBe(true);
		}
		const { outcomes } = await script.analyze([document('four')], { maxCharsPerDocument: 3 });
		expect(outcomes[0]).toMatchObject({ failure: { reason: 'text_too_long' } });
	});
});
