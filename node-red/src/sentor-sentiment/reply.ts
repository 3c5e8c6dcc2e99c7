import type { Node, NodeAPI } from 'node-red';
import type { Outcome } from '../../../core';
import { clearOwnError, errorField, putError, type NodeFailure } from '../common/failure-message';
import type { Message, Outputs } from '../common/job';
import { UnwritableResult } from './faults';
import type { MessageInput } from './message-input';
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
	const copies = copier(context, message, input);
	const rows: Array<{ message: Message; parts: object }> = [];
	let lastFailure: NodeFailure | undefined;
	outcomes.forEach((outcome, place) => {
		const own = outcome.ok ? rowsOf(outcome.result, settings) : [];
		for (const { value, sentiment } of own) {
			const copy = copies(place);
			setResult(RED, copy, settings.result, value);
			clearOwnError(copy, node);
			rows.push({ message: copy, parts: outerParts(copy) });
			ports.result(copy, sentiment);
		}
		if (own.length > 0) return;
		lastFailure = outcome.ok ? noRows() : outcome.failure;
		ports.error(putError(copies(place), lastFailure, node));
	});
	const id = RED.util.generateId();
	rows.forEach((row, index) => {
		row.message.parts = {
			...row.parts,
			id,
			type: 'array',
			count: rows.length,
			len: 1,
			index,
		} as never;
	});
	return {
		outputs: ports.outputs,
		...(rows.length === 0 && lastFailure ? { failure: lastFailure } : {}),
	};
}

/** As the Split node does: the parts that a message came with are kept inside the new ones. */
function outerParts({ parts }: Message): object {
	return typeof parts === 'object' && parts !== null ? { parts } : {};
}

/**
 * Copies of a message, one per row. The element of an array takes the array's place in its copies:
 * whoever follows wants this text, and a thousand copies of a thousand texts would fill the memory.
 */
function copier(
	{ RED, settings }: ReplyContext,
	message: Message,
	{ isList, elements }: MessageInput,
) {
	const { type, value } = settings.sources.text;
	if (!isList || type !== 'msg') return (): Message => RED.util.cloneMessage(message);
	const whole: unknown = RED.util.getMessageProperty(message, value);
	return (place: number): Message => {
		RED.util.setMessageProperty(message, value, elements[place], true);
		try {
			return RED.util.cloneMessage(message);
		} finally {
			RED.util.setMessageProperty(message, value, whole, true);
		}
	};
}

/** Looks whether the result is there: Node-RED says nothing when the place for it is frozen. */
function setResult(RED: NodeAPI, message: Message, property: string, value: unknown): void {
	const isSet = RED.util.setMessageProperty(message, property, value, true);
	if (!isSet || RED.util.getMessageProperty(message, property) !== value)
		throw new UnwritableResult(property);
}
