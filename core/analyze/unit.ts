import { prepareElement } from '../input/document';
import type { Blame } from '../lane/sizes';
import { weigh } from '../lane/sizes';
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

/** Sorts what a caller handed in: units to send, failures of what cannot be sent. Never throws. */
export function makeUnits(documents: readonly unknown[]): {
	units: Unit[];
	invalid: { index: number; failure: Failure }[];
} {
	const units = new Map<string, Unit>();
	const invalid: { index: number; failure: Failure }[] = [];
	for (let index = 0; index < documents.length; index += 1) {
		const prepared = prepareElement(documents, index);
		if (!prepared.ok) {
			invalid.push({ index, failure: prepared.failure });
			continue;
		}
		const { text, entities, language, id } = prepared.document;
		const key = JSON.stringify([language, text, entities]);
		const unit = units.get(key) ?? newUnit(String(units.size), key, text, entities, language);
		unit.owners.push({ index, id });
		units.set(key, unit);
	}
	return { units: [...units.values()], invalid };
}

function newUnit(
	wireId: string,
	key: string,
	text: string,
	entities: string[],
	language: Language,
): Unit {
	return {
		wireId,
		key,
		text,
		entities,
		language,
		weight: weigh(text.length),
		owners: [],
		attempts: 0,
		failedAlone: 0,
		missed: 0,
		suspectSince: undefined,
		mostTogether: Infinity,
		blame: undefined,
	};
}
