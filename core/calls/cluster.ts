import { concernsAll, failureOf, missingResultFailure } from '../failure';
import { readDocument } from '../input/document';
import type { ClientContext } from '../context';
import type { Failure, Language } from '../types';
import { call } from './call';
import { OUTLIERS, readClusters } from './cluster-reply';
import { nameTopic } from './topic-name';
import type {
	Cluster,
	ClusterMember,
	ClusterOptions,
	ClusterOutcome,
	ClusterReport,
	TopicOptions,
} from './types';

/** What a host may say of a clustering before it asks for one. */
export const CLUSTERING = {
	/** Fewest documents of a language (docs, reference: `documents`, min 5). */
	leastDocuments: 5,
	/**
	 * From here on it is worth a word that nothing is split: no source names a limit of the API, and
	 * the vendor's own client gives up after 120 s.
	 */
	manyDocuments: 1000,
} as const;

/**
 * Clusters documents by topic. All documents of a language are one call, never split: clusters mean
 * something over the whole set only. Never rejects; `outcomes[i]` belongs to `documents[i]`.
 */
export async function cluster(
	context: ClientContext,
	documents: readonly unknown[],
	options: ClusterOptions,
): Promise<ClusterReport> {
	const outcomes = new Array<ClusterOutcome>(documents.length);
	const members = new Map<Language, ClusterMember[]>();
	for (let index = 0; index < documents.length; index += 1) {
		const read = readDocument(documents, index, { needsEntities: false });
		if (!read.ok) {
			outcomes[index] = read;
			continue;
		}
		const { text, entities, language, id } = read.document;
		const group = members.get(language) ?? [];
		const named = id === undefined ? {} : { documentId: id };
		group.push({ index, ...named, text, entities, probability: null });
		members.set(language, group);
	}

	const report: ClusterReport = {
		clusters: [],
		outcomes,
		stats: { documents: documents.length, requests: 0, languages: 0 },
	};
	let why: Failure | undefined;
	for (const [language, group] of members) {
		// Which language has too few is worth a word only beside another.
		const told = members.size > 1 ? language : undefined;
		const failure = await clusterLanguage(context, { language, group, told }, options, report);
		for (const { index } of group) outcomes[index] ??= { ok: false, failure: { ...failure } };
		why ??= failure;
	}
	if (report.clusters.length === 0) report.failure = why ?? tooFewFailure(0);
	if (options.nameTopics) await nameTopics(context, report, options);
	return report;
}

/**
 * Clusters the documents of one language into the report. Returns what those fail with that have no
 * outcome then.
 */
async function clusterLanguage(
	context: ClientContext,
	{
		language,
		group,
		told,
	}: { language: Language; group: ClusterMember[]; told: Language | undefined },
	options: ClusterOptions,
	report: ClusterReport,
): Promise<Failure> {
	let usable = group;
	for (;;) {
		if (usable.length < CLUSTERING.leastDocuments) return tooFewFailure(usable.length, told);
		const answer = await call(context, clusterRequest(context, language, usable, options), {
			isReadable: ({ clusters }) => Array.isArray(clusters),
			texts: usable,
			run: options,
		});
		report.stats.requests += answer.requests;
		if (answer.ok) {
			report.stats.languages += 1;
			settle(readClusters(answer.body, usable, language), report);
			return missingResultFailure({}, 1);
		}
		const { refused, requests } = answer;
		// An answer that names documents is about these: the others still make a set.
		const named = usable.filter(
			({ index }, place) =>
				refused?.namedPlaces.includes(place) || refused?.namedIds.includes(String(index)),
		);
		if (!refused || named.length === 0) return answer.failure;
		for (const { index, text } of named) {
			const characters = text.length;
			const failure = failureOf('rejected', 'refused', refused.detail, requests, { characters });
			report.outcomes[index] = { ok: false, failure };
		}
		usable = usable.filter((member) => !named.includes(member));
	}
}

function tooFewFailure(found: number, language?: Language): Failure {
	const values = { found, least: CLUSTERING.leastDocuments, language };
	return failureOf('invalid_input', 'too_few', {}, 0, values);
}

function clusterRequest(
	{ limits }: ClientContext,
	language: Language,
	members: ClusterMember[],
	{ clusters = 0 }: ClusterOptions,
) {
	return {
		method: 'POST' as const,
		path: '/predicts/cluster',
		// The vendor's clients send the language in the one place or the other; the API's page says query.
		query: { language },
		body: {
			documents: members.map(({ index, text, entities }) => ({
				doc_id: String(index),
				text,
				entities,
			})),
			language,
			...(clusters > 0 ? { n_clusters: Math.floor(clusters) } : {}),
		},
		timeoutMs: limits.timeoutMs,
	};
}

function settle(clusters: readonly Cluster[], report: ClusterReport): void {
	for (const cluster of clusters) {
		report.clusters.push(cluster);
		const { clusterId, topicName, documents, language } = cluster;
		const named = topicName === undefined ? {} : { topicName };
		const outlier = clusterId === OUTLIERS;
		for (const { index, probability } of documents) {
			const result = { clusterId, ...named, probability, outlier, language };
			report.outcomes[index] = { ok: true, result };
		}
	}
}

/** Names every cluster but the outliers'. One that cannot be named keeps its documents and says why. */
async function nameTopics(
	context: ClientContext,
	report: ClusterReport,
	options: TopicOptions,
): Promise<void> {
	let hopeless: Failure | undefined;
	for (const cluster of report.clusters) {
		if (cluster.clusterId === OUTLIERS || cluster.topicName !== undefined) continue;
		if (hopeless) {
			cluster.topicFailure = { ...hopeless, attempts: 0 };
			continue;
		}
		const { clusterId, topWords, language, documents } = cluster;
		const named = await nameTopic(context, { clusterId, topWords, language, documents }, options);
		report.stats.requests += named.requests;
		if (named.ok) applyName(cluster, named.result.topicName, report);
		else {
			cluster.topicFailure = named.failure;
			if (concernsAll(named.failure)) hopeless = named.failure;
		}
	}
}

function applyName(cluster: Cluster, topicName: string, { outcomes }: ClusterReport): void {
	cluster.topicName = topicName;
	for (const { index } of cluster.documents) {
		const outcome = outcomes[index];
		if (outcome?.ok) outcome.result.topicName = topicName;
	}
}
