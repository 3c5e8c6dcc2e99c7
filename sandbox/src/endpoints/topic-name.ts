/** `POST /predicts/topic-name`: a short name for a cluster. */
import { clusterDocuments } from '../clustering/cluster';
import type { Refusal } from '../http/refusal';
import type { Settings } from '../options';
import type { Language } from '../scorer/words';
import { onDocuments, success } from './endpoint';
import type { Field } from './validate';

/** The Google key that the sandbox's Google does not know; it takes any other. */
export const BAD_GOOGLE_KEY = 'sandbox-google-bad';

/** Labels have so many words. */
const MOST_WORDS = 4;
const LEAST_WORDS = 3;
/** What a label is filled up with when there are too few telling words. */
const FILLERS = ['customer', 'feedback', 'topic'];

export const topicName = onDocuments({
	path: '/predicts/topic-name',
	list: 'documents',
	field: 'text',
	docMs: () => 0,
	read(body, language, { headers, settings }) {
		const clusterId = body.at('cluster_id').number({ whole: true });
		const texts = body.at('documents').list(1).map(readText);
		const [leftOut = [], topWords = []] = ['entities', 'top_words'].map((name) =>
			body.at(name).optional((field) => field.strings()),
		);
		const key = headers['x-google-api-key'];
		const { badGoogleKey } = settings.variants;
		if (key === BAD_GOOGLE_KEY && badGoogleKey !== 'fallback') {
			return { refusal: googleRefusal(badGoogleKey) };
		}
		const answer = () => {
			const words = topWords.length > 0 ? topWords : wordsOf(texts, language);
			const name = { cluster_id: clusterId, topic_name: nameTopic(words, leftOut) };
			return success(settings, { ...name, ...madeBy(key, texts.length, settings) });
		};
		return { texts, answer };
	},
});

function readText(document: Field): string {
	document.at('doc_id').string();
	document.at('entities').strings();
	document.at('cluster_probability').number({ least: 0, most: 1 });
	return document.at('text').string();
}

/** What the documents speak of, when the call does not say. */
function wordsOf(texts: string[], language: Language): string[] {
	const documents = texts.map((text) => ({ text, entities: [] }));
	return clusterDocuments(documents, language, 1).groups[0]?.topWords ?? [];
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

function madeBy(key: unknown, documents: number, { variants }: Settings) {
	const generation_method = key === BAD_GOOGLE_KEY ? 'Fallback' : 'LLM';
	const isOwn = key !== undefined && key !== '' && key !== BAD_GOOGLE_KEY;
	const forms = {
		generation_method: { document_count: documents, generation_method },
		generated_using: { generated_using: isOwn ? 'user_key' : 'company_key' },
		absent: {},
	};
	return forms[variants.topicNameBy];
}

/**
 * A label of three or four words.
 * @param words the most telling first
 * @param leftOut words that must not be in the label
 */
export function nameTopic(words: string[], leftOut: string[]): string {
	const banned = new Set(leftOut.flatMap((name) => name.toLowerCase().split(/\s+/)));
	const own = new Set(words.map((word) => word.trim().toLowerCase()));
	const telling = [...own].filter((word) => word !== '' && !banned.has(word));
	const count = Math.max(LEAST_WORDS, Math.min(telling.length, MOST_WORDS));
	const chosen = [...new Set([...telling, ...FILLERS])].slice(0, count);
	return chosen.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
