import type { Node, NodeAPI } from 'node-red';
import { MessageNode } from '../common/message-node';
import { outputsOf } from './ports';
import { analyzing } from './sentiment-node';
import { readSettings } from './settings';
import type { SentorSentimentDef } from './types';

/** Registers the node that adds to each message how its text feels about the entities named. */
export = function register(RED: NodeAPI): void {
	function SentorSentiment(this: Node, def: SentorSentimentDef): void {
		RED.nodes.createNode(this, def);
		const settings = readSettings(def);
		const host = new MessageNode(RED, this, outputsOf(settings));
		host.listen(analyzing(host, def.api, settings));
	}

	RED.nodes.registerType('sentor-sentiment', SentorSentiment);
};
