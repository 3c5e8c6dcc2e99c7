import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import type { ConnectionOptions } from 'node:tls';
import type { Proxy } from './proxy';
import { openTunnel } from './tunnel';

/** How the service is reached. Both are optional. */
export interface Network {
	/** What a `tls-config` node of Node-RED adds to a connection. */
	tls?: ConnectionOptions;
	proxy?: Proxy;
}

/** The pool of connections of one Sentor API node. */
export interface Route {
	readonly agent: http.Agent;
	/** Fires when the pool was closed: what is still on its way to a connection ends then. */
	readonly closed: AbortSignal;
	/** Cuts every connection, whatever goes on there. */
	close(): void;
}

/** What a request tells the agent that looks for its connection. */
export interface RouteRequest {
	/** Ends the search. The agent's own code does not: a proxy's answer would be waited for. */
	stop?: AbortSignal;
}

/** More than the core ever has in flight, so that it alone decides. */
const CONNECTIONS = 32;

/** Servers close what was idle for 5 s or more (Node's own default); a request must not meet that, ms. */
const IDLE_MS = 4000;

/** Opens the pool of connections to the server of `baseUrl`. Nothing is connected yet. */
export function openRoute(baseUrl: string, { tls, proxy }: Network): Route {
	const isTls = new URL(baseUrl).protocol === 'https:';
	const options = { keepAlive: true, maxSockets: CONNECTIONS, timeout: IDLE_MS };
	const agent = isTls
		? // Whatever else a TLS node offers, only HTTP/1.1 is spoken here.
			new https.Agent({ ...options, ...tls, ALPNProtocols: ['http/1.1'] })
		: new http.Agent(options);
	if (proxy) leadThrough(proxy, agent, isTls);
	const closing = new AbortController();
	return {
		agent,
		closed: closing.signal,
		close() {
			closing.abort();
			agent.destroy();
		},
	};
}

/** Has an agent make its connections at the far end of a proxy's tunnels. */
function leadThrough(proxy: Proxy, agent: http.Agent, isTls: boolean): void {
	const connect = agent.createConnection.bind(agent);
	agent.createConnection = (options, done) => {
		const { host, port, stop } = options as http.ClientRequestArgs & RouteRequest;
		openTunnel(proxy, String(host), Number(port), stop).then(
			(socket) =>
				done?.(null, isTls ? (connect({ ...options, socket } as never) as Duplex) : socket),
			(reason: Error) => done?.(reason, undefined as never),
		);
		return undefined;
	};
}
