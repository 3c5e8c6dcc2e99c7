/** `POST /predicts`: sentiment of documents, their sentences and their entities. */
import type { Variants } from '../variants';
import { CLASS_NUMBERS, scoreDocument, type DocumentScore, type Reading } from '../scorer/document';
import { onDocuments, success } from './endpoint';

export const predict = onDocuments({
	path: '/predicts',
	list: 'docs',
	field: 'doc',
	docMs: ({ docMs }) => docMs,
	read(body, language, { settings }) {
		const docs = body
			.at('docs')
			.list(1)
			.map((doc) => ({
				docId: doc.at('doc_id').string(),
				text: doc.at('doc').string(true),
				entities: doc.at('entities').strings(),
			}));
		const resultOf = ({ docId, text, entities }: (typeof docs)[number]) => ({
			doc_id: docId,
			...scoreOnWire(scoreDocument(text, entities, language), settings.variants),
		});
		const answer = () => success(settings, { results: docs.map(resultOf) });
		return { texts: docs.map(({ text }) => text), answer };
	},
});

function scoreOnWire(score: DocumentScore, variants: Variants) {
	const details = score.sentences.map((sentence, index) => ({
		sentence_index: index,
		sentence_text: sentence.text,
		...readingOnWire(sentence.reading, variants),
	}));
	const entitySentiments = score.entities.map(({ entity, reading }) => ({
		entity,
		sentiment: reading.label,
		...(variants.entitySentiments === 'score'
			? { score: reading.probabilities[reading.label] }
			: {}),
	}));
	return {
		...readingOnWire(score.reading, variants),
		...(variants.details ? { details } : {}),
		...(variants.entitySentiments === 'absent' ? {} : { entity_sentiments: entitySentiments }),
	};
}

function readingOnWire({ label, probabilities }: Reading, variants: Variants) {
	const kept = variants.probabilities === 'one' ? { [label]: probabilities[label] } : probabilities;
	return {
		predicted_class: CLASS_NUMBERS[label],
		predicted_label: label,
		...(variants.probabilities === 'absent' ? {} : { probabilities: kept }),
	};
}
