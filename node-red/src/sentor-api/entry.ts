import type { Outcome, SentorDocument } from '../../../core';

/** What one message handed in, and what came of it so far. It ends once: answered, failed, or taken back. */
export class Entry {
	readonly documents: SentorDocument[];
	/** The node that handed it in, compared by identity. */
	readonly sender: object;
	/** It was taken out of a group once because the quota was shut. */
	wasHeld = false;
	readonly #settle: (outcomes: Outcome[] | undefined) => void;
	readonly #fail: (reason: unknown) => void;
	#outcomes: Outcome[] = [];
	/** Documents without an outcome. */
	#open: number;
	#isOver = false;

	constructor(
		documents: SentorDocument[],
		sender: object,
		settle: (outcomes: Outcome[] | undefined) => void,
		fail: (reason: unknown) => void,
	) {
		this.documents = documents;
		this.sender = sender;
		this.#open = documents.length;
		this.#settle = settle;
		this.#fail = fail;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/** One of its documents has its outcome; with the last one the message is answered. */
	note(place: number, outcome: Outcome): void {
		this.#outcomes[place] = outcome;
		this.#open -= 1;
		if (this.#open === 0) this.end(this.#outcomes);
	}

	/** Answers all of it, or takes it back when `outcomes` is undefined. */
	end(outcomes: Outcome[] | undefined): void {
		this.#isOver = true;
		this.#settle(outcomes);
	}

	fail(reason: unknown): void {
		this.#isOver = true;
		this.#fail(reason);
	}

	/** Back to waiting, since the quota is shut: nothing of it counts. */
	hold(): void {
		this.wasHeld = true;
		this.#outcomes = [];
		this.#open = this.documents.length;
	}
}
