import type { ConnectionOptions } from 'node:tls';
import type { Node, NodeAPI } from 'node-red';
import { BadProxyAddress, proxyFor, type ProxyOptions, type ProxySettings } from './proxy';
import type { Network } from './route';
import type { ApiFault } from './settings';

/** Node-RED's own `tls-config` node, as far as other nodes use it. */
interface TlsNode extends Node {
	/** False when its files or keys could not be read; it then adds nothing. */
	valid?: boolean;
	addTLSOptions(options: ConnectionOptions): ConnectionOptions;
}

/** Node-RED's own `http proxy` node. */
interface ProxyNode extends Node<{ username?: string; password?: string }> {
	url: string;
	noproxy?: string[];
}

export type ReadNetwork = { ok: true; network: Network } | { ok: false; fault: ApiFault };

/**
 * The way to `baseUrl`: what the TLS and proxy nodes with these ids hold; without a proxy node, what
 * the environment says. Never throws.
 */
export function readNetwork(
	RED: NodeAPI,
	baseUrl: string,
	{ tls, proxy }: { tls?: string; proxy?: string },
): ReadNetwork {
	const tlsNode = tls ? find<TlsNode>(RED, tls) : undefined;
	if (tlsNode === null) return refuse('tlsMissing');
	if (tlsNode?.valid === false) return refuse('tlsUnusable');
	const proxyNode = proxy ? find<ProxyNode>(RED, proxy) : undefined;
	if (proxyNode === null) return refuse('proxyMissing');
	try {
		const { proxyOptions } = RED.settings as { proxyOptions?: ProxyOptions };
		const found = proxyFor(new URL(baseUrl), proxyNode && settingsOf(proxyNode), proxyOptions);
		return {
			ok: true,
			network: {
				...(tlsNode ? { tls: tlsNode.addTLSOptions({}) } : {}),
				...(found ? { proxy: found } : {}),
			},
		};
	} catch (reason) {
		if (!(reason instanceof BadProxyAddress)) return refuse('address_form');
		const { variable } = reason;
		return variable === undefined
			? refuse('proxyAddress')
			: refuse('proxyVariable', { name: variable });
	}
}

function settingsOf({ url, noproxy, credentials }: ProxyNode): ProxySettings {
	return { url, noproxy, ...credentials };
}

/** Null when it is chosen but not there, e.g. disabled or not deployed yet. */
function find<T extends Node>(RED: NodeAPI, id: string): T | null {
	return RED.nodes.getNode(id) as T | null;
}

function refuse(key: ApiFault['key'], values?: Record<string, string>): ReadNetwork {
	return { ok: false, fault: { key, ...(values ? { values } : {}) } };
}
