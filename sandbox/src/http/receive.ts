/** Requests from the wire, as data. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request that came in whole. */
export interface ReceivedRequest {
	method: string;
	/** Without the query and without `/api`. */
	path: string;
	/** As it stood in the request line. */
	url: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Parsed JSON, or the text when it was none; undefined without a body. */
	body: unknown;
}

/** Reads a request to its end. Rejects when the client went away before. */
export async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
	const body = await text(request);
	const { method = 'GET', url = '/', headers } = request;
	const [pathname = '/', search = ''] = url.split(/\?(.*)/s, 2);
	return {
		method,
		path: pathname.replace(/^\/api(?=\/|$)/, '') || '/',
		url,
		query: Object.fromEntries(new URLSearchParams(search)),
		headers,
		body: parseBody(body),
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
