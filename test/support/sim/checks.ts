import {
	type AnalyzeReport,
	type Failure,
	isFailure,
	type Outcome,
	type Progress,
	type SentorDocument,
} from '../../../core';
import { labelOf, type WireDocument } from './answer';
import type { SimLog, SimRequest } from './log';

/**
 * The promises of the core as checks over what a run gave back and what the server saw.
 * Each throws with the promise in its message.
 */

function demand(holds: boolean, promise: string, found: () => string): void {
	if (!holds) throw new Error(`Broken promise: ${promise}. ${found()}`);
}

/** What makes two documents the same one to the API. */
export function documentKey({ text, entities, language }: SentorDocument): string {
	return JSON.stringify([language ?? 'en', text, entities]);
}

/** Two parts of documents that were cut may say the same: they are told apart by their ids. */
function wireKey(entry: SimRequest, { doc, doc_id: id, entities }: WireDocument): string {
	const part = id.includes('.') ? [id] : [];
	return JSON.stringify([entry.language ?? 'en', doc, entities, ...part]);
}

/** Promise 1 and 3: an outcome for each document, in order, and a result belongs to its own text. */
export function checkOutcomes(
	documents: readonly SentorDocument[],
	{ outcomes }: AnalyzeReport,
): void {
	demand(
		outcomes.length === documents.length,
		'one outcome for each document',
		() => `${documents.length} documents, ${outcomes.length} outcomes`,
	);
	outcomes.forEach((outcome, index) => {
		const { text, id } = documents[index]!;
		if (!outcome.ok) return checkFailure(outcome.failure);
		const { sentences, sentiment, documentId, parts } = outcome.result;
		const told = `document ${index} ${JSON.stringify(text.slice(0, 40))}`;
		demand(
			parts === undefined
				? sentences.length === 1 && sentences[0]!.sentence === text && sentiment === labelOf(text)
				: sentences.length === parts && withoutBlanks(sentences) === text.replace(/\s/g, ''),
			'a result belongs to its own text',
			() => `${told} got ${JSON.stringify(outcome.result).slice(0, 200)}`,
		);
		demand(documentId === id, "a result carries the user's own id", () => `${told}: ${documentId}`);
	});
}

/** What the parts of a text that was cut say together. */
function withoutBlanks(sentences: Array<{ sentence: string }>): string {
	return sentences.map(({ sentence }) => sentence.replace(/\s/g, '')).join('');
}

