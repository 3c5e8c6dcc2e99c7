/** `POST /predicts/cluster`: groups of documents about the same thing. */
import { clusterDocuments, type Clustering, type Member } from '../clustering/cluster';
import type { Settings } from '../options';
import type { Language } from '../scorer/words';
import { invalid, success, type Endpoint, type Prepared } from './endpoint';
import { Reader } from './validate';

/** Fewest documents that can be clustered (Sentor reference). */
const LEAST_DOCUMENTS = 5;
/** The outliers' number, as BERTopic has it. */
const OUTLIERS = -1;

interface ClusterDocument {
	docId: string;
	text: string;
	entities: string[];
}

export const cluster: Endpoint = {
	method: 'POST',
	path: '/predicts/cluster',
	isHealth: false,
	prepare({ body, query, settings }): Prepared {
		const reader = new Reader();
		const input = reader.object(body, ['body']);
		const language = reader.language(query, input);
		const documents = reader
			.list(input['documents'], ['body', 'documents'], LEAST_DOCUMENTS)
			.map((document, index) => readDocument(reader, document, index));
		const count = reader.optional(input['n_clusters'], (value) =>
			reader.number(value, ['body', 'n_clusters'], { least: 1, whole: true }),
		);
		reader.optional(input['projectId'], (value) => reader.string(value, ['body', 'projectId']));
		if (reader.complaints.length > 0) return invalid(settings, reader.complaints);
		return {
			job: {
				texts: documents.map((document) => document.text),
				list: 'documents',
				field: 'text',
				docMs: settings.clusterDocMs,
				answer: () => {
					const clustering = clusterDocuments(documents, language, count);
					return success(settings, onWire(clustering, documents, language, settings));
				},
			},
		};
	},
};

function readDocument(reader: Reader, value: unknown, index: number): ClusterDocument {
	const loc = ['body', 'documents', index];
	const document = reader.object(value, loc);
	return {
		docId: reader.string(document['doc_id'], [...loc, 'doc_id']),
		text: reader.string(document['text'], [...loc, 'text'], true),
		// Required by the vendor's models, left out by two of its clients.
		entities:
			reader.optional(document['entities'], (entities) =>
				reader.strings(entities, [...loc, 'entities']),
			) ?? [],
	};
}

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
