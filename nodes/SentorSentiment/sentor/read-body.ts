/**
 * Most bytes of one answer, unpacked. 50 documents of 50,000 characters, which come back sentence by
 * sentence with their scores, are some 8 MB; four times that is no answer of Sentor's.
 */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** A body that is still on its way: a Node.js stream, as far as it matters here. */
export interface BodyStream extends AsyncIterable<Uint8Array> {
	on(event: 'error', listener: () => void): unknown;
	destroy(): unknown;
}

/** Whether n8n's client handed over a stream, as it was asked to. */
export function isStream(body: unknown): body is BodyStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** Thrown by {@link readBody} for a body over {@link MAX_ANSWER_BYTES}. */
class AnswerTooLarge extends Error {
	readonly code = 'ANSWER_TOO_LARGE';
}

/**
 * Reads a body to its end: JSON as its value, anything else as text. A larger one than
 * {@link MAX_ANSWER_BYTES} is let go of and its connection closed, so that neither an endless body
 * nor one that unpacks to a gigabyte is held in memory.
 *
 * @throws {AnswerTooLarge} Also whatever cut the body short.
 */
export async function readBody(body: BodyStream): Promise<unknown> {
	// What breaks off after it was given up concerns nobody, and would end n8n if nobody listened.
	body.on('error', () => undefined);
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	// Leaving the loop early destroys the stream, and with it the connection.
	for await (const chunk of body) {
		bytes += chunk.length;
		if (bytes > MAX_ANSWER_BYTES) throw new AnswerTooLarge();
		text += decoder.decode(chunk, { stream: true });
	}
	return parsed(text + decoder.decode());
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// A web page, or nothing: what it means is for the core to say.
		return text;
	}
}
