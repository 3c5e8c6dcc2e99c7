import { googleKeyFailure, invalidInput } from '../failure';
import { describeLanguage } from '../input/document';
import { normalizeEntities } from '../input/entities';
import { normalizeLanguage } from '../input/language';
import { normalizeText } from '../input/text';
import type { ClientContext } from '../context';
import type { Failure } from '../types';
import { fieldsOf, listOf } from '../input/fields';
import { createScrubber } from '../wire/scrub';
import { call, waitListener } from './call';
import type { Topic, TopicOptions, TopicOutcome } from './types';

/** The header of the user's own Google key (docs, reference); no other call may carry it. */
const GOOGLE_KEY_HEADER = 'X-Google-API-Key';

/** Names a topic by its documents. Never rejects. */
export async function nameTopic(
	context: ClientContext,
	topic: Partial<Topic>,
	options: TopicOptions,
): Promise<TopicOutcome> {
	const language = normalizeLanguage(topic.language);
	if (!language)
		return notSent(invalidInput('language', { found: describeLanguage(topic.language) }));
	const documents = listOf(topic.documents).flatMap(readDocument);
	if (documents.length === 0) return notSent(invalidInput('no_documents'));
	const { clusterId = 0, topWords = [] } = topic;
	const entities = normalizeEntities(topic.entities);
	const googleApiKey = options.googleApiKey?.trim();
	// The Google key is a secret of this call alone, which the client was not told of.
	const scrub = googleApiKey ? both(context.scrub, createScrubber([googleApiKey])) : context.scrub;
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
			characters: documents.reduce((sum, { text }) => sum + text.length, 0),
			...(options.signal ? { signal: options.signal } : {}),
			...waitListener(options, documents.length),
		},
	);
	if (!answer.ok)
		return {
			ok: false,
			failure: withoutBlame(answer.failure, Boolean(googleApiKey)),
			requests: answer.requests,
		};
	const raw = answer.body;
	const generatedBy = raw.generation_method ?? raw.generated_using;
	return {
		ok: true,
		result: {
			clusterId,
			topicName: String(raw.topic_name),
			...(typeof generatedBy === 'string' ? { generatedBy } : {}),
			raw,
		},
		requests: answer.requests,
	};
}

/** A document as the API wants it: all four fields are required (docs, models). None when it has no text. */
function readDocument(value: unknown, place: number) {
	const { text: rawText, entities, probability } = fieldsOf(value);
	const text = normalizeText(rawText);
	if (!text.ok || text.text.trim() === '') return [];
	return [
		{
			doc_id: String(place),
			text: text.text,
			entities: normalizeEntities(entities),
			cluster_probability: typeof probability === 'number' ? probability : 1,
		},
	];
}

function notSent(failure: Failure): TopicOutcome {
	return { ok: false, failure, requests: 0 };
}

/**
 * With a Google key in the request, a refused key may be either: it is never put down to Sentor's.
 * Unless the key expired: only Sentor's own says so.
 */
function withoutBlame(failure: Failure, hadGoogleKey: boolean): Failure {
	const isKeyRefusal = failure.code === 'auth' && failure.reason !== 'expired_key';
	const isGoogleRefusal = failure.code === 'rejected' && /google|gemini/i.test(failure.message);
	return hadGoogleKey && (isKeyRefusal || isGoogleRefusal) ? googleKeyFailure(failure) : failure;
}

function both(...scrubbers: ClientContext['scrub'][]): ClientContext['scrub'] {
	return {
		text: (value) => scrubbers.reduce((text, scrubber) => scrubber.text(text), value),
		data: (value) => scrubbers.reduce((data, scrubber) => scrubber.data(data), value),
	};
}
