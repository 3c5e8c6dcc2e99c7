import type { Node, NodeAPI } from 'node-red';
import type { Failure } from '../../../core';
import { UnreadableProperty, UnwritableResult } from './input/message-faults';
import { readableError, wordsOf, type Message } from './job';
import { localize, phrase, type Values } from './phrase';

/** A failure of the core, or one that only a host can have. It gets its words from the catalogue. */
export interface NodeFailure extends Omit<Partial<Failure>, 'code'> {
	code: Failure['code'] | 'queue_full';
	/** Where its words stand under `failure` in the catalogue. @default its code and reason */
	words?: string;
	values?: Values;
}

/** What a flow finds in `msg.error`, and what a failed element of an array has in `error`. */
export interface ErrorField {
	message: string;
	description: string;
	code: string;
	reason?: string;
	status?: number;
	requestId?: string;
	retryAt?: string;
}

/** Which node it was, as in the messages of a Catch node; `count` rises when a message comes around again. */
interface ErrorSource {
	id: string;
	type: string;
	name: string;
	count: number;
}

/** Values that are names, and where their words stand in the catalogue. `found`: e.g. a list in place of a text. */
const NAMED = { found: 'kind', language: 'language', property: 'property' };

/** The failures of one node, in the words of its catalogue and so in the language of the server. */
export class Failures {
	readonly #RED: NodeAPI;
	readonly #node: Node;

	constructor(RED: NodeAPI, node: Node) {
		this.#RED = RED;
		this.#node = node;
	}

	/** A text of the node's catalogue, without the type in front of its key. */
	text(key: string, values: Values = {}): string {
		const template = this.#template(key);
		return template === undefined ? this.#key(key) : phrase(template, this.#localize(values));
	}

	/** A fault of the setup, for Catch nodes. */
	fault(key: string): Error {
		return readableError(this.text(`fault.${key}`), 'config');
	}

	/** What becomes of a message whose handling threw this. */
	unexpected(reason: unknown): NodeFailure {
		const code = 'invalid_input';
		if (reason instanceof UnreadableProperty) {
			const { property, message: why } = reason;
			return { code, reason: property, words: 'unreadable', values: { property, why } };
		}
		const values = { why: wordsOf(reason) };
		if (reason instanceof UnwritableResult)
			return { code, reason: 'result', words: 'unwritable', values };
		return { code, reason: 'message', words: 'hostile', values };
	}

	/** The fields that a flow gets of a failure. */
	field(failure: NodeFailure): ErrorField {
		const { code, reason, status, requestId, retryAt } = failure;
		return {
			...this.#sentences(failure),
			code,
			...(reason === undefined ? {} : { reason }),
			...(status === undefined ? {} : { status }),
			...(requestId === undefined ? {} : { requestId }),
			...(retryAt === undefined ? {} : { retryAt }),
		};
	}

	/** Puts the failure on the message; an `error` that another node had put there moves to `_error`, as Node-RED does it. */
	put(message: Message, failure: NodeFailure): Message {
		const earlier = this.#ownSource(message);
		if (!earlier && message.error !== undefined) message._error = message.error;
		const source: ErrorSource = {
			id: this.#node.id,
			type: this.#node.type,
			name: this.#node.name ?? '',
			count: (typeof earlier?.count === 'number' ? earlier.count : 0) + 1,
		};
		message.error = { ...this.field(failure), source };
		return message;
	}

	/** Takes away what this node itself had put there at an earlier try. */
	clear(message: Message): void {
		if (this.#ownSource(message)) delete message.error;
	}

	/** The catalogue's words; where it has none, the core's, which are neutral English. */
	#sentences(failure: NodeFailure): Pick<ErrorField, 'message' | 'description'> {
		const { code, reason, values = {} } = failure;
		// A language that was recognized in the text itself is no slip in what was set.
		const usual = values.detected === undefined ? reason : 'foreign_language';
		const words = failure.words ?? `${code}.${usual}`;
		const shown = this.#localize(values);
		const say = (part: 'message' | 'description'): string => {
			const key = `failure.${words}.${part}`;
			const template = this.#template(key);
			return template === undefined ? (failure[part] ?? this.#key(key)) : phrase(template, shown);
		};
		return { message: say('message'), description: say('description') };
	}

	#localize(values: Values): Values {
		const shown = { ...localize(values, this.#template('locale') ?? '') };
		for (const [name, group] of Object.entries(NAMED)) {
			const value = values[name];
			if (typeof value !== 'string' || !/^\w+$/.test(value)) continue;
			shown[name] = this.#template(`${group}.${value}`) ?? value;
		}
		return shown;
	}

	/** Undefined when the catalogue has no such key. */
	#template(key: string): string | undefined {
		const full = this.#key(key);
		const template = this.#RED._(full, { skipInterpolation: true } as never);
		return template === full ? undefined : template;
	}

	#key(key: string): string {
		return `${this.#node.type}.${key}`;
	}

	#ownSource({ error }: Message): Partial<ErrorSource> | undefined {
		const { source }: { source?: Partial<ErrorSource> } = Object(error);
		return source?.id === this.#node.id ? source : undefined;
	}
}
