import type { ConnectionOptions } from 'node:tls';
import { EnvHttpProxyAgent, type Dispatcher } from 'undici';

/** What an `http proxy` node of Node-RED holds. */
export interface ProxySettings {
	url: string;
	/** Hosts that are reached without it. */
	noproxy?: string[];
	username?: string;
	password?: string;
}

/** How the service is reached. Both are optional. */
export interface Network {
	/** What a `tls-config` node of Node-RED adds to a connection. */
	tls?: ConnectionOptions;
	/** Absent: as the environment says (`https_proxy`, `http_proxy`, `no_proxy`). */
	proxy?: ProxySettings;
}

/** More than the core ever has in flight, so that it alone decides. */
const CONNECTIONS = 32;

/**
 * The pool of connections of one Sentor API node, through a proxy where one is set.
 *
 * @throws When the proxy's address is none.
 */
export function createDispatcher({ tls, proxy }: Network): Dispatcher {
	return new EnvHttpProxyAgent({
		connections: CONNECTIONS,
		// The transport's own time-out covers both.
		headersTimeout: 0,
		bodyTimeout: 0,
		...(tls ? { connect: tls, requestTls: tls } : {}),
		...(proxy ? throughProxy(proxy) : {}),
	});
}

function throughProxy({
	url,
	noproxy,
	username,
	password,
}: ProxySettings): EnvHttpProxyAgent.Options {
	return {
		httpProxy: url,
		httpsProxy: url,
		noProxy: (noproxy ?? []).join(','),
		...(username
			? { token: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` }
			: {}),
	};
}
