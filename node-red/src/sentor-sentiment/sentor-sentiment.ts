import type { Node, NodeAPI } from 'node-red';
import { SentimentNode } from './sentiment-node';
import type { SentorSentimentDef } from './types';

/** Registers the node that adds to each message how its text feels about the entities named. */
export = function register(RED: NodeAPI): void {
	function SentorSentiment(this: Node, def: SentorSentimentDef): void {
		RED.nodes.createNode(this, def);
		new SentimentNode(RED, this, def).listen();
	}

	RED.nodes.registerType('sentor-sentiment', SentorSentiment);
};
