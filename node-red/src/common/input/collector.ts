import type { Job, Message } from '../job';
import { partOf, Sequences, type Part } from './sequences';

/** A message that was collected, and what its node needs of it. */
export interface Collected {
	job: Job;
}

/** What becomes of the messages of sequences. */
export interface Endings<Member> {
	/** All are there, in the order of their places. Ends every one of them; never rejects. */
	complete(members: Member[]): Promise<void>;
	/** The message came too late: its sequence was given up. */
	late(job: Job): void;
}

/** Collects messages into sequences, several at a time, until each is complete. */
export class Collector<Member extends Collected> {
	readonly #sequences = new Sequences<Member>();
	readonly #endings: Endings<Member>;
	readonly #partOf: (message: Message) => Part | undefined;

	/** `find`: the part of a message, where it is not only `msg.parts` that makes a sequence. */
	constructor(endings: Endings<Member>, find = partOf) {
		this.#endings = endings;
		this.#partOf = find;
	}

	async add(part: Part, member: Member): Promise<void> {
		const added = this.#sequences.add(part, member);
		if (added.state === 'complete') return this.#endings.complete(added.members);
		if (added.state === 'given up') this.#endings.late(member.job);
	}

	/** Ends a sequence by a signal, which itself comes out nowhere. */
	async end(part: Part, signal: Job): Promise<void> {
		const added = this.#sequences.end(part);
		if (added.state === 'complete' && added.members.length > 0)
			await this.#endings.complete(added.members);
		signal.drop();
	}

	/** A sequence of which one message has no room cannot become complete. Returns the others of it. */
	overflow(job: Job): Job[] {
		const part = this.#partOf(job.message);
		return part ? this.#sequences.giveUp(part).map((member) => member.job) : [];
	}

	/** Forgets everything. */
	clear(): void {
		this.#sequences.clear();
	}
}
