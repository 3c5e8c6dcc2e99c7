import type { ConnectionOptions } from 'node:tls';
import type { Node, NodeAPI } from 'node-red';
import type { Network, ProxySettings } from './dispatcher';

/** Node-RED's own `tls-config` node, as far as other nodes use it. */
interface TlsNode extends Node {
	addTLSOptions(options: ConnectionOptions): ConnectionOptions;
}

/** Node-RED's own `http proxy` node. */
interface ProxyNode extends Node<{ username?: string; password?: string }> {
	url: string;
	noproxy?: string[];
}

/**
 * What the TLS and proxy nodes with these ids hold.
 *
 * @throws When one of them is chosen but not there, e.g. disabled.
 */
export function readNetwork(
	RED: NodeAPI,
	{ tls, proxy }: { tls?: string; proxy?: string },
): Network {
	const tlsNode = tls ? find<TlsNode>(RED, tls) : undefined;
	const proxyNode = proxy ? find<ProxyNode>(RED, proxy) : undefined;
	return {
		...(tlsNode ? { tls: tlsNode.addTLSOptions({}) } : {}),
		...(proxyNode ? { proxy: proxySettings(proxyNode) } : {}),
	};
}

function proxySettings({ url, noproxy, credentials }: ProxyNode): ProxySettings {
	return { url, ...(noproxy ? { noproxy } : {}), ...credentials };
}

function find<T extends Node>(RED: NodeAPI, id: string): T {
	const node = RED.nodes.getNode(id) as T | null;
	if (!node) throw new Error(`There is no node ${id}.`);
	return node;
}
