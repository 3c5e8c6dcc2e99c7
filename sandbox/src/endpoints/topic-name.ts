/** `POST /predicts/topic-name`: a short name for a cluster. */
import { clusterDocuments } from '../clustering/cluster';
import { nameTopic } from '../clustering/topic-name';
import type { Refusal } from '../http/refusal';
import type { Settings } from '../options';
import type { Language } from '../scorer/words';
import { onDocuments, success } from './endpoint';
import type { Field } from './validate';

/** The Google key that the sandbox's Google does not know; it takes any other. */
export const BAD_GOOGLE_KEY = 'sandbox-google-bad';

type KeyUsed = 'company' | 'own' | 'refused';

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
		const key = googleKeyOf(headers['x-google-api-key']);
		const { badGoogleKey } = settings.variants;
		if (key === 'refused' && badGoogleKey !== 'fallback') {
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

function googleKeyOf(key: unknown): KeyUsed {
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
		case 'generation_method': {
			const generation_method = key === 'refused' ? 'Fallback' : 'LLM';
			return { document_count: documents, generation_method };
		}
		case 'generated_using':
			return { generated_using: key === 'own' ? 'user_key' : 'company_key' };
		case 'absent':
			return {};
	}
}
