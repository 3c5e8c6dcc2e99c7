import {
	prepareDocument,
	type Cluster,
	type ClusterDocument,
	type ClusterMembership,
	type ClusterOptions,
	type ClusterReport,
	type DocumentInput,
	type Failure,
	type Language,
	type SentorClient,
} from '../../../core';
import type { NodeFailure } from '../common/failures';
import { LEAST_TEXTS, tooFew } from './words';

/** A text of the set, or why there is none. */
export type Entry = { ok: true; item: DocumentInput } | { ok: false; failure: NodeFailure };

/** Where one text went. */
export interface Place extends ClusterMembership {
	/** The user's own id. */
	documentId?: string;
	/** Why its cluster has no name although one was asked for. */
	topicFailure?: Failure;
}

export type PlaceOutcome = { ok: true; place: Place } | { ok: false; failure: NodeFailure };

/** What became of a set. */
export interface Clustering {
	/** `documents[].index` is the place among the entries. */
	clusters: Cluster[];
	/** `outcomes[i]` belongs to `entries[i]`. */
	outcomes: PlaceOutcome[];
	/** Why nothing at all was clustered. */
	failure?: NodeFailure;
	/** Texts of several languages: they were clustered apart, and cluster ids repeat. */
	isMixed: boolean;
}

interface Usable {
	/** Among the entries. */
	index: number;
	document: ClusterDocument & { language: Language };
}

export interface ClusterContext {
	client: SentorClient;
	options: ClusterOptions;
	/** Told before anything is sent. */
	willSend(texts: number): void;
}

/**
 * Clusters a set of texts, each language in a call of its own. Blank texts fail each by itself, a
 * language with too few texts as a whole, both before anything is sent. Never rejects.
 */
export async function clusterTexts(
	{ client, options, willSend }: ClusterContext,
	entries: readonly Entry[],
): Promise<Clustering> {
	const outcomes: Array<PlaceOutcome | undefined> = entries.map(() => undefined);
	const usable = readEntries(entries, outcomes);
	const enough = withoutTooFew(usable, outcomes);
	const isMixed = new Set(usable.map(({ document }) => document.language)).size > 1;
	const [first] = usable;
	if (enough.length === 0) {
		const failed = first ? outcomes[first.index] : undefined;
		const failure = failed && !failed.ok ? failed.failure : tooFew(0);
		return { clusters: [], outcomes: outcomes as PlaceOutcome[], failure, isMixed };
	}
	willSend(enough.length);
	const report = await client.cluster(
		enough.map(({ document }) => document),
		options,
	);
	const failure = noteReport(report, enough, outcomes);
	const clusters = report.clusters.map((cluster) => atEntries(cluster, enough));
	return {
		clusters,
		outcomes: outcomes as PlaceOutcome[],
		...(failure && clusters.length === 0 ? { failure } : {}),
		isMixed,
	};
}

/** Notes where each text went. Returns the first failure, if there is one. */
function noteReport(
	report: ClusterReport,
	sent: readonly Usable[],
	outcomes: Array<PlaceOutcome | undefined>,
): NodeFailure | undefined {
	const unnamed = new Map(
		report.clusters.map((cluster) => [nameOf(cluster), cluster.topicFailure] as const),
	);
	let failure: NodeFailure | undefined;
	report.outcomes.forEach((outcome, place) => {
		const { index, document } = sent[place] as Usable;
		outcomes[index] = outcome.ok
			? { ok: true, place: placeOf(outcome.result, document, unnamed.get(nameOf(outcome.result))) }
			: outcome;
		if (!outcome.ok) failure ??= outcome.failure;
	});
	return failure;
}

/** Ids are unique within a language. */
function nameOf({ language, clusterId }: Pick<Cluster, 'language' | 'clusterId'>): string {
	return `${language} ${clusterId}`;
}

/** The cluster with the places of its texts among the entries. */
function atEntries(cluster: Cluster, sent: readonly Usable[]): Cluster {
	const documents = cluster.documents.map((member) => ({
		...member,
		index: (sent[member.index] as Usable).index,
	}));
	return { ...cluster, documents };
}

/** The texts that can be sent; the outcomes of the others are noted. */
function readEntries(
	entries: readonly Entry[],
	outcomes: Array<PlaceOutcome | undefined>,
): Usable[] {
	return entries.flatMap((entry, index) => {
		const prepared = entry.ok ? prepareDocument(entry.item, { needsEntities: false }) : entry;
		if (prepared.ok) return [{ index, document: prepared.document }];
		outcomes[index] = prepared;
		return [];
	});
}

/** Texts are compared within their language only: each needs enough of them. */
function withoutTooFew(usable: Usable[], outcomes: Array<PlaceOutcome | undefined>): Usable[] {
	const languages = new Set(usable.map(({ document }) => document.language));
	for (const language of languages) {
		const group = usable.filter(({ document }) => document.language === language);
		if (group.length >= LEAST_TEXTS) continue;
		const failure = tooFew(group.length, languages.size > 1 ? language : undefined);
		for (const { index } of group) outcomes[index] = { ok: false, failure };
	}
	return usable.filter(({ index }) => outcomes[index] === undefined);
}

function placeOf(
	result: ClusterMembership,
	{ id }: ClusterDocument,
	topicFailure: Failure | undefined,
): Place {
	return {
		...result,
		...(id === undefined ? {} : { documentId: id }),
		...(topicFailure === undefined ? {} : { topicFailure }),
	};
}
