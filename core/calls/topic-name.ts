import { failureOf } from '../failure';
import { readLanguage, readNames } from '../input/document';
import type { ClientContext } from '../context';
import type { Failure } from '../types';
import { fieldsOf, listOf } from '../input/fields';
import { call } from './call';
import type { Topic, TopicOptions, TopicOutcome } from './types';

/** The header of the user's own Google key (docs, reference); no other call may carry it. */
const GOOGLE_KEY_HEADER = 'X-Google-API-Key';

/** Names a topic by its documents. Never rejects. */
export async function nameTopic(
	context: ClientContext,
	topic: Partial<Topic>,
	options: TopicOptions,
): Promise<TopicOutcome> {
	const language = readLanguage(topic.language);
	if (typeof language !== 'string') return { ok: false, failure: language, requests: 0 };
	const documents = listOf(topic.documents).flatMap(readDocument);
	if (documents.length === 0)
		return { ok: false, failure: failureOf('invalid_input', 'no_documents'), requests: 0 };
	const { clusterId = 0, topWords = [] } = topic;
	const entities = readNames(topic.entities);
	const googleApiKey = options.googleApiKey?.trim();
	// The Google key is a secret of this call alone, which the client was not told of.
	const scrub = googleApiKey ? context.scrub.and(googleApiKey) : context.scrub;
	const answer = await call(
		{ ...context, scrub },
		{
			method: 'POST',
			path: '/predicts/topic-name',
			query: { language },
			headers: googleApiKey ? { [GOOGLE_KEY_HEADER]: googleApiKey } : {},
			body: {
				cluster_id: clusterId,
				documents,
				language,
				...(topWords.length > 0 ? { top_words: topWords } : {}),
				...(entities.length > 0 ? { entities } : {}),
			},
			timeoutMs: context.limits.timeoutMs,
		},
		{
			isReadable: ({ topic_name: name }) => typeof name === 'string',
			texts: documents,
			run: options,
		},
	);
	const { requests } = answer;
	if (!answer.ok)
		return { ok: false, failure: withoutBlame(answer.failure, Boolean(googleApiKey)), requests };
	const raw = answer.body;
	const generatedBy = raw.generation_method ?? raw.generated_using;
	const result = {
		clusterId,
		topicName: String(raw.topic_name),
		...(typeof generatedBy === 'string' ? { generatedBy } : {}),
		raw,
	};
	return { ok: true, result, requests };
}

/** A document as the API wants it: all four fields are required (docs, models). None when it has no text. */
function readDocument(value: unknown, place: number) {
	const { text, entities, probability } = fieldsOf(value);
	if (typeof text !== 'string' || text.trim() === '') return [];
	return [
		{
			doc_id: String(place),
			text,
			entities: readNames(entities),
			cluster_probability: typeof probability === 'number' ? probability : 1,
		},
	];
}

/**
 * With a Google key in the request, a refused key may be either: it is never put down to Sentor's.
 * Unless the key expired: only Sentor's own says so.
 */
function withoutBlame(failure: Failure, hadGoogleKey: boolean): Failure {
	const isKeyRefusal = failure.code === 'auth' && failure.reason !== 'expired_key';
	const isGoogleRefusal = failure.code === 'rejected' && /google|gemini/i.test(failure.message);
	if (!hadGoogleKey || !(isKeyRefusal || isGoogleRefusal)) return failure;
	const { status, requestId, attempts } = failure;
	return failureOf('config', 'google_key', { status, requestId }, attempts);
}
