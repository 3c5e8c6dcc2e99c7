/** One entry of what the user wants to know about. */
export interface Entry {
	/** As the user wrote it: the name that the answer goes by. */
	name: string;
	/** Of a group: what else it is called, without its name. Absent for a plain entity. */
	terms?: string[];
}

/** What stands before it is a name without terms, or terms without a name. */
export type Vocabulary = { ok: true; entries: Entry[] } | { ok: false; terms: string };
