import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The node and the credential of the package that Sentor's maker publishes. */
export const VENDOR_NODE = 'n8n-nodes-sentor.sentor';
export const VENDOR_CREDENTIAL = 'sentorApi';

const MANIFEST = {
	name: 'n8n-nodes-sentor',
	version: '0.0.0',
	keywords: ['n8n-community-node-package'],
	n8n: {
		n8nNodesApiVersion: 1,
		nodes: ['dist/nodes/Sentor/Sentor.node.js'],
		credentials: ['dist/credentials/SentorApi.credentials.js'],
	},
};

const NODE = `
exports.Sentor = class {
	description = {
		displayName: 'Sentor', name: 'sentor', group: ['transform'], version: 1, description: 'Stand-in',
		defaults: { name: 'Sentor' }, inputs: ['main'], outputs: ['main'],
		credentials: [{ name: 'sentorApi', required: true }], properties: [],
	};
	async execute() {
		const { address } = await this.getCredentials('sentorApi');
		const options = { url: address + '/from-the-node', json: true };
		const json = await this.helpers.httpRequestWithAuthentication.call(this, 'sentorApi', options);
		return [[{ json }]];
	}
};`;

const CREDENTIAL = `
exports.SentorApi = class {
	name = 'sentorApi';
	displayName = 'Sentor API';
	properties = [
		{ displayName: 'API Key', name: 'apiKey', type: 'string', typeOptions: { password: true }, default: '' },
		{ displayName: 'Address', name: 'address', type: 'string', default: '' },
	];
	authenticate = { type: 'generic', properties: { headers: { authorization: '=Bearer {{$credentials.apiKey}}' } } };
	test = { request: { baseURL: '={{$credentials.address}}', url: '/from-the-test' } };
};`;

/**
 * Writes a stand-in for the package of Sentor's maker: its name, its node's type and its credential's
 * type, with a node that asks an address of its own.
 *
 * @returns The folder, to be installed.
 */
export async function writeVendorPackage(parent: string): Promise<string> {
	const folder = path.join(parent, MANIFEST.name);
	const files = {
		'package.json': JSON.stringify(MANIFEST),
		'dist/nodes/Sentor/Sentor.node.js': NODE,
		'dist/credentials/SentorApi.credentials.js': CREDENTIAL,
	};
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, content);
	}
	return folder;
}
