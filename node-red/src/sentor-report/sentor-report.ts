import type { Node, NodeAPI } from 'node-red';
import { MessageNode } from '../common/message-node';
import { reporting } from './report-node';
import { readSettings, type SentorReportDef } from './settings';

/** The report, and errors. */
const OUTPUTS = 2;

/** Registers the node that makes one report of many results. */
export = function register(RED: NodeAPI): void {
	function SentorReport(this: Node, def: SentorReportDef): void {
		RED.nodes.createNode(this, def);
		const host = new MessageNode(RED, this, OUTPUTS);
		host.listen(reporting(host, readSettings(def)));
	}

	RED.nodes.registerType('sentor-report', SentorReport);
};
