import { gzipSync } from 'node:zlib';
import type { Act, Call, Sent } from './service';

/** A result as the API gives it. */
export type Result = Record<string, unknown>;
export type Headers = Record<string, string | string[]>;

/** What the service says of itself where it says anything. */
export const WORDS = 'Out of order';

const MEGABYTE = 1024 * 1024;

/** Answers with a body of any kind; what results there are in a success count as answers. */
export function say(status: number, body: unknown, headers: Headers | (() => Headers) = {}): Act {
	return ({ response, key, docs, service }) => {
		const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
		const type = typeof body === 'string' ? 'text/plain' : 'application/json';
		const more = typeof headers === 'function' ? headers() : headers;
		response.writeHead(status, { 'content-type': type, 'x-echo': key, ...more });
		response.end(text);
		if (status < 300) service.settle(answeredIn(body, docs));
	};
}

/** Answers all that was asked; `change` spoils the results, in which all that is left of them counts. */
export function well(
	change: (results: Result[], call: Call) => unknown[] = (results) => results,
	headers: Headers | (() => Headers) = {},
): Act {
	return (call) => say(200, { results: change(call.docs.map(resultOf), call) }, headers)(call);
}

/** Does this only to requests that hold such a text, all others are answered. */
export function toTexts(pattern: RegExp, act: Act): Act {
	return (call) => (call.docs.some(({ text }) => pattern.test(text)) ? act : well())(call);
}

/** Cuts the connection, after it wrote so much of an answer. */
export function cut(beginning = ''): Act {
	return ({ request, response }) => {
		if (beginning === '') request.socket.destroy();
		else request.socket.write(beginning, () => setImmediate(() => response.destroy()));
	};
}

/** Writes these bytes in place of an answer, and ends the connection. */
export function raw(bytes: string): Act {
	return ({ request }) => request.socket.end(bytes);
}

/** Takes the request and never answers; `beginning` of a body comes at once. */
export function silence(beginning?: string): Act {
	return ({ response }) => {
		if (beginning !== undefined) response.writeHead(200).write(beginning);
	};
}

/** A right answer, in two pieces with a pause between them, ms. */
export function slowly(pauseMs: number): Act {
	return ({ response, docs, service }) => {
		const body = JSON.stringify({ results: docs.map(resultOf) });
		response.writeHead(200).write(body.slice(0, 20));
		setTimeout(() => response.end(body.slice(20), () => service.settle(docs)), pauseMs);
	};
}

/** Writes without end, as fast as it is read. */
export const endless: Act = ({ response }) => {
	const chunk = Buffer.alloc(MEGABYTE, ' ');
	const write = () => {
		while (!response.destroyed && response.write(chunk));
	};
	response.writeHead(200).on('drain', write);
	write();
};

/** Packed by gzip, made of many files: each of these is 16 MB of nothing. */
export function bomb(): Buffer {
	return Buffer.concat(Array<Buffer>(64).fill(gzipSync(Buffer.alloc(16 * MEGABYTE))));
}

/** Ends the service; it is back on the same port after so long, ms, or never. */
export function die(backAfterMs?: number): Act {
	return ({ service }) => {
		service.kill();
		if (backAfterMs !== undefined) setTimeout(() => void service.start(), backAfterMs);
	};
}

export function resultOf({ id, text }: Sent): Result {
	return {
		doc_id: id,
		predicted_class: 2,
		predicted_label: 'positive',
		probabilities: { negative: 0.1, neutral: 0.1, positive: 0.8 },
		details: [{ sentence_index: 0, sentence_text: text, predicted_label: 'positive' }],
		entity_sentiments: [{ entity: 'delivery', sentiment: 'positive', score: 0.8 }],
	};
}

function answeredIn(body: unknown, docs: readonly Sent[]): Sent[] {
	const { results } = (body ?? {}) as { results?: unknown };
	if (!Array.isArray(results)) return [];
	const ids = new Set(
		(results as Array<Result | null>)
			.filter((result) => /^(positive|neutral|negative)$/i.test(String(result?.predicted_label)))
			.map((result) => String(result?.doc_id)),
	);
	return docs.filter(({ id }) => ids.has(id));
}
