import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

/**
 * More than this no answer has: 500 texts of 10,000 characters come back as some 15 MB, since each
 * sentence has its scores. Bytes, of what is sent as of what comes out when it is unpacked.
 */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** What is asked for, and can be read. */
export const ENCODINGS = 'gzip, deflate, br';

/** An answer that does not end, or one that was made to fill the memory. */
class AnswerTooLarge extends Error {
	readonly code = 'ANSWER_TOO_LARGE';
}

/**
 * The text of an answer, unpacked. Its connection is closed when it grows over
 * {@link MAX_ANSWER_BYTES}.
 *
 * @throws {AnswerTooLarge} or what Node throws when the connection breaks.
 */
export async function readAnswer(answer: IncomingMessage): Promise<string> {
	if (Number(answer.headers['content-length']) > MAX_ANSWER_BYTES) throw tooLarge(answer);
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of answer as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > MAX_ANSWER_BYTES) throw tooLarge(answer);
		chunks.push(chunk);
	}
	return (await unpack(Buffer.concat(chunks), answer.headers['content-encoding'])).toString();
}

function tooLarge(answer: IncomingMessage): AnswerTooLarge {
	answer.destroy();
	return new AnswerTooLarge(`An answer of more than ${MAX_ANSWER_BYTES} bytes`);
}

const LIMIT = { maxOutputLength: MAX_ANSWER_BYTES };
const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);

/** An encoding that is not known leaves the bytes as they are: the core tells that they are no answer. */
async function unpack(body: Buffer, encodings = ''): Promise<Buffer> {
	// Named in the order in which they were laid on.
	for (const encoding of encodings.toLowerCase().split(',').reverse()) {
		if (body.length === 0) return body;
		body = await unpackOne(body, encoding.trim()).catch((reason: NodeJS.ErrnoException) => {
			if (reason.code !== 'ERR_BUFFER_TOO_LARGE') throw reason;
			throw new AnswerTooLarge(reason.message);
		});
	}
	return body;
}

async function unpackOne(body: Buffer, encoding: string): Promise<Buffer> {
	switch (encoding) {
		case 'gzip':
		case 'x-gzip':
			return gunzip(body, LIMIT);
		case 'deflate':
			// Some servers leave the wrapping away that the standard (RFC 9110) asks for; its first byte tells.
			return ((body[0] as number) & 0x0f) === 8 ? inflate(body, LIMIT) : inflateRaw(body, LIMIT);
		case 'br':
			return brotli(body, LIMIT);
		default:
			return body;
	}
}
