import { createServer as createProxy, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { listen } from '../listen';
import { readCertificate } from '../tls-server';

/** A request that was meant for a service on the internet. */
export interface OutsideRequest {
	host: string;
	method: string;
	path: string;
	query: URLSearchParams;
	headers: IncomingMessage['headers'];
	/** JSON as an object, all else as text. */
	body: unknown;
}

export interface OutsideAnswer {
	status?: number;
	body: object;
}

/** Answers what is asked of one service. */
export type Service = (request: OutsideRequest) => OutsideAnswer;

/** The internet, as a program sees it that is told to use this proxy and to trust its certificate. */
export interface Outside {
	/** What came, oldest first. */
	readonly requests: readonly OutsideRequest[];
	close(): Promise<void>;
}

/**
 * A forward proxy that is itself the services behind it: nothing leaves this machine, and who asks
 * is not changed for it. A host without a stand-in is refused, as an address that does not exist.
 *
 * @param services By host name; the certificate `outside` has to name it.
 */
export async function startOutside(
	port: number,
	services: Record<string, Service>,
): Promise<Outside> {
	const requests: OutsideRequest[] = [];
	const pem = readCertificate('outside');
	const inside = createTls({ key: pem, cert: pem }, (request, response) => {
		void receive(request).then((received) => {
			requests.push(received);
			const service = services[received.host];
			answer(response, service?.(received) ?? { status: 404, body: {} });
		});
	});
	const proxy = createProxy();
	proxy.on('connect', ({ url = '' }, socket: Socket) => {
		if (!services[url.split(':', 1)[0] ?? '']) {
			socket.end('HTTP/1.1 502 Unknown host\r\ncontent-length: 0\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 OK\r\n\r\n');
		inside.emit('connection', socket);
	});
	const { close } = await listen(proxy, port);
	return { requests, close };
}

async function receive(request: IncomingMessage): Promise<OutsideRequest> {
	const text = await textOf(request);
	const { headers, method = '' } = request;
	const url = new URL(`https://${headers.host}${request.url}`);
	const { hostname: host, pathname, searchParams: query } = url;
	const isJson = headers['content-type']?.includes('json') && text !== '';
	const body: unknown = isJson ? JSON.parse(text) : text;
	return { host, method, path: decodeURIComponent(pathname), query, headers, body };
}

function answer(response: ServerResponse, { status = 200, body }: OutsideAnswer): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
