import type { Outcome, SentorDocument, ShownDocument } from '../../../core';
import { prepare, type Preparation } from '../../../text';
import type { NodeFailure } from '../common/failures';
import type { MessageInput } from '../common/input/message-input';
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
	const misread = prepared.flatMap((item) => noField(item, instead) ?? []);
	if (instead.length > 0 && misread.length === items.length) return misread;
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

/** Nothing has a text: most often it is called otherwise than the node's settings say. */
function noField(prepared: Preparation, instead: readonly string[]): TextOutcome | undefined {
	if (prepared.ok || !['no_text', 'text_type'].includes(prepared.failure.reason)) return undefined;
	const values = { fields: instead.join(', ') };
	return {
		ok: false,
		failure: { ...prepared.failure, words: 'invalid_input.no_field', values },
	};
}
