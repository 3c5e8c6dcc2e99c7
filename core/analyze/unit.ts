import { failureOf } from '../failure';
import { readDocument } from '../input/document';
import { weigh, type Blame } from '../lane/sizes';
import { cutText } from '../parts/cut';
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
	readonly whole: Whole | undefined;
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
}

/** A document that was cut: its parts are units of their own, which share requests with all others. */
export interface Whole {
	/** What stands for the document itself, and is no longer sent. */
	readonly unit: Unit;
	/** The API's object for each part; undefined for those that are not answered yet. */
	readonly answers: Map<Unit, Record<string, unknown> | undefined>;
	/** Parts made of it so far, those that were cut again included. */
	cuts: number;
	/** It has its outcome; what still comes for its parts is of no use. */
	isOver: boolean;
}

/**
 * Sorts what a caller handed in: units to send, failures of what cannot be sent. Never throws.
 * `maxCharacters`: longest text that is sent at all; 0 for any.
 */
export function makeUnits(
	documents: readonly unknown[],
	maxCharacters = 0,
): {
	units: Unit[];
	invalid: { index: number; failure: Failure }[];
} {
	const units = new Map<string, Unit>();
	const invalid: { index: number; failure: Failure }[] = [];
	for (let index = 0; index < documents.length; index += 1) {
		const prepared = readDocument(documents, index);
		if (!prepared.ok) {
			invalid.push({ index, failure: prepared.failure });
			continue;
		}
		const { text, entities, language, id } = prepared.document;
		if (maxCharacters > 0 && text.length > maxCharacters) {
			const values = { characters: text.length, maxCharacters };
			invalid.push({ index, failure: failureOf('invalid_input', 'text_too_long', {}, 0, values) });
			continue;
		}
		const key = JSON.stringify([language, text, entities]);
		const unit =
			units.get(key) ?? newUnit(String(units.size), { key, entities, language }, { text });
		unit.owners.push({ index, id });
		units.set(key, unit);
	}
	return { units: [...units.values()], invalid };
}

/** A unit of which nothing is known yet, but the attempts of the one that it was cut from. */
function newUnit(
	wireId: string,
	base: Pick<Unit, 'key' | 'entities' | 'language'> & { attempts?: number },
	{ text, whole, from = 0 }: { text: string; whole?: Whole; from?: number },
): Unit {
	return {
		wireId,
		key: base.key,
		text,
		entities: base.entities,
		language: base.language,
		weight: weigh(text.length),
		owners: [],
		whole,
		from,
		attempts: base.attempts ?? 0,
		failedAlone: 0,
		missed: 0,
		suspectSince: undefined,
		mostTogether: Infinity,
		blame: undefined,
	};
}

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
