import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readCertificate, type Certificate } from '../support/tls-server';

/** A text on its way to the service, with the id that it has there. */
export interface Sent {
	id: string;
	text: string;
}

/** One request, and what an act needs to answer it. */
export interface Call {
	/** 1 for the first of this service. */
	nth: number;
	docs: Sent[];
	request: IncomingMessage;
	response: ServerResponse;
	/** The key that came with it: careless services write it into their answers. */
	key: string;
	service: FaultyService;
}

/** What a service does with a request. */
export type Act = (call: Call) => void;

/**
 * Below the ports that the system gives away by itself (from 32,768 on Linux): that of a service
 * which has died must be nobody else's until it is back.
 */
let nextPort = 15_000 + (process.pid % 15_000);

/** Does one fault, and keeps the books: who was answered, and whether anybody was asked about twice. */
export class FaultyService {
	/** Requests that came. */
	requests = 0;
	/** Texts that were sent again after they had been answered. */
	doubled = 0;
	readonly #answered = new Set<string>();
	readonly #server;
	#port = 0;

	constructor(
		private readonly actOf: (nth: number) => Act,
		private readonly certificate?: Certificate,
	) {
		const pem = certificate && readCertificate(certificate);
		const answer = (request: IncomingMessage, response: ServerResponse) =>
			void this.#answer(request, response);
		this.#server = pem ? createTlsServer({ key: pem, cert: pem }, answer) : createServer(answer);
	}

	get url(): string {
		return `${this.certificate ? 'https' : 'http'}://127.0.0.1:${this.#port}/api`;
	}

	/** Begins to listen: on a port of its own, and on the same again after {@link kill}. */
	async start(): Promise<void> {
		if (this.#port !== 0) return await this.#listen(this.#port);
		while (!this.#server.listening) {
			const port = (nextPort += 1);
			await this.#listen(port).catch(() => undefined);
			this.#port = port;
		}
	}

	async #listen(port: number): Promise<void> {
		// A test that fails in between must not be kept from ending.
		this.#server.listen(port, '127.0.0.1').unref();
		await once(this.#server, 'listening');
	}

	/** Cuts all connections and listens no more. */
	kill(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	/** These were answered; a request for one of them is one too many from now on. */
	settle(docs: readonly Sent[]): void {
		for (const { text } of docs) this.#answered.add(text);
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		response.on('error', () => undefined);
		this.requests += 1;
		const nth = this.requests;
		const docs = await readDocs(request).catch(() => undefined);
		if (!docs) return;
		this.doubled += docs.filter(({ text }) => this.#answered.has(text)).length;
		const key = String(request.headers['x-api-key']);
		this.actOf(nth)({ nth, docs, request, response, key, service: this });
	}
}

async function readDocs(request: IncomingMessage): Promise<Sent[]> {
	let body = '';
	for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
	const { docs } = JSON.parse(body) as { docs: Array<{ doc_id: string; doc: string }> };
	return docs.map(({ doc_id: id, doc: text }) => ({ id, text }));
}
