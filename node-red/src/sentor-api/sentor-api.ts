import type { NodeAPI } from 'node-red';
import { openAccess } from './access';
import { connectionTest } from './connection-test';
import type { SentorApiCredentials, SentorApiDef, SentorApiNode } from './types';

/** Registers the config node that holds the key, the server and the one client of the nodes that use it. */
export = function register(RED: NodeAPI): void {
	function SentorApi(this: SentorApiNode, def: SentorApiDef): void {
		RED.nodes.createNode(this, def);
		const { access, connection, close } = openAccess(RED, def, this.credentials);
		this.access = access;
		this.connection = connection;
		this.tls = def.tls ?? '';
		this.proxy = def.proxy ?? '';
		this.on('close', close);
	}

	RED.nodes.registerType<SentorApiNode, SentorApiDef, object, SentorApiCredentials>(
		'sentor-api',
		SentorApi,
		{
			credentials: { apiKey: { type: 'password' }, googleApiKey: { type: 'password' } },
		},
	);

	// Whoever may change flows could send the key anywhere by a deploy; nobody else may start a test.
	RED.httpAdmin.post(
		'/sentor-api/test',
		RED.auth.needsPermission('flows.write'),
		connectionTest(RED),
	);
};
