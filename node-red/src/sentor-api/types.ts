import type { Node, NodeDef } from 'node-red';
import type { SentorClient } from '../../../core';
import type { GroupQueue } from './group-queue';
import type { Connection } from './transport';

/** What the editor stores for a Sentor API node; numbers come as the text that was typed. */
export interface SentorApiDef extends NodeDef {
	baseUrl?: string;
	/** 0 = as the plan's headers say. */
	requestsPerMinute?: string | number;
	/** Seconds. */
	timeout?: string | number;
	/** Seconds. */
	maxWait?: string | number;
	/** Minutes, 0 = never. */
	reuseAnswers?: string | number;
	/** Id of a `tls-config` node. */
	tls?: string;
	/** Id of an `http proxy` node. */
	proxy?: string;
}

/** Encrypted at rest by Node-RED, and never given back to the editor. */
export interface SentorApiCredentials {
	apiKey?: string | undefined;
	googleApiKey?: string | undefined;
}

/**
 * What a Sentor API node offers to the nodes that use it: one client and one queue for all of them,
 * or the words for why there is none.
 */
export type SentorAccess =
	| {
			ok: true;
			client: SentorClient;
			queue: GroupQueue;
			/** The user's own key for topic names; Sentor's is used without it. */
			googleApiKey: string | undefined;
			/** Fires when the Sentor API node is closed: what is under way then comes to nothing. */
			closed: AbortSignal;
	  }
	| { ok: false; fault: string };

export interface SentorApiNode extends Node<SentorApiCredentials> {
	access: SentorAccess;
	/** The way to the service as it was deployed, for the connection test; absent with a fault. */
	connection?: Connection | undefined;
	/** Ids of the chosen `tls-config` and `http proxy` nodes, '' for none. */
	tls: string;
	proxy: string;
}
