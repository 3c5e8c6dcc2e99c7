import fc from 'fast-check';
import { firstPiece } from '../../../core/parts/cut';
import type { Language } from '../../../core/types';

/** All pieces of a text, without blanks around them, and where they begin. */
function cutText(
	text: string,
	most: number,
	language: Language,
): Array<{ from: number; text: string }> {
	const pieces: Array<{ from: number; text: string }> = [];
	for (let from = 0; ; ) {
		from += text.slice(from).length - text.slice(from).trimStart().length;
		if (from === text.length) return pieces;
		const end = from + firstPiece(text.slice(from), most, language);
		pieces.push({ from, text: text.slice(from, end).trimEnd() });
		from = end;
	}
}

const texts = (text: string, most: number): string[] =>
	cutText(text, most, 'en').map((piece) => piece.text);

/** Texts with what matters to a cut: sentences, long words, blanks of all kinds, pairs and marks. */
const anyText = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'Late again. ',
				'Why? ',
				'e.g. this ',
				'\n',
				'  ',
				'\u00a0',
				'😀',
				'👩‍👩‍👧',
				'e\u0301',
				'. ',
			),
			fc.string({ unit: 'grapheme', maxLength: 12 }),
			fc.string({ unit: 'binary', maxLength: 4 }),
			fc.integer({ min: 1, max: 40 }).map((length) => 'x'.repeat(length)),
		),
		{ maxLength: 60 },
	)
	.map((pieces) => pieces.join(''));

describe('a text that is cut', () => {
	it('is cut at ends of sentences, each piece as long as it can be', () => {
		const text = 'It was late. Nobody called me! Why? I paid 3.50 for it, e.g. twice.';
		expect(texts(text, 35)).toEqual([
			'It was late. Nobody called me!',
			'Why?',
			'I paid 3.50 for it, e.g. twice.',
		]);
		expect(texts(text, 40)).toEqual([
			'It was late. Nobody called me! Why?',
			'I paid 3.50 for it, e.g. twice.',
		]);
	});

	it('is cut between words where a sentence is too long, and nowhere else', () => {
		expect(texts('one two three four five', 9)).toEqual(['one two', 'three', 'four five']);
	});

	it('is cut between lines where there is no full stop', () => {
		expect(texts('first line\nsecond line\nthird', 24)).toEqual([
			'first line\nsecond line',
			'third',
		]);
	});

	it('is cut between characters where there is no blank', () => {
		expect(texts('x'.repeat(10), 4)).toEqual(['xxxx', 'xxxx', 'xx']);
		expect(texts('😀'.repeat(4), 3)).toEqual(['😀', '😀', '😀', '😀']);
		expect(texts('👩‍👩‍👧👩‍👩‍👧', 9)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
		expect(texts('👩‍👩‍👧👩‍👩‍👧', 11)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
		expect(texts('ae\u0301'.repeat(2), 2)).toEqual(['a', 'e\u0301', 'a', 'e\u0301']);
	});

	it('that fits is one piece, and a blank one is none', () => {
		expect(cutText(' Fine. ', 100, 'nl')).toEqual([{ from: 1, text: 'Fine.' }]);
		expect(cutText(' \n ', 2, 'en')).toEqual([]);
		expect(cutText('', 2, 'en')).toEqual([]);
	});

	it('is all there but for blanks, in order and in pieces that are small enough', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, most) => {
				const pieces = cutText(text, most, 'en');
				let end = 0;
				for (const piece of pieces) {
					expect(piece.text.length).toBeLessThanOrEqual(most);
					expect(piece.text).toBe(piece.text.trim());
					expect(piece.text).not.toBe('');
					expect(text.slice(piece.from, piece.from + piece.text.length)).toBe(piece.text);
					expect(text.slice(end, piece.from).trim()).toBe('');
					end = piece.from + piece.text.length;
				}
				expect(text.slice(end).trim()).toBe('');
			}),
			{ numRuns: 500 },
		);
	});

	it('is torn neither in a surrogate pair nor in a word that fits', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, most) => {
				for (const { from, text: piece } of cutText(text, most, 'en')) {
					const to = from + piece.length;
					expect(text.slice(to - 1, to + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
					// It ends within a word only where that word fills it from its beginning.
					const endsInWord = /^\S\S$/.test(text.slice(to - 1, to + 1));
					const isSentence = /[\p{P}\p{S}\p{Z}\p{C}]/u.test(piece);
					if (endsInWord && !isSentence) expect(piece).not.toMatch(/\s/);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('takes linear time, whatever it is made of', () => {
		for (const unit of ['Late. ', 'word ', 'x', '😀', ' ', '\n', '.', 'e\u0301', '\u0301']) {
			for (const [characters, most] of [
				[1_000_000, 1000],
				[100_000, 2],
			] as const) {
				const pieces = cutText(unit.repeat(characters / unit.length), most, 'nl');
				expect(pieces.filter(({ text }) => text.length > most)).toEqual([]);
			}
		}
	});
});
