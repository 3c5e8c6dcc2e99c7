import type { Outcome, SentorDocument, ShownDocument } from '../../../core';
import { prepare, type Preparation } from '../../../text';
import type { NodeFailure } from '../common/failures';
import type { MessageInput } from '../common/input/message-input';
import { noFieldFailures } from '../common/input/names-instead';
import type { GroupQueue } from '../sentor-api/group-queue';
import type { SentimentSettings } from './settings';

/** An answer in the user's own terms. */
export interface Answer {
	result: ShownDocument;
	/** The text as it was analyzed. */
	analyzedText: string;
	/** Something was taken off the text before. */
	isCleaned: boolean;
}

/** What became of one text of a message. */
export type TextOutcome = { ok: true; answer: Answer } | { ok: false; failure: NodeFailure };

/**
 * Has the texts of a message analyzed: each is prepared, sent where it can be, and its answer put
 * into the user's own terms.
 *
 * @returns One outcome per text, in order; undefined when they were taken back.
 */
export async function analyze(
	queue: GroupQueue,
	{ items, instead }: MessageInput,
	{ cleanUp }: SentimentSettings,
	sender: object,
): Promise<TextOutcome[] | undefined> {
	const prepared = items.map((item) => prepare(item, { cleanUp }));
	const misread = noFieldFailures(prepared, instead);
	if (misread) return misread.map((failure) => ({ ok: false, failure }));
	const documents = prepared.flatMap((item): SentorDocument[] => (item.ok ? [item.document] : []));
	const answered = documents.length === 0 ? [] : await queue.submit(documents, sender);
	const next = answered?.values();
	return next && prepared.map((item) => outcomeOf(item, () => next.next().value));
}

function outcomeOf(prepared: Preparation, next: () => Outcome | undefined): TextOutcome {
	if (!prepared.ok) return prepared;
	const outcome = next();
	if (!outcome?.ok)
		return {
			ok: false,
			failure: outcome?.failure ?? { code: 'missing_result', reason: 'missing' },
		};
	const { document, finish, changed } = prepared;
	const result = finish(outcome.result);
	const isCleaned = changed !== undefined;
	return { ok: true, answer: { result, analyzedText: document.text, isCleaned } };
}
