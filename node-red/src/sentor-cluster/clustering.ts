import type {
	Cluster,
	ClusterMembership,
	ClusterOptions,
	Failure,
	SentorClient,
} from '../../../core';
import { prepare, type TextInput } from '../../../text';
import type { NodeFailure } from '../common/failures';
import { noFieldFailures } from '../common/input/names-instead';

/** A text of the set, or why there is none. `instead`: as {@link noFieldFailures} wants it. */
export type SetText =
	| { ok: true; item: TextInput; instead: readonly string[] }
	| { ok: false; failure: NodeFailure };

/** Where one text went. */
export interface Membership extends ClusterMembership {
	/** The user's own id. */
	documentId?: string;
	/** Why its cluster has no name although one was asked for. */
	topicFailure?: Failure;
}

export type Placement = { ok: true; membership: Membership } | { ok: false; failure: NodeFailure };

/** What became of a set. */
export interface Clustering {
	/** `documents[].index` is the place among the texts of the set. */
	clusters: Cluster[];
	/** `outcomes[i]` belongs to `texts[i]`. */
	outcomes: Placement[];
	/** Why nothing at all was clustered. */
	failure?: NodeFailure;
	/** Several languages were clustered, each apart: cluster ids repeat. */
	isMixed: boolean;
}

/** Keeps the place of a text that cannot be sent. */
const NO_TEXT = { text: '' };

/**
 * Has a set of texts clustered. What makes a set is for the core to say; a text that cannot be sent
 * fails by itself. Never rejects.
 */
export async function clusterTexts(
	client: SentorClient,
	texts: readonly SetText[],
	options: ClusterOptions,
): Promise<Clustering> {
	const prepared = texts.map((text) =>
		text.ok ? prepare(text.item, { needsEntities: false }) : text,
	);
	const instead = texts.flatMap((text) => (text.ok ? text.instead : []));
	const misread = noFieldFailures(prepared, instead);
	const documents = prepared.map((text) => (text.ok ? text.document : NO_TEXT));
	const { clusters, outcomes, failure, stats } = await client.cluster(documents, options);
	const unnamed = new Map(
		clusters.flatMap(({ documents: members, topicFailure }) =>
			topicFailure ? members.map(({ index }) => [index, topicFailure] as const) : [],
		),
	);
	const whole = misread?.[0] ?? failure;
	return {
		clusters,
		outcomes: prepared.map((text, place): Placement => {
			const outcome = outcomes[place];
			if (!text.ok) return { ok: false, failure: misread?.[place] ?? text.failure };
			if (!outcome?.ok) return { ok: false, failure: outcome?.failure ?? MISSING };
			const { id } = text.document;
			const topicFailure = unnamed.get(place);
			const membership = {
				...outcome.result,
				...(id === undefined ? {} : { documentId: id }),
				...(topicFailure === undefined ? {} : { topicFailure }),
			};
			return { ok: true, membership };
		}),
		...(whole ? { failure: whole } : {}),
		isMixed: stats.languages > 1,
	};
}

const MISSING: NodeFailure = { code: 'missing_result', reason: 'missing' };
