/** `POST /predicts/cluster`: groups of documents about the same thing. */
import { clusterDocuments, type Member } from '../clustering/cluster';
import { onDocuments, success } from './endpoint';

/** Fewest documents that can be clustered (Sentor reference). */
const LEAST_DOCUMENTS = 5;
/** The outliers' number, as BERTopic has it. */
const OUTLIERS = -1;

export const cluster = onDocuments({
	path: '/predicts/cluster',
	list: 'documents',
	field: 'text',
	docMs: ({ clusterDocMs }) => clusterDocMs,
	read(body, language, { settings }) {
		const documents = body
			.at('documents')
			.list(LEAST_DOCUMENTS)
			.map((document) => ({
				doc_id: document.at('doc_id').string(),
				text: document.at('text').string(true),
				// Required by the vendor's models, left out by two of its clients.
				entities: document.at('entities').optional((entities) => entities.strings()) ?? [],
			}));
		const count = body.at('n_clusters').optional((it) => it.number({ least: 1, whole: true }));
		body.at('projectId').optional((id) => id.string());
		const entry = (clusterId: number, members: Member[], topWords: string[]) => ({
			cluster_id: clusterId,
			document_count: members.length,
			documents: members.map(({ place, probability }) => ({
				...documents[place],
				cluster_probability: probability,
			})),
			top_words: topWords,
		});
		const answer = () => {
			const { groups, outliers } = clusterDocuments(documents, language, count);
			const clusters = groups.map((group, number) => entry(number, group.members, group.topWords));
			const { outliers: form } = settings.variants;
			return success(settings, {
				clusters: outliers.length > 0 ? [entry(OUTLIERS, outliers, []), ...clusters] : clusters,
				total_documents: documents.length,
				total_clusters: groups.length,
				min_clusters: Math.min(2, groups.length),
				...(form === 'absent' ? {} : { [form]: outliers.length }),
				clustering_method: 'sandbox: tf-idf and k-means',
				language,
			});
		};
		return { texts: documents.map(({ text }) => text), answer };
	},
});
