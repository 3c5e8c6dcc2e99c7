import type { Node, NodeAPI } from 'node-red';
import { MessageNode } from '../common/message-node';
import { clustering } from './cluster-node';
import { readSettings } from './settings';
import type { SentorClusterDef } from './types';

/** Results, and errors. */
const OUTPUTS = 2;

/** Registers the node that finds the topics that the texts of an array or of a sequence have in common. */
export = function register(RED: NodeAPI): void {
	function SentorCluster(this: Node, def: SentorClusterDef): void {
		RED.nodes.createNode(this, def);
		const host = new MessageNode(RED, this, OUTPUTS);
		host.listen(clustering(host, def.api, readSettings(def)));
	}

	RED.nodes.registerType('sentor-cluster', SentorCluster);
};
