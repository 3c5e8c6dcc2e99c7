import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { listen } from './listen';

/** A bare HTTP server for what no API does on purpose. */
export interface HttpStub {
	url: string;
	/** What was received, oldest first. */
	requests: IncomingMessage[];
	/** Cuts all connections and stops. */
	close(): Promise<void>;
}

/** Starts a server on a free loopback port. */
export async function startHttpStub(answer: RequestListener): Promise<HttpStub> {
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		requests.push(request);
		// The body is of no interest, but a connection is free only once it was read.
		request.resume();
		answer(request, response);
	});
	const { port, close } = await listen(server);
	return { url: `http://127.0.0.1:${port}`, requests, close };
}
