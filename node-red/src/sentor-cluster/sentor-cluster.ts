import type { Node, NodeAPI } from 'node-red';
import { ClusterNode } from './cluster-node';
import type { SentorClusterDef } from './types';

/** Registers the node that sorts many texts into topics. */
export = function register(RED: NodeAPI): void {
	function SentorCluster(this: Node, def: SentorClusterDef): void {
		RED.nodes.createNode(this, def);
		new ClusterNode(RED, this, def).listen();
	}

	RED.nodes.registerType('sentor-cluster', SentorCluster);
};
