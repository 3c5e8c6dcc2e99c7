import type { NodeMessage } from 'node-red';

/** A message as a flow may bring it: anything may be in it. */
export type Message = NodeMessage & Record<string, unknown>;

/** What leaves by each output: nothing, a message, or several. */
export type Outputs = Array<Message | Message[] | null>;

type Send = (outputs: Outputs) => void;
type Done = (reason?: Error) => void;

/**
 * One message in a node's hands. Whatever happens, it ends exactly once: delivered, refused (for a
 * Catch node) or dropped, and its `done` is called exactly once. Later endings do nothing, so a
 * late answer cannot follow a close.
 */
export class Job {
	readonly message: Message;
	readonly #send: Send;
	readonly #done: Done;
	readonly #ended: (job: Job) => void;
	#isOver = false;

	constructor(message: Message, send: Send, done: Done, ended: (job: Job) => void) {
		this.message = message;
		this.#send = send;
		this.#done = done;
		this.#ended = ended;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/**
	 * Sends what came of the message. When Node-RED cannot copy it for several wires (a hostile
	 * getter), that goes to Catch nodes instead.
	 */
	deliver(outputs: Outputs): void {
		if (!this.#end()) return;
		try {
			this.#send(outputs);
		} catch (reason) {
			this.#done(asError(reason));
			return;
		}
		this.#done();
	}

	/** Hands the message to Catch nodes with this reason. */
	refuse(reason: Error): void {
		if (this.#end()) this.#done(reason);
	}

	/** Ends the message without a word, as on close and on reset. */
	drop(): void {
		if (this.#end()) this.#done();
	}

	#end(): boolean {
		if (this.#isOver) return false;
		this.#isOver = true;
		this.#ended(this);
		return true;
	}
}

/** An error as Catch nodes and the log show it: these words, no stack of ours. */
export function readableError(message: string, code?: string): Error {
	const error: Error & { code?: string } = new Error(message);
	// Node-RED shows `name: message`.
	error.name = 'Sentor';
	error.stack = String(error);
	if (code !== undefined) error.code = code;
	return error;
}

/** Whatever was thrown, as an error without a stack of ours. */
export function asError(reason: unknown): Error {
	return readableError(wordsOf(reason));
}

/** What was thrown, in words: JSONata throws plain objects with a message, hostile messages anything. */
export function wordsOf(reason: unknown): string {
	try {
		const { message }: { message?: unknown } = Object(reason);
		return typeof message === 'string' ? message : String(reason);
	} catch {
		// Its own toString threw.
		return typeof reason;
	}
}
