import { createHash } from 'node:crypto';
import type { NodeAPI } from 'node-red';
import { createSentorClient } from '../../../core';
import { systemClock } from './clock';
import { createDispatcher } from './dispatcher';
import { GroupQueue, MAX_DOCS_PER_REQUEST } from './group-queue';
import { readNetwork } from './network';
import { readSettings, type ApiFault, type ApiSettings } from './settings';
import { createTransport, type Connection } from './transport';
import type { SentorApiCredentials, SentorApiDef, SentorAccess } from './types';

/** All that one Sentor API node owns, and how it is given back. */
export interface OpenAccess {
	access: SentorAccess;
	/** Set when `access` is: the way to the service, for the connection test. */
	connection?: Connection;
	close(): Promise<void>;
}

/** Opens the one connection pool, client and queue of a Sentor API node. Never throws. */
export function openAccess(
	RED: NodeAPI,
	def: SentorApiDef,
	credentials: SentorApiCredentials | undefined,
): OpenAccess {
	const read = readSettings(def, credentials);
	if (!read.ok) return refuse(RED, read.fault);
	try {
		const connection = { ...read.settings, dispatcher: createDispatcher(readNetwork(RED, def)) };
		return open(read.settings, connection);
	} catch (reason) {
		return refuse(RED, {
			key: 'network',
			values: { reason: reason instanceof Error ? reason.message : String(reason) },
		});
	}
}

function open(settings: ApiSettings, connection: Connection): OpenAccess {
	const { baseUrl, apiKey, googleApiKey, limits } = settings;
	const client = createSentorClient({
		transport: createTransport(connection),
		clock: systemClock,
		quotaKey: createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex'),
		secrets: googleApiKey === undefined ? [apiKey] : [apiKey, googleApiKey],
		limits: { ...limits, maxDocsPerRequest: MAX_DOCS_PER_REQUEST },
	});
	const queue = new GroupQueue(client, systemClock);
	const closing = new AbortController();
	return {
		access: { ok: true, client, queue, googleApiKey, closed: closing.signal },
		connection,
		async close() {
			closing.abort();
			queue.close();
			// Not close(), which would wait for what is in flight.
			await connection.dispatcher.destroy();
		},
	};
}

function refuse(RED: NodeAPI, fault: ApiFault): OpenAccess {
	return { access: { ok: false, fault: describeFault(RED, fault) }, close: async () => undefined };
}

/** A fault in the words of the server's language. */
export function describeFault(RED: NodeAPI, { key, values = {} }: ApiFault): string {
	const { property } = values;
	const label = property === undefined ? undefined : RED._(`sentor-api.label.${property}`);
	return RED._(
		`sentor-api.fault.${key}`,
		label === undefined ? values : { ...values, property: label },
	);
}
