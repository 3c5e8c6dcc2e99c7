import { answerOf, cutOff, makeUnits, type Unit } from '../../../core/analyze/unit';
import { document } from '../../support/sim/documents';

const TEXT = '  The first one is late.   The second one is good. \n The third one is neither.  ';

function unitOf(text: string): Unit {
	return makeUnits([document(text)], 0, () => {})[0]!;
}

/** The parts of at most so many characters. */
function partsOf(unit: Unit, most: number): Unit[] {
	const [part, ...rest] = cutOff(unit, most);
	return [part, ...rest.flatMap((each) => partsOf(each, most))];
}

const answer = (sentence_text: string): Record<string, unknown> => ({
	doc_id: sentence_text,
	predicted_label: 'neutral',
	details: [{ sentence_text, predicted_label: 'neutral' }],
});

describe('a unit that is cut', () => {
	it('becomes parts that know where they begin', () => {
		const parts = partsOf(unitOf(TEXT), 30);
		expect(parts.map(({ text }) => text)).toEqual([
			'The first one is late.',
			'The second one is good.',
			'The third one is neither.',
		]);
		for (const { from, text } of parts) expect(TEXT.slice(from, from + text.length)).toBe(text);
		expect(new Set(parts.map(({ wireId }) => wireId)).size).toBe(3);
	});

	it('has been in the requests that carried it, and what went wrong there is not held against a part', () => {
		const unit = Object.assign(unitOf(TEXT), { attempts: 2, failedAlone: 1, suspectSince: 5 });
		const [part] = cutOff(unit, 30);
		expect(part).toMatchObject({ attempts: 2, failedAlone: 0, whole: unit, owners: [] });
		expect(part.suspectSince).toBeUndefined();
	});

	it('is answered once all of its parts are, in their order, whichever answer comes first', () => {
		const [first, second, third] = partsOf(unitOf(TEXT), 30) as [Unit, Unit, Unit];
		expect(answerOf(third, answer('third'))).toBeUndefined();
		expect(answerOf(first, answer('first'))).toBeUndefined();
		expect(answerOf(second, answer('second'))?.parts).toEqual(
			['first', 'second', 'third'].map(answer),
		);
	});

	it('and again in smaller parts has them in their order as well', () => {
		const [first, rest] = cutOff(unitOf(TEXT), 30) as [Unit, Unit];
		const [third, second] = partsOf(rest, 30).reverse() as [Unit, Unit];
		const [one, two] = cutOff(first, 15) as [Unit, Unit];
		for (const [part, words] of [
			[third, '4'],
			[second, '3'],
			[two, '2'],
		] as const)
			expect(answerOf(part, answer(words))).toBeUndefined();
		expect(answerOf(one, answer('1'))?.parts).toEqual(['1', '2', '3', '4'].map(answer));
	});

	it('is not cut where it is answered whole', () => {
		const raw = answer('all');
		expect(answerOf(unitOf(TEXT), raw)).toBe(raw);
	});
});
