import { Texts } from '../../../core/lane/cap';

const alone = { room: Infinity, isPart: false };

describe('how long a text may be', () => {
	it('is not bounded before anything was refused', () => {
		const texts = new Texts();
		texts.answered(400);
		expect(texts.most).toBe(Infinity);
	});

	it.each([
		['what the service says', 8000, { words: 'Text too long (>5000 chars)', room: Infinity }, 5000],
		[
			'the smaller number that it says',
			8000,
			{ words: '8,000 characters, most 5,000 characters', room: Infinity },
			5000,
		],
		['what a request may hold', 8000, { words: 'too long', room: 700 }, 700],
		['what is published', 8000, { room: Infinity }, 1000],
		['half of it, where all that is larger', 900, { room: Infinity }, 450],
	])('is %s', (_, characters, known, most) => {
		const texts = new Texts();
		expect(texts.refused(characters, { ...known, isPart: false })).toBe(true);
		expect(texts.most).toBe(most);
	});

	it('is not what numbers without a unit, or tiny ones, seem to say', () => {
		const texts = new Texts();
		texts.refused(8000, { ...alone, words: 'error 5000, at least 3 characters' });
		expect(texts.most).toBe(1000);
	});

	it('is told from a hundred characters on', () => {
		const texts = new Texts();
		texts.refused(8000, { ...alone, words: 'most 100 characters' });
		expect(texts.most).toBe(100);
		const tiny = new Texts();
		tiny.refused(8000, { ...alone, words: 'most 99 characters' });
		expect(tiny.most).toBe(1000);
	});

	it('is not concluded from a text that is short, or no longer than one that passed', () => {
		const texts = new Texts();
		expect(texts.refused(500, alone)).toBe(false);
		texts.answered(3000);
		expect(texts.refused(3000, alone)).toBe(false);
		expect(texts.refused(3001, alone)).toBe(true);
	});

	it('is lowered until parts pass', () => {
		const texts = new Texts();
		const part = { room: Infinity, isPart: true };
		texts.refused(8000, alone);
		expect(texts.refused(1000, part)).toBe(true);
		expect(texts.most).toBe(500);
	});

	it('is at least what passed meanwhile', () => {
		const texts = new Texts();
		texts.refused(8000, alone);
		texts.answered(1200);
		expect(texts.most).toBe(1200);
	});

	it('is forgotten when one passes that is as long as the refused one', () => {
		const texts = new Texts();
		texts.refused(8000, alone);
		texts.answered(8000);
		expect(texts.most).toBe(Infinity);
	});

	it('is forgotten when a part is refused that is not long: it was the text, not its length', () => {
		const texts = new Texts();
		texts.refused(8000, alone);
		expect(texts.refused(400, { room: Infinity, isPart: true })).toBe(false);
		expect(texts.most).toBe(Infinity);
	});

	it('is kept when another text is refused that is not long', () => {
		const texts = new Texts();
		texts.refused(8000, alone);
		expect(texts.refused(400, alone)).toBe(false);
		expect(texts.most).toBe(1000);
	});
});
