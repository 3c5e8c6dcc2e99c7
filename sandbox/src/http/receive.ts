/** Requests from the wire, as data. */
import type { IncomingMessage } from 'node:http';

/** A request that came in whole. */
export interface ReceivedRequest {
	method: string;
	/** Without the query and without `/api`. */
	path: string;
	/** As it stood in the request line. */
	url: string;
	query: Record<string, string>;
	/** Parsed JSON, or the text when it was none; undefined without a body. */
	body: unknown;
}

/** Reads a request to its end. Rejects when the client went away before. */
export async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const url = request.url ?? '/';
	const [pathname = '/', search = ''] = url.split(/\?(.*)/s, 2);
	return {
		method: request.method ?? 'GET',
		path: pathname.replace(/^\/api(?=\/|$)/, '') || '/',
		url,
		query: Object.fromEntries(new URLSearchParams(search)),
		body: parseBody(Buffer.concat(chunks).toString('utf8')),
	};
}

function parseBody(text: string): unknown {
	try {
		return text === '' ? undefined : JSON.parse(text);
	} catch {
		// No JSON: the API's own complaint about it is made where bodies are validated.
		return text;
	}
}
