import type { Node, NodeAPI } from 'node-red';
import type { Outcome } from '../../../core';
import { clearOwnError, errorField, putError, type NodeFailure } from '../common/failure-message';
import type { Message, Outputs } from '../common/job';
import { copier, numberParts, setResult } from '../common/message-copies';
import type { MessageInput } from '../common/message-input';
import { Ports } from './ports';
import { rowsOf } from './rows';
import type { SentimentSettings } from './settings';

/** What a reply is made with. */
export interface ReplyContext {
	RED: NodeAPI;
	node: Node;
	settings: SentimentSettings;
	/** The failure of a document that was answered without a single entity or sentence. */
	noRows(): NodeFailure;
}

/** What leaves for one message, and why it went to the errors output if all of it did. */
export interface Reply {
	outputs: Outputs;
	failure?: NodeFailure;
}

/**
 * Puts the outcomes of a message's documents on messages and sorts those to the outputs.
 *
 * @throws {UnwritableResult} When the result property cannot be set.
 */
export function makeReply(
	context: ReplyContext,
	message: Message,
	input: MessageInput,
	outcomes: Outcome[],
): Reply {
	const { granularity, splitBySentiment } = context.settings;
	if (granularity !== 'document' || (input.isList && splitBySentiment)) {
		return replyBySequence(context, message, input, outcomes);
	}
	const [first] = outcomes;
	if (input.isList || !first) return replyWithList(context, message, outcomes);
	return replyWithOne(context, message, first);
}

function replyWithOne(
	{ RED, node, settings }: ReplyContext,
	message: Message,
	outcome: Outcome,
): Reply {
	const ports = new Ports(settings.splitBySentiment);
	if (!outcome.ok)
		return {
			outputs: ports.error(putError(message, outcome.failure, node)).outputs,
			failure: outcome.failure,
		};
	for (const { value, sentiment } of rowsOf(outcome.result, settings)) {
		setResult(RED, message, settings.result, value);
		clearOwnError(message, node);
		ports.result(message, sentiment);
	}
	return { outputs: ports.outputs };
}

/** One message, an array of the same length and order; it is an error only when nothing has a result. */
function replyWithList(
	{ RED, node, settings }: ReplyContext,
	message: Message,
	outcomes: Outcome[],
): Reply {
	const ports = new Ports(settings.splitBySentiment);
	const values = outcomes.map((outcome) =>
		outcome.ok
			? rowsOf(outcome.result, settings)[0]?.value
			: { error: errorField(outcome.failure) },
	);
	setResult(RED, message, settings.result, values);
	clearOwnError(message, node);
	const [first] = outcomes;
	if (!first || first.ok || outcomes.some((outcome) => outcome.ok))
		return { outputs: ports.result(message).outputs };
	return {
		outputs: ports.error(putError(message, first.failure, node)).outputs,
		failure: first.failure,
	};
}

/** A message per row, with `parts` as Node-RED's Split node makes them; failed documents one by one. */
function replyBySequence(
	context: ReplyContext,
	message: Message,
	input: MessageInput,
	outcomes: Outcome[],
): Reply {
	const { RED, node, settings, noRows } = context;
	const ports = new Ports(settings.splitBySentiment);
	const { type, value: property } = settings.sources.text;
	const copies =
		input.isList && type === 'msg'
			? copier(RED, message, property)
			: (): Message => RED.util.cloneMessage(message);
	const rows: Message[] = [];
	let lastFailure: NodeFailure | undefined;
	outcomes.forEach((outcome, place) => {
		const own = outcome.ok ? rowsOf(outcome.result, settings) : [];
		for (const { value, sentiment } of own) {
			const copy = copies(input.elements[place]);
			setResult(RED, copy, settings.result, value);
			clearOwnError(copy, node);
			rows.push(copy);
			ports.result(copy, sentiment);
		}
		if (own.length > 0) return;
		lastFailure = outcome.ok ? noRows() : outcome.failure;
		ports.error(putError(copies(input.elements[place]), lastFailure, node));
	});
	numberParts(RED, rows);
	return {
		outputs: ports.outputs,
		...(rows.length === 0 && lastFailure ? { failure: lastFailure } : {}),
	};
}
