import { recall, remember, type Answers } from '../../../core/lane/answer-cache';

const MIB = 1024 * 1024;
const FOREVER = 1e12;

function answerCache() {
	const state: Answers = { kept: new Map(), bytes: 0 };
	return {
		recall: (...asked: [string, number, number]) => recall(state, ...asked),
		remember: (...told: [string, string, number]) => remember(state, ...told),
	};
}

describe('answers that are remembered', () => {
	it('are given again while they are younger than asked for, and not when they are as old', () => {
		const answers = answerCache();
		answers.remember('a', '{"n":1}', 1000);
		expect(answers.recall('a', 1499, 500)).toEqual({ n: 1 });
		expect(answers.recall('a', 1500, 500)).toBeUndefined();
		expect(answers.recall('b', 1000, 500)).toBeUndefined();
	});

	it('are a fresh copy each time', () => {
		const answers = answerCache();
		answers.remember('a', '{"n":1}', 0);
		answers.recall('a', 0, FOREVER)!.n = 2;
		expect(answers.recall('a', 0, FOREVER)).toEqual({ n: 1 });
	});

	it('are 10,000 at most; the one that was used longest ago goes', () => {
		const answers = answerCache();
		for (let i = 0; i < 10_000; i++) answers.remember(`${i}`, '{}', 0);
		expect(answers.recall('0', 0, FOREVER)).toEqual({});
		answers.remember('new', '{}', 0);
		expect(answers.recall('0', 0, FOREVER)).toEqual({});
		expect(answers.recall('1', 0, FOREVER)).toBeUndefined();
		expect(answers.recall('2', 0, FOREVER)).toEqual({});
	});

	it('take 32 MiB at most, two bytes for a character of key or answer', () => {
		const answers = answerCache();
		answers.remember('a', json(4 * MIB - 1), 0);
		answers.remember('b', json(12 * MIB - 1), 0);
		expect(answers.recall('a', 0, FOREVER)).toBeDefined();
		answers.remember('c', '{}', 0);
		expect(kept(answers, 'a', 'b', 'c')).toEqual(['a', 'c']);
	});

	it('do not grow by an answer that takes the place of an older one', () => {
		const answers = answerCache();
		answers.remember('a', '{}', 0);
		for (let i = 0; i < 5; i++) answers.remember('b', json(10 * MIB), 0);
		expect(kept(answers, 'a', 'b')).toEqual(['a', 'b']);
	});

	it('stay when one comes that alone is larger than all the memory', () => {
		const answers = answerCache();
		answers.remember('a', '{}', 0);
		answers.remember('b', json(16 * MIB), 0);
		expect(kept(answers, 'a', 'b')).toEqual(['a']);
		const exact = answerCache();
		exact.remember('b', json(16 * MIB - 1), 0);
		expect(kept(exact, 'b')).toEqual(['b']);
	});
});

/** An object of so many characters as JSON. */
function json(characters: number): string {
	return `{"t":"${'x'.repeat(characters - 8)}"}`;
}

function kept(answers: ReturnType<typeof answerCache>, ...keys: string[]): string[] {
	return keys.filter((key) => answers.recall(key, 0, FOREVER) !== undefined);
}
