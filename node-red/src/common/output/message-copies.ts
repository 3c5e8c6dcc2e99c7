import type { NodeAPI } from 'node-red';
import type { Message } from '../job';
import { UnwritableResult } from '../input/message-faults';

/**
 * Puts a result on a message. Looks whether it is there: Node-RED says nothing when the place for it
 * is frozen.
 *
 * @throws {UnwritableResult} When it cannot be set.
 */
export function setResult(RED: NodeAPI, message: Message, property: string, value: unknown): void {
	const isSet = RED.util.setMessageProperty(message, property, value, true);
	if (!isSet || RED.util.getMessageProperty(message, property) !== value)
		throw new UnwritableResult(property);
}

/**
 * Copies of a message in which something else stands where its array was: whoever follows wants this
 * text, and a thousand copies of a thousand texts would fill the memory. The message stays as it is.
 */
export function copier(RED: NodeAPI, message: Message, property: string) {
	const whole: unknown = RED.util.getMessageProperty(message, property);
	return (instead: unknown): Message => {
		RED.util.setMessageProperty(message, property, instead, true);
		try {
			return RED.util.cloneMessage(message);
		} finally {
			RED.util.setMessageProperty(message, property, whole, true);
		}
	};
}

/** Takes a message out of its sequence, as a Join node does: what was around the sequence is left. */
export function leaveSequence(message: Message): void {
	const { parts: outer }: { parts?: unknown } = Object(message.parts);
	if (typeof outer === 'object' && outer !== null) message.parts = outer;
	else delete message.parts;
	delete message.complete;
}

/**
 * Makes a sequence of messages, as the Split node does: the parts that they came with are kept inside
 * the new ones.
 */
export function numberParts(RED: NodeAPI, messages: readonly Message[]): void {
	const id = RED.util.generateId();
	messages.forEach((message, index) => {
		const { parts } = message;
		const outer = typeof parts === 'object' && parts !== null ? { parts } : {};
		const count = messages.length;
		message.parts = { ...outer, id, type: 'array', count, len: 1, index };
	});
}
