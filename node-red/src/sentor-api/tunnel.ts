import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { Proxy } from './proxy';

/** The proxy answered, but lets nothing through. */
export class ProxyRefusal extends Error {
	readonly status: number;

	constructor(status: number) {
		super(`The proxy answered with ${status}`);
		this.status = status;
	}
}

/**
 * Asks a proxy for a connection to a host.
 *
 * @throws {ProxyRefusal} When it answers with anything but success; else what Node throws.
 */
export function openTunnel(
	proxy: Proxy,
	host: string,
	port: number,
	stop?: AbortSignal,
): Promise<Duplex> {
	const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
	return new Promise((resolve, reject) => {
		const request = (proxy.isTls ? https : http).request({
			method: 'CONNECT',
			host: proxy.host,
			port: proxy.port,
			path: target,
			setHost: false,
			headers: {
				host: target,
				...(proxy.authorization ? { 'proxy-authorization': proxy.authorization } : {}),
			},
			agent: false,
			...(stop ? { signal: stop } : {}),
		});
		request.once('error', reject);
		request.once('connect', ({ statusCode = 0 }, socket: Duplex, early: Buffer) => {
			if (statusCode < 200 || statusCode > 299) {
				socket.destroy();
				reject(new ProxyRefusal(statusCode));
				return;
			}
			if (early.length > 0) socket.unshift(early);
			resolve(socket);
		});
		request.end();
	});
}