/** A failure is plain, whole and JSON-safe. */
export function checkFailure(failure: Failure): void {
	demand(isFailure(failure), 'a failure is a Failure', () => JSON.stringify(failure));
	const copy: unknown = JSON.parse(JSON.stringify(failure));
	const same = JSON.stringify(copy) === JSON.stringify(failure) && Object.keys(failure).length > 0;
	demand(same && isFailure(copy), 'a failure is JSON-safe', () => JSON.stringify(failure));
	const words = `${failure.message} ${failure.description}`;
	demand(
		failure.message.trim() !== '' &&
			failure.description.trim() !== '' &&
			!/undefined|\[object|NaN/.test(words),
		'a failure speaks in whole sentences',
		() => words,
	);
}

/** Promise 2: what was answered is not sent again, and no document is under way twice. */
export function checkNothingSentAgain(log: SimLog): void {
	const answeredAt = new Map<string, number>();
	const openUntil = new Map<string, number>();
	for (const entry of log.requests) {
		for (const document of entry.answered) {
			const key = wireKey(entry, document);
			answeredAt.set(key, Math.min(answeredAt.get(key) ?? Infinity, entry.endOrder!));
		}
	}
	for (const entry of log.requests) {
		for (const document of entry.documents) {
			const key = wireKey(entry, document);
			const text = JSON.stringify(document.doc.slice(0, 40));
			demand(
				!((answeredAt.get(key) ?? Infinity) < entry.sentOrder),
				'a document that was answered is never sent again',
				() => text,
			);
			demand(
				!((openUntil.get(key) ?? -1) > entry.sentOrder),
				'a document is in one request at a time',
				() => text,
			);
			openUntil.set(key, entry.endOrder ?? Infinity);
		}
	}
}

/** What was answered is kept, however the run ended; answers from `until` on came too late. */
export function checkAnsweredKept(
	documents: readonly SentorDocument[],
	{ outcomes }: AnalyzeReport,
	log: SimLog,
	until = Infinity,
): void {
	const answered = new Set<string>();
	for (const entry of log.requests) {
		if (entry.endedAt! >= until) continue;
		for (const document of entry.answered) answered.add(wireKey(entry, document));
	}
	outcomes.forEach((outcome, index) => {
		demand(
			outcome.ok || !answered.has(documentKey(documents[index]!)),
			'what was answered is kept',
			() => `document ${index}: ${JSON.stringify(outcome)}`,
		);
	});
}

/** Promise 3: the ids on the wire are the core's own, strings, and different from each other. */
export function checkWireIds(log: SimLog): void {
	for (const { documents } of log.requests) {
		const ids = documents.map(({ doc_id }) => doc_id);
		demand(
			ids.every((id) => typeof id === 'string' && id !== '') && new Set(ids).size === ids.length,
			'wire ids are non-empty strings, each used once in a request',
			() => JSON.stringify(ids),
		);
	}
}

/** Promise 6: a document is blamed only by an answer about it alone, or one that names it. */
export function checkBlame(
	documents: readonly SentorDocument[],
	{ outcomes }: AnalyzeReport,
	log: SimLog,
): void {
	const triedAlone = new Set<string>();
	const partsAlone: string[] = [];
	for (const entry of log.requests) {
		const alone =
			entry.documents.length === 1 && entry.answered.length === 0 ? entry.documents : [];
		for (const document of [...alone, ...entry.named]) {
			triedAlone.add(wireKey(entry, document));
			if (document.doc_id.includes('.')) partsAlone.push(document.doc);
		}
	}
	outcomes.forEach((outcome, index) => {
		if (outcome.ok || !['rejected', 'too_slow', 'missing_result'].includes(outcome.failure.code))
			return;
		const document = documents[index]!;
		demand(
			triedAlone.has(documentKey(document)) ||
				partsAlone.some((part) => document.text.includes(part)),
			'a document is failed only by an answer to a request that held nothing else, or one that names it',
			() => `document ${index}: ${JSON.stringify(outcome.failure)}`,
		);
	});
}

/**
 * Promise 4: where every answer tells the quota and nobody else uses the key, a 429 comes only after
 * a request that the server counted and whose answer was lost or came from a gateway.
 */
export function checkNeverRefused(log: SimLog): void {
	for (const refused of log.requests) {
		if (refused.end !== 429) continue;
		const hasCause = log.requests.some(
			({ endOrder, end, toldQuota }) => endOrder! < refused.sentOrder && end !== 429 && !toldQuota,
		);
		demand(
			hasCause,
			'the quota is waited for before the request',
			() => `a 429 at ${refused.sentAt}`,
		);
	}
}

/** Requests stay within a bound, whatever the server does; what was refused for the quota aside. */
export function checkBudget(documents: readonly SentorDocument[], log: SimLog): void {
	const ids = log.requests.flatMap((entry) => entry.documents.map(({ doc_id: id }) => id));
	const parts = new Set(ids.filter((id) => id.includes('.')));
	const most = 12 * (new Set(documents.map(documentKey)).size + parts.size) + 40;
	const found = log.requests.length - log.count(429);
	demand(
		found <= most,
		'requests are bounded by 12 a document and 40 a run',
		() => `${found} of ${most}`,
	);
}

/** Promise 4: a 429 is waited out in full. Only for servers whose clock can be known. */
export function checkWaitedOut(log: SimLog): void {
	let opensAt = -Infinity;
	let order = Infinity;
	for (const entry of log.requests) {
		demand(
			entry.sentOrder < order || entry.sentAt >= opensAt,
			'a 429 is waited out in full',
			() => `sent ${Math.round(opensAt - entry.sentAt)} ms early`,
		);
		if (entry.opensAt === undefined || entry.opensAt <= opensAt) continue;
		opensAt = entry.opensAt;
		order = entry.endOrder!;
	}
}

/** Never more in flight than allowed. */
export function checkInFlight(log: SimLog, most: number): void {
	const found = Math.max(0, ...log.requests.map(({ inFlight }) => inFlight));
	demand(found <= most, `no more than ${most} requests in flight`, () => `there were ${found}`);
}

/** The figures agree with what the server saw. */
export function checkStats(
	documents: readonly SentorDocument[],
	{ stats }: AnalyzeReport,
	log: SimLog,
): void {
	const seen = {
		documents: documents.length,
		requests: log.requests.length,
		docsSent: log.requests.reduce((sum, entry) => sum + entry.documents.length, 0),
		rateLimited: log.count(429),
	};
	for (const [name, value] of Object.entries(seen)) {
		const told = stats[name as keyof typeof seen];
		demand(
			told === value,
			`stats.${name} is what the server saw`,
			() => `told ${told}, seen ${value}`,
		);
	}
	for (const [name, value] of Object.entries(stats)) {
		demand(Number.isFinite(value) && value >= 0, `stats.${name} is a number from 0 up`, () =>
			String(value),
		);
	}
}

/** Progress only moves forward, and ends when everything has its outcome. */
export function checkProgress(events: readonly Progress[], total: number): void {
	let last: Progress = { done: 0, total, requests: 0, inFlight: 0 };
	for (const event of events) {
		demand(
			event.total === total &&
				event.done >= last.done &&
				event.done <= total &&
				event.requests >= last.requests,
			'progress counts up to the total',
			() => `${JSON.stringify(last)} then ${JSON.stringify(event)}`,
		);
		last = event;
	}
	if (total > 0)
		demand(last.done === total, 'the last progress says that all is done', () =>
			JSON.stringify(last),
		);
}

/** Each document's outcome is told once, and it is the one that the report has. */
export function checkToldOnce(
	told: ReadonlyArray<{ index: number; outcome: Outcome }>,
	{ outcomes }: AnalyzeReport,
): void {
	const places = new Set(told.map(({ index }) => index));
	demand(
		told.length === outcomes.length && places.size === outcomes.length,
		'each outcome is told once',
		() => `${outcomes.length} outcomes, told ${told.length} times`,
	);
	const isSame = told.every(({ index, outcome }) => outcomes[index] === outcome);
	demand(isSame, 'the outcome that was told is the one of the report', () => '');
}

/** Promise 8: the key is nowhere, neither as a value nor as a name. */
export function checkSecret(
	value: unknown,
	secret: string,
	path = '$',
	seen = new Set<unknown>(),
): void {
	if (typeof value === 'string') {
		demand(
			!value.includes(secret),
			'the API key is nowhere',
			() => `${path}: ${value.slice(0, 200)}`,
		);
	}
	if (typeof value !== 'object' || value === null || seen.has(value)) return;
	seen.add(value);
	for (const name of Reflect.ownKeys(value)) {
		const inner = `${path}.${String(name)}`;
		demand(!String(name).includes(secret), 'the API key is nowhere', () => `name at ${inner}`);
		checkSecret((value as Record<PropertyKey, unknown>)[name], secret, inner, seen);
	}
}
