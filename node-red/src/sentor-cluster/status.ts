import type { NodeStatus } from 'node-red';
import { statusOf as commonStatusOf, type Trouble } from '../sentor-sentiment/status';

/** What is worth a word although the last set went well. */
export type Notice = 'mixed' | 'unnamed';

/** What the dot under a node tells of. */
export interface StatusFacts {
	/** Messages in hand, those that wait for the rest of their sequence included. */
	count: number;
	isClustering: boolean;
	isQuotaShut: boolean;
	/** Undefined when the last set went well. */
	trouble: Trouble | undefined;
	notice: Notice | undefined;
}

const NOTICES: Record<Notice, string> = {
	mixed: 'sentor-cluster.status.mixed',
	unnamed: 'sentor-cluster.status.unnamed',
};

/** The dot and its text, a key of the catalogue; messages that are collected show as their bare count. */
export function statusOf({
	count,
	isClustering,
	isQuotaShut,
	trouble,
	notice,
}: StatusFacts): NodeStatus {
	if (count > 0 && !isClustering) return { fill: 'blue', shape: 'ring', text: String(count) };
	if (count === 0 && trouble === undefined && notice !== undefined)
		return { fill: 'grey', shape: 'dot', text: NOTICES[notice] };
	const facts = { count: count > 0 ? 1 : 0, isQuotaShut, trouble };
	return commonStatusOf(facts, 'sentor-cluster.status.');
}
