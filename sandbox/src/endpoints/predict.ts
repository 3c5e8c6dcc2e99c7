/** `POST /predicts`: sentiment of documents, their sentences and their entities. */
import { CLASS_NUMBERS, scoreDocument, type Reading } from '../scorer/document';
import { onDocuments, success } from './endpoint';

export const predict = onDocuments({
	path: '/predicts',
	list: 'docs',
	field: 'doc',
	docMs: ({ docMs }) => docMs,
	read(body, language, { settings }) {
		const { probabilities: shares, details, entitySentiments } = settings.variants;
		const docs = body
			.at('docs')
			.list(1)
			.map((doc) => ({
				doc_id: doc.at('doc_id').string(),
				text: doc.at('doc').string(true),
				entities: doc.at('entities').strings(),
			}));
		const reading = ({ label, probabilities }: Reading) => ({
			predicted_class: CLASS_NUMBERS[label],
			predicted_label: label,
			...(shares === 'all' && { probabilities }),
			...(shares === 'one' && { probabilities: { [label]: probabilities[label] } }),
		});
		const resultOf = ({ doc_id, text, entities }: (typeof docs)[number]) => {
			const score = scoreDocument(text, entities, language);
			const sentences = score.sentences.map((sentence, index) => ({
				sentence_index: index,
				sentence_text: sentence.text,
				...reading(sentence.reading),
			}));
			const entity_sentiments = score.entities.map(
				({ entity, reading: { label, probabilities } }) => ({
					entity,
					sentiment: label,
					...(entitySentiments === 'score' && { score: probabilities[label] }),
				}),
			);
			return {
				doc_id,
				...reading(score.reading),
				...(details && { details: sentences }),
				...(entitySentiments !== 'absent' && { entity_sentiments }),
			};
		};
		const answer = () => success(settings, { results: docs.map(resultOf) });
		return { texts: docs.map(({ text }) => text), answer };
	},
});
