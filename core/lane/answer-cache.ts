/** Most documents that are remembered. */
const MOST_ANSWERS = 10_000;
/** Most memory that they may take, bytes; a character counts as two, as engines store most texts. */
const MOST_BYTES = 32 * 1024 * 1024;

interface Remembered {
	/** The API's own object, as JSON: nobody can change it, and its size is known. */
	json: string;
	answeredAt: number;
}

/**
 * Answers of one API key, to be used again instead of asking (docs, rate limits: "cache"). Bounded
 * in number and size, the least recently used goes first. In memory only.
 */
export class AnswerCache {
	readonly #answers = new Map<string, Remembered>();
	#bytes = 0;

	/** The answer to this document if it is younger than `maxAgeMs`; a fresh copy each time. */
	recall(key: string, now: number, maxAgeMs: number): Record<string, unknown> | undefined {
		const remembered = this.#answers.get(key);
		if (!remembered || now - remembered.answeredAt >= maxAgeMs) return undefined;
		this.#answers.delete(key);
		this.#answers.set(key, remembered);
		return JSON.parse(remembered.json) as Record<string, unknown>;
	}

	/** Remembers an answer, as JSON; one that alone is larger than all the memory is not. */
	remember(key: string, json: string, now: number): void {
		this.#forget(key);
		const remembered = { json, answeredAt: now };
		const bytes = sizeOf(key, remembered);
		if (bytes > MOST_BYTES) return;
		this.#answers.set(key, remembered);
		this.#bytes += bytes;
		for (const oldest of this.#answers.keys()) {
			if (this.#answers.size <= MOST_ANSWERS && this.#bytes <= MOST_BYTES) break;
			this.#forget(oldest);
		}
	}

	#forget(key: string): void {
		const remembered = this.#answers.get(key);
		if (!remembered) return;
		this.#answers.delete(key);
		this.#bytes -= sizeOf(key, remembered);
	}
}

function sizeOf(key: string, { json }: Remembered): number {
	return 2 * (key.length + json.length);
}
