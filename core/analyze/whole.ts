import { cutText } from '../parts/cut';
import { mergeParts } from '../parts/merge';
import { newUnit, type Unit, type Whole } from './unit';

/** Whether a unit is part of a document that has its outcome already. */
export function isOver({ whole }: Unit): boolean {
	return whole?.isOver === true;
}

/**
 * Cuts a part of at most `most` characters off a unit's beginning; what is left, if anything is, is a
 * part of the same document.
 */
export function cutOff(unit: Unit, most: number): [part: Unit, ...rest: Unit[]] {
	const whole = unit.whole ?? { unit, answers: new Map(), cuts: 0, isOver: false };
	whole.answers.delete(unit);
	const start = unit.text.length - unit.text.trimStart().length;
	// Where its sentences end is told by what is near.
	const near = unit.text.slice(start, start + 2 * most + NEAR);
	const [piece] = cutText(near, most, unit.language);
	const end = start + (piece?.text.length ?? 0);
	const cut = (from: number, to?: number) => {
		const text = unit.text.slice(from, to).trim();
		const blanks = unit.text.slice(from).length - unit.text.slice(from).trimStart().length;
		whole.cuts += 1;
		const wireId = `${whole.unit.wireId}.${whole.cuts}`;
		const part = newUnit(wireId, unit, { whole, text, from: unit.from + from + blanks });
		whole.answers.set(part, undefined);
		return part;
	};
	const isAll = unit.text.slice(end).trim() === '';
	return [cut(start, end), ...(isAll ? [] : [cut(end)])];
}

/** Characters after a piece that tell where its last sentence ends. */
const NEAR = 100;

/** The answer of a whole document once all of its parts are answered; undefined before. */
export function answerOf({ answers }: Whole): Record<string, unknown> | undefined {
	const parts = [...answers].sort(([a], [b]) => a.from - b.from);
	const answered = parts.flatMap(([{ text }, raw]) =>
		raw ? [{ characters: text.length, raw }] : [],
	);
	if (answered.length < parts.length) return undefined;
	return answered.length === 1 ? answered[0]?.raw : mergeParts(answered);
}
