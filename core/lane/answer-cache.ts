/** Most documents that are remembered. */
const MOST_ANSWERS = 10_000;
/** Most memory that they may take, bytes; a character counts as two, as engines store most texts. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Answers of one API key, to be used again instead of asking (docs, rate limits: "cache"). In memory only. */
export interface Answers {
	/** The least recently used first. As JSON: nobody can change it, and its size is known. */
	readonly kept: Map<string, { json: string; answeredAt: number; bytes: number }>;
	bytes: number;
}

/** The answer to this document if it is younger than `maxAgeMs`; a fresh copy each time. */
export function recall(
	{ kept }: Answers,
	key: string,
	now: number,
	maxAgeMs: number,
): Record<string, unknown> | undefined {
	const found = kept.get(key);
	if (!found || now - found.answeredAt >= maxAgeMs) return undefined;
	kept.delete(key);
	kept.set(key, found);
	return JSON.parse(found.json) as Record<string, unknown>;
}

/** Remembers an answer, as JSON; one that alone is larger than all the memory is not. */
export function remember(answers: Answers, key: string, json: string, now: number): void {
	forget(answers, key);
	const bytes = 2 * (key.length + json.length);
	if (bytes > MOST_BYTES) return;
	answers.kept.set(key, { json, answeredAt: now, bytes });
	answers.bytes += bytes;
	for (const oldest of answers.kept.keys()) {
		if (answers.kept.size <= MOST_ANSWERS && answers.bytes <= MOST_BYTES) break;
		forget(answers, oldest);
	}
}

function forget(answers: Answers, key: string): void {
	answers.bytes -= answers.kept.get(key)?.bytes ?? 0;
	answers.kept.delete(key);
}
