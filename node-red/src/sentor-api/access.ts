import { createHash } from 'node:crypto';
import type { NodeAPI } from 'node-red';
import { createSentorClient } from '../../../core';
import { systemClock } from './clock';
import { GroupQueue, MAX_DOCS_PER_REQUEST } from './group-queue';
import { readNetwork } from './network';
import { openRoute } from './route';
import { readSettings, type ApiFault, type ApiSettings } from './settings';
import { createTransport, type Connection } from './transport';
import type { SentorApiCredentials, SentorApiDef, SentorAccess } from './types';

/** All that one Sentor API node owns, and how it is given back. */
export interface OpenedApi {
	access: SentorAccess;
	/** Set when `access` is: the way to the service, for the connection test. */
	connection?: Connection;
	close(): void;
}

/** Opens the one connection pool, client and queue of a Sentor API node. Never throws. */
export function openAccess(
	RED: NodeAPI,
	def: SentorApiDef,
	credentials: SentorApiCredentials | undefined,
): OpenedApi {
	const read = readSettings(def, credentials);
	if (!read.ok) return refuse(RED, read.fault);
	const way = readNetwork(RED, read.settings.baseUrl, def);
	if (!way.ok) return refuse(RED, way.fault);
	const { baseUrl, apiKey } = read.settings;
	return open(read.settings, { baseUrl, apiKey, route: openRoute(baseUrl, way.network) });
}

function open(settings: ApiSettings, connection: Connection): OpenedApi {
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
		close() {
			closing.abort();
			queue.close();
			connection.route.close();
		},
	};
}

function refuse(RED: NodeAPI, fault: ApiFault): OpenedApi {
	return { access: { ok: false, fault: describeFault(RED, fault) }, close: () => undefined };
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
