import type { Node, NodeAPI } from 'node-red';
import type { ClusterMember } from '../../../core';
import { clearOwnError, putError, type NodeFailure } from '../common/failure-message';
import type { Job, Message, Outputs } from '../common/job';
import { copier, numberParts, setResult } from '../common/message-copies';
import type { MessageInput } from '../common/message-input';
import type { Clustering, PlaceOutcome } from './clustering';
import { clusterRow, documentRow } from './rows';
import type { ClusterSettings } from './settings';

/** What a reply is made with. */
export interface ReplyContext {
	RED: NodeAPI;
	node: Node;
	settings: ClusterSettings;
}

/** A message of a sequence, and the text that it brought. */
export interface SequenceMember {
	job: Job;
	element: unknown;
}

/** What leaves by the errors output. */
export function errorOutputs(message: Message, failure: NodeFailure, node: Node): Outputs {
	return [null, putError(message, failure, node)];
}

/**
 * The message of an array, with the result. Texts without a place are in the array of results; where
 * that lists clusters, each leaves by the errors output as a message of its own.
 */
export function replyToArray(
	context: ReplyContext,
	message: Message,
	{ elements }: MessageInput,
	clustering: Clustering,
): Outputs {
	const { RED, node, settings } = context;
	const { clusters, outcomes, failure, isMixed } = clustering;
	if (settings.granularity === 'document') {
		const rows = outcomes.map((outcome) => documentRow(outcome, isMixed));
		setResult(RED, message, settings.result, rows);
		clearOwnError(message, node);
		return failure ? errorOutputs(message, failure, node) : [message, null];
	}
	if (failure) return errorOutputs(message, failure, node);
	const copies = copiesOf(context, message);
	const rejected = outcomes.flatMap((outcome, place) =>
		outcome.ok ? [] : [putError(copies(elements[place]), outcome.failure, node)],
	);
	setResult(RED, message, settings.result, clusters.map(clusterRow));
	clearOwnError(message, node);
	return [message, rejected.length === 0 ? null : rejected];
}

/** A message of a sequence comes out again, with its own place or the reason for none. */
export function replyToMember(
	{ RED, node, settings }: ReplyContext,
	message: Message,
	outcome: PlaceOutcome,
	isMixed: boolean,
): Outputs {
	if (!outcome.ok) return errorOutputs(message, outcome.failure, node);
	setResult(RED, message, settings.result, documentRow(outcome, isMixed));
	clearOwnError(message, node);
	return [message, null];
}

/**
 * The messages that take the place of a sequence: one per cluster, made from the first message that
 * is in one, with the texts of the cluster where the text was.
 */
export function clusterMessages(
	context: ReplyContext,
	members: readonly SequenceMember[],
	{ clusters, outcomes }: Clustering,
): Message[] {
	const { RED, node, settings } = context;
	const first = members[outcomes.findIndex(({ ok }) => ok)] as SequenceMember;
	const copies = copiesOf(context, first.job.message);
	const messages = clusters.map((cluster) => {
		const elements = cluster.documents.map(({ index }: ClusterMember) => members[index]?.element);
		const message = copies(elements);
		setResult(RED, message, settings.result, clusterRow(cluster));
		clearOwnError(message, node);
		leaveSequence(message);
		return message;
	});
	numberParts(RED, messages);
	return messages;
}

/** As a Join node does: what was around the sequence is left. */
function leaveSequence(message: Message): void {
	const { parts } = message as { parts?: { parts?: object } };
	if (parts?.parts) message.parts = parts.parts as never;
	else delete message.parts;
	delete message.complete;
}

function copiesOf({ RED, settings }: ReplyContext, message: Message) {
	const { type, value } = settings.sources.text;
	return type === 'msg' ? copier(RED, message, value) : () => RED.util.cloneMessage(message);
}
