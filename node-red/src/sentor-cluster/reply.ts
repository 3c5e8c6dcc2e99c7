import type { Cluster, ClusterMember } from '../../../core';
import type { MessageInput } from '../common/input/message-input';
import type { Message, Outputs } from '../common/job';
import type { MessageNode } from '../common/message-node';
import { copier, leaveSequence, numberParts, setResult } from '../common/output/message-copies';
import type { Clustering, Placement } from './clustering';
import { clusterRow, documentRow } from './rows';
import type { ClusterSettings } from './settings';

/** What a reply is made with. */
export interface ReplyContext {
	host: MessageNode;
	settings: ClusterSettings;
}

/**
 * The message of an array, with the result. Texts without a place are in the array of results; where
 * that lists clusters, each leaves by the errors output as a message of its own.
 */
export function replyToArray(
	context: ReplyContext,
	message: Message,
	{ elements }: MessageInput,
	{ clusters, outcomes, failure, isMixed }: Clustering,
): Outputs {
	const { host, settings } = context;
	const { failures } = host;
	if (settings.granularity === 'document') {
		const rows = outcomes.map((outcome) => documentRow(outcome, isMixed, failures));
		putResult(context, message, rows);
		return failure ? host.errors([failures.put(message, failure)]) : [message, null];
	}
	if (failure) return host.errors([failures.put(message, failure)]);
	const copies = copiesOf(context, message);
	const rejected = outcomes.flatMap((outcome, place) =>
		outcome.ok ? [] : [failures.put(copies(elements[place]), outcome.failure)],
	);
	putResult(
		context,
		message,
		clusters.map((cluster) => clusterRow(cluster, failures)),
	);
	return [message, rejected.length === 0 ? null : rejected];
}

/** A message of a sequence comes out again, with its own place or the reason for none. */
export function replyToMember(
	context: ReplyContext,
	message: Message,
	outcome: Placement,
	isMixed: boolean,
): Outputs {
	const { host } = context;
	if (!outcome.ok) return host.errors([host.failures.put(message, outcome.failure)]);
	putResult(context, message, documentRow(outcome, isMixed, host.failures));
	return [message, null];
}

/**
 * The messages that take the place of a sequence: one per cluster, made from the first message that
 * is in one, with the texts of the cluster where the text was.
 */
export function clusterMessages(
	context: ReplyContext,
	first: Message,
	elements: readonly unknown[],
	clusters: readonly Cluster[],
): Message[] {
	const { RED, failures } = context.host;
	const copies = copiesOf(context, first);
	const messages = clusters.map((cluster) => {
		const message = copies(cluster.documents.map(({ index }: ClusterMember) => elements[index]));
		putResult(context, message, clusterRow(cluster, failures));
		leaveSequence(message);
		return message;
	});
	numberParts(RED, messages);
	return messages;
}

function putResult({ host, settings }: ReplyContext, message: Message, value: unknown): void {
	setResult(host.RED, message, settings.result, value);
	host.failures.clear(message);
}

function copiesOf({ host, settings }: ReplyContext, message: Message) {
	const { type, value } = settings.sources.text;
	return type === 'msg'
		? copier(host.RED, message, value)
		: (): Message => host.RED.util.cloneMessage(message);
}
