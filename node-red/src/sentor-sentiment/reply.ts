import type { NodeFailure } from '../common/failures';
import type { MessageInput } from '../common/input/message-input';
import type { Message, Outputs } from '../common/job';
import type { MessageNode } from '../common/message-node';
import { copier, numberParts, setResult } from '../common/output/message-copies';
import type { TextOutcome } from './analyze';
import { Ports } from './ports';
import { rowsOf } from './rows';
import type { SentimentSettings } from './settings';

/** What a reply is made with. */
export interface ReplyContext {
	host: Pick<MessageNode, 'RED' | 'failures'>;
	settings: SentimentSettings;
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
	outcomes: TextOutcome[],
): Reply {
	const { granularity, splitBySentiment } = context.settings;
	if (granularity !== 'document' || (input.isList && splitBySentiment)) {
		return replyBySequence(context, message, input, outcomes);
	}
	const [first] = outcomes;
	if (input.isList || !first) return replyWithList(context, message, outcomes);
	return replyWithOne(context, message, first);
}

function replyWithOne(context: ReplyContext, message: Message, outcome: TextOutcome): Reply {
	const { host, settings } = context;
	const ports = new Ports(settings.splitBySentiment);
	if (!outcome.ok) return failed(context, ports, message, outcome.failure);
	const [{ value, sentiment }] = rowsOf(outcome.answer, settings);
	setResult(host.RED, message, settings.result, value);
	host.failures.clear(message);
	return { outputs: ports.result(message, sentiment).outputs };
}

/** One message, an array of the same length and order; it is an error only when nothing has a result. */
function replyWithList(context: ReplyContext, message: Message, outcomes: TextOutcome[]): Reply {
	const { host, settings } = context;
	const ports = new Ports(settings.splitBySentiment);
	const values = outcomes.map((outcome) =>
		outcome.ok
			? rowsOf(outcome.answer, settings)[0].value
			: { error: host.failures.field(outcome.failure) },
	);
	setResult(host.RED, message, settings.result, values);
	host.failures.clear(message);
	const [first] = outcomes;
	if (!first || first.ok || outcomes.some((outcome) => outcome.ok))
		return { outputs: ports.result(message).outputs };
	return failed(context, ports, message, first.failure);
}

function failed(
	{ host }: ReplyContext,
	ports: Ports,
	message: Message,
	failure: NodeFailure,
): Reply {
	return { outputs: ports.error(host.failures.put(message, failure)).outputs, failure };
}

/** A message per row, with `parts` as Node-RED's Split node makes them; failed documents one by one. */
function replyBySequence(
	context: ReplyContext,
	message: Message,
	input: MessageInput,
	outcomes: TextOutcome[],
): Reply {
	const { host, settings } = context;
	const ports = new Ports(settings.splitBySentiment);
	const { type, value: property } = settings.sources.text;
	const copies =
		input.isList && type === 'msg'
			? copier(host.RED, message, property)
			: (): Message => host.RED.util.cloneMessage(message);
	const rows: Message[] = [];
	let lastFailure: NodeFailure | undefined;
	outcomes.forEach((outcome, place) => {
		if (!outcome.ok) {
			lastFailure = outcome.failure;
			ports.error(host.failures.put(copies(input.elements[place]), lastFailure));
			return;
		}
		for (const { value, sentiment } of rowsOf(outcome.answer, settings)) {
			const copy = copies(input.elements[place]);
			setResult(host.RED, copy, settings.result, value);
			host.failures.clear(copy);
			rows.push(copy);
			ports.result(copy, sentiment);
		}
	});
	numberParts(host.RED, rows);
	return {
		outputs: ports.outputs,
		...(rows.length === 0 && lastFailure ? { failure: lastFailure } : {}),
	};
}
