import { failureOf } from '../failure';
import { readDocument } from '../input/document';
import { weigh, type Blame } from '../lane/sizes';
import { firstPiece } from '../parts/cut';
import { mergeParts } from '../parts/merge';
import type { Failure, Language } from '../types';

/**
 * A different document of a run: what is sent, which of the caller's documents it answers, and all
 * that is known of it so far.
 */
export interface Unit {
	/** The core's own id, unique in the run. The user's ids never leave the process. */
	readonly wireId: string;
	/** Equal for equal text, entities and language. */
	readonly key: string;
	readonly text: string;
	readonly entities: readonly string[];
	readonly language: Language;
	readonly weight: number;
	/** The caller's documents that it stands for: place and own id of each. */
	readonly owners: { index: number; id: string | undefined }[];
	/** The document that it is part of, when that was cut; then it answers none of the caller's itself. */
	readonly whole: Unit | undefined;
	/** Where in its document it begins, characters. */
	readonly from: number;
	/** Requests that carried it. */
	attempts: number;
	/** Requests that carried nothing else and went wrong for the service's part. */
	failedAlone: number;
	/** Answers that left it out. */
	missed: number;
	/** When it was first in a request that went wrong, ms since the epoch; undefined if it never was. */
	suspectSince: number | undefined;
	/** Most documents in a request with it, lowered when one was too slow. */
	mostTogether: number;
	/** The size was blamed for a refusal that this document may be the cause of. */
	blame: Blame | undefined;
	/**
	 * Of a document that was cut, and is itself no longer sent: the API's object for each part, undefined
	 * for those that are not answered yet. Parts are units of their own and share requests with all others.
	 */
	parts: Map<Unit, Record<string, unknown> | undefined> | undefined;
	/** It has its outcome; what still comes for its parts is of no use. */
	isSettled: boolean;
}

/** Of a unit that was in no request yet. */
const NOTHING_KNOWN = {
	attempts: 0,
	failedAlone: 0,
	missed: 0,
	suspectSince: undefined,
	mostTogether: Infinity,
	blame: undefined,
	parts: undefined,
	isSettled: false,
} as const satisfies Partial<Unit>;

/**
 * The different documents that a caller handed in; `refuse` is told of what cannot be sent. Never
 * throws. `maxCharacters`: longest text that is sent at all; 0 for any.
 */
export function makeUnits(
	documents: readonly unknown[],
	maxCharacters: number,
	refuse: (index: number, failure: Failure) => void,
): Unit[] {
	const units = new Map<string, Unit>();
	for (let index = 0; index < documents.length; index += 1) {
		const prepared = readDocument(documents, index);
		if (!prepared.ok) {
			refuse(index, prepared.failure);
			continue;
		}
		const { text, entities, language, id } = prepared.document;
		if (maxCharacters > 0 && text.length > maxCharacters) {
			const values = { characters: text.length, maxCharacters };
			refuse(index, failureOf('invalid_input', 'text_too_long', {}, 0, values));
			continue;
		}
		const key = JSON.stringify([language, text, entities]);
		const unit: Unit = units.get(key) ?? {
			...NOTHING_KNOWN,
			wireId: String(units.size),
			key,
			text,
			entities,
			language,
			weight: weigh(text.length),
			owners: [],
			whole: undefined,
			from: 0,
		};
		unit.owners.push({ index, id });
		units.set(key, unit);
	}
	return [...units.values()];
}

/** Whether a document, or the one that it is part of, has its outcome. */
export function isSettled(unit: Unit): boolean {
	return (unit.whole ?? unit).isSettled;
}

/**
 * Cuts a part of at most `most` characters off a unit's beginning; what is left, if anything is, is a
 * part of the same document.
 */
export function cutOff(unit: Unit, most: number): [part: Unit, ...rest: Unit[]] {
	const { attempts } = unit;
	const whole = unit.whole ?? unit;
	const parts = (whole.parts ??= new Map());
	parts.delete(unit);
	const part = (start: number, end?: number): Unit => {
		const piece = unit.text.slice(start, end);
		const text = piece.trim();
		const from = unit.from + start + piece.indexOf(text);
		const wireId = `${whole.wireId}.${from}`;
		const known = { ...unit, ...NOTHING_KNOWN, attempts, owners: [] };
		const made = { ...known, wireId, text, weight: weigh(text.length), whole, from };
		parts.set(made, undefined);
		return made;
	};
	const start = unit.text.search(/\S/);
	const end = start + firstPiece(unit.text.slice(start), most, unit.language);
	return [part(start, end), ...(/\S/.test(unit.text.slice(end)) ? [part(end)] : [])];
}

/** The answer of a document; of one that was cut once all of its parts are answered, undefined before. */
export function answerOf(
	unit: Unit,
	answer: Record<string, unknown>,
): Record<string, unknown> | undefined {
	const parts = unit.whole?.parts;
	if (!parts) return answer;
	parts.set(unit, answer);
	const answered = [...parts]
		.sort(([a], [b]) => a.from - b.from)
		.flatMap(([{ text }, raw]) => (raw ? [{ characters: text.length, raw }] : []));
	if (answered.length < parts.size) return undefined;
	return answered.length === 1 ? answered[0]?.raw : mergeParts(answered);
}
