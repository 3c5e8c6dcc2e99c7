/** `POST /predicts/cluster`: groups of documents about the same thing. */
import { clusterDocuments, type Clustering, type Member } from '../clustering/cluster';
import type { Settings } from '../options';
import type { Language } from '../scorer/words';
import { onDocuments, success } from './endpoint';

/** Fewest documents that can be clustered (Sentor reference). */
const LEAST_DOCUMENTS = 5;
/** The outliers' number, as BERTopic has it. */
const OUTLIERS = -1;

interface ClusterDocument {
	docId: string;
	text: string;
	entities: string[];
}

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
				docId: document.at('doc_id').string(),
				text: document.at('text').string(true),
				// Required by the vendor's models, left out by two of its clients.
				entities: document.at('entities').optional((entities) => entities.strings()) ?? [],
			}));
		const count = body.at('n_clusters').optional((it) => it.number({ least: 1, whole: true }));
		body.at('projectId').optional((id) => id.string());
		const answer = () => {
			const clustering = clusterDocuments(documents, language, count);
			return success(settings, onWire(clustering, documents, language, settings));
		};
		return { texts: documents.map(({ text }) => text), answer };
	},
});

function onWire(
	{ groups, outliers }: Clustering,
	documents: ClusterDocument[],
	language: Language,
	{ variants }: Settings,
) {
	const entry = (clusterId: number, members: Member[], topWords: string[]) => ({
		cluster_id: clusterId,
		document_count: members.length,
		documents: members.map(({ place, probability }) => {
			const { docId = '', text = '', entities = [] } = documents[place] ?? {};
			return { doc_id: docId, text, entities, cluster_probability: probability };
		}),
		top_words: topWords,
	});
	const clusters = groups.map((group, number) => entry(number, group.members, group.topWords));
	return {
		clusters: outliers.length > 0 ? [entry(OUTLIERS, outliers, []), ...clusters] : clusters,
		total_documents: documents.length,
		total_clusters: groups.length,
		min_clusters: Math.min(2, groups.length),
		...(variants.outliers === 'absent' ? {} : { [variants.outliers]: outliers.length }),
		clustering_method: 'sandbox: tf-idf and k-means',
		language,
	};
}
