/** `POST /predicts/topic-name`: a short name for a cluster. */
import { clusterDocuments } from '../clustering/cluster';
import { nameTopic } from '../clustering/topic-name';
import type { Refusal } from '../http/refusal';
import type { Settings } from '../options';
import type { Language } from '../scorer/words';
import { invalid, success, type Call, type Endpoint, type Prepared } from './endpoint';
import { Reader } from './validate';

/** The Google key that the sandbox's Google does not know; it takes any other. */
export const BAD_GOOGLE_KEY = 'sandbox-google-bad';

type KeyUsed = 'company' | 'own' | 'refused';

export const topicName: Endpoint = {
	method: 'POST',
	path: '/predicts/topic-name',
	isHealth: false,
	prepare(call: Call): Prepared {
		const { body, query, settings } = call;
		const reader = new Reader();
		const input = reader.object(body, ['body']);
		const language = reader.language(query, input);
		const clusterId = reader.number(input['cluster_id'], ['body', 'cluster_id'], { whole: true });
		const texts = reader
			.list(input['documents'], ['body', 'documents'], 1)
			.map((document, index) => readText(reader, document, index));
		const strings = (field: string) =>
			reader.optional(input[field], (value) => reader.strings(value, ['body', field])) ?? [];
		const leftOut = strings('entities');
		const topWords = strings('top_words');
		if (reader.complaints.length > 0) return invalid(settings, reader.complaints);
		const key = googleKeyOf(call);
		const { badGoogleKey } = settings.variants;
		if (key === 'refused' && badGoogleKey !== 'fallback') {
			return { refusal: googleRefusal(badGoogleKey) };
		}
		const answer = () => {
			const words = topWords.length > 0 ? topWords : wordsOf(texts, language);
			const name = { cluster_id: clusterId, topic_name: nameTopic(words, leftOut) };
			return success(settings, { ...name, ...madeBy(key, texts.length, settings) });
		};
		return { job: { texts, list: 'documents', field: 'text', docMs: 0, answer } };
	},
};

function readText(reader: Reader, value: unknown, index: number): string {
	const loc = ['body', 'documents', index];
	const document = reader.object(value, loc);
	reader.string(document['doc_id'], [...loc, 'doc_id']);
	reader.strings(document['entities'], [...loc, 'entities']);
	const bounds = { least: 0, most: 1 };
	reader.number(document['cluster_probability'], [...loc, 'cluster_probability'], bounds);
	return reader.string(document['text'], [...loc, 'text']);
}

/** What the documents speak of, when the call does not say. */
function wordsOf(texts: string[], language: Language): string[] {
	const documents = texts.map((text) => ({ text, entities: [] }));
	return clusterDocuments(documents, language, 1).groups[0]?.topWords ?? [];
}

function googleKeyOf({ headers }: Call): KeyUsed {
	const key = headers['x-google-api-key'];
	if (key === undefined || key === '') return 'company';
	return key === BAD_GOOGLE_KEY ? 'refused' : 'own';
}

/** Google's words: nothing in them is about the Sentor key, whatever the status. */
function googleRefusal(status: 400 | 401 | 403 | 422 | 502): Refusal {
	return {
		status,
		code: 'llm_provider_error',
		message: 'Google API key not valid. Please pass a valid Google API key.',
		reason: 'API_KEY_INVALID',
		details: { provider: 'google' },
	};
}

function madeBy(key: KeyUsed, documents: number, { variants }: Settings) {
	switch (variants.topicNameBy) {
		case 'generation_method':
			return {
				document_count: documents,
				generation_method: key === 'refused' ? 'Fallback' : 'LLM',
			};
		case 'generated_using':
			return { generated_using: key === 'own' ? 'user_key' : 'company_key' };
		case 'absent':
			return {};
	}
}
