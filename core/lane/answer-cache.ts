/** Most documents that are remembered. */
const MOST_ANSWERS = 10_000;
/** Most memory that they may take, bytes; a character counts as two, as engines store most texts. */
const MOST_BYTES = 32 * 1024 * 1024;

interface Remembered {
	/** The API's own object, as JSON: nobody can change it, and its size is known. */
	json: string;
	answeredAt: number;
}

/** Answers of one API key, to be used again instead of asking (docs, rate limits: "cache"). */
export interface Answers {
	/** The answer to this document if it is younger than `maxAgeMs`; a fresh copy each time. */
	recall(key: string, now: number, maxAgeMs: number): Record<string, unknown> | undefined;
	/** Remembers an answer, as JSON; one that alone is larger than all the memory is not. */
	remember(key: string, json: string, now: number): void;
}

/** Bounded in number and size, the least recently used goes first. In memory only. */
export function answerCache(): Answers {
	const answers = new Map<string, Remembered>();
	let bytes = 0;
	const forget = (key: string): void => {
		const remembered = answers.get(key);
		if (!remembered) return;
		answers.delete(key);
		bytes -= sizeOf(key, remembered.json);
	};
	return {
		recall(key, now, maxAgeMs) {
			const remembered = answers.get(key);
			if (!remembered || now - remembered.answeredAt >= maxAgeMs) return undefined;
			answers.delete(key);
			answers.set(key, remembered);
			return JSON.parse(remembered.json) as Record<string, unknown>;
		},
		remember(key, json, now) {
			forget(key);
			const size = sizeOf(key, json);
			if (size > MOST_BYTES) return;
			answers.set(key, { json, answeredAt: now });
			bytes += size;
			for (const oldest of answers.keys()) {
				if (answers.size <= MOST_ANSWERS && bytes <= MOST_BYTES) break;
				forget(oldest);
			}
		},
	};
}

function sizeOf(key: string, json: string): number {
	return 2 * (key.length + json.length);
}
