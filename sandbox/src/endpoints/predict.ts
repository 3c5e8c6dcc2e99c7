/** `POST /predicts`: sentiment of documents, their sentences and their entities. */
import type { Variants } from '../variants';
import { scoreDocument, type DocumentScore } from '../scorer/document';
import { CLASS_NUMBERS, type Reading } from '../scorer/reading';
import { invalid, success, type Endpoint, type Prepared } from './endpoint';
import { Reader } from './validate';

interface PredictDocument {
	docId: string;
	text: string;
	entities: string[];
}

export const predict: Endpoint = {
	method: 'POST',
	path: '/predicts',
	isHealth: false,
	prepare({ body, query, settings }): Prepared {
		const reader = new Reader();
		const input = reader.object(body, ['body']);
		const language = reader.language(query, input);
		const docs = reader
			.list(input['docs'], ['body', 'docs'], 1)
			.map((doc, index) => readDocument(reader, doc, index));
		if (reader.complaints.length > 0) return invalid(settings, reader.complaints);
		return {
			job: {
				texts: docs.map((doc) => doc.text),
				list: 'docs',
				field: 'doc',
				docMs: settings.docMs,
				answer: () => {
					const results = docs.map((doc) => ({
						doc_id: doc.docId,
						...scoreOnWire(scoreDocument(doc.text, doc.entities, language), settings.variants),
					}));
					return success(settings, { results });
				},
			},
		};
	},
};

function readDocument(reader: Reader, value: unknown, index: number): PredictDocument {
	const loc = ['body', 'docs', index];
	const doc = reader.object(value, loc);
	return {
		docId: reader.string(doc['doc_id'], [...loc, 'doc_id']),
		text: reader.string(doc['doc'], [...loc, 'doc'], true),
		entities: reader.strings(doc['entities'], [...loc, 'entities']),
	};
}

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
