import type { Failure } from '../types';
import type { Blame, Load, Room } from './sizes';
import type { Visitor } from './visitor';

/** Leave to send one request. Every ticket comes back, to `Lane.learn`. */
export interface Ticket {
	visitor: Visitor;
	/** ms since the epoch. */
	sentAt: number;
	/** Requests in flight when it started, itself included. */
	together: number;
	room: Room & {
		/** Characters that a single text may have. */
		text: number;
		/** Requests that may be in flight: the last work is shared among them. */
		lanes: number;
		/** Least weight of such a share. */
		piece: number;
	};
}

/** What a request of documents held, for the lane to learn from. */
export interface Batch extends Load {
	/** More work was waiting behind it. */
	hasNext: boolean;
	/** Characters of the longest text. */
	longest: number;
	/** The document is part of one that was cut. */
	isPart: boolean;
	/** It is part of a group that holds a bad document: a refusal is not about its size. */
	isTest: boolean;
	/** Chance that it fails for its documents' part, 0 to 1. */
	risk: number;
	/** Since when one of them is known to be bad, ms since the epoch. */
	suspectSince: number | undefined;
	/** The size was blamed for an earlier refusal that its document may be the cause of. */
	blame: Blame | undefined;
}

/** What an answer says beyond its own documents. */
export interface Lesson {
	/** The size is blamed for the refusal. */
	blame?: Blame;
	/** The document, refused alone, may be refused for its length: texts are held to be shorter by now. */
	isTooLong?: true;
	/** Texts that are no longer are not refused for their length, characters; of a refusal. */
	unsuspected?: number;
	/** Why nothing else is worth sending; `attempts` is 0. */
	end?: Failure;
	/** Whose fault a stumble is: the documents' where the service answered since they were suspected. */
	fault?: 'documents' | 'service' | 'unknown';
}
