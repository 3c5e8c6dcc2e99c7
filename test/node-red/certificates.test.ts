import helper from 'node-red-node-test-helper';
import { API, openRig, useNodeRed, type Rig, type RigOptions } from '../support/node-red/rig';
import {
	readCertificate,
	startTlsServer,
	type Certificate,
	type TlsServer,
} from '../support/tls-server';

/** Node-RED's own config node for TLS. */
const tlsConfig: unknown = jest.requireActual('@node-red/nodes/core/network/05-tls.js');

useNodeRed();

let server: TlsServer | undefined;

afterEach(async () => {
	await server?.close();
	server = undefined;
});

/** A Sentor with this certificate, and a node that trusts `ca` by a TLS node. */
async function openTls(own: Certificate, ca?: Certificate): Promise<Rig> {
	server = await startTlsServer(own, (request, response) => {
		const isHealth = request.url?.endsWith('/health');
		const results = [{ doc_id: '0', predicted_label: 'positive' }];
		response.end(JSON.stringify(isHealth ? { status: 'healthy' } : { results }));
	});
	const trust: RigOptions = ca
		? { others: [{ id: 'tls', type: 'tls-config', ca: '' }], types: [tlsConfig] }
		: {};
	const rig = await openRig({
		...trust,
		api: { baseUrl: server.url, ...(ca ? { tls: 'tls' } : {}) },
		...(ca ? { moreCredentials: { tls: { cadata: readCertificate(ca) } } } : {}),
	});
	return rig;
}

async function press(tls?: string): Promise<unknown> {
	const form = { id: API, baseUrl: server?.url, ...(tls ? { tls } : {}) };
	return (await helper.request().post('/sentor-api/test').send(form).expect(200)).body as unknown;
}

describe('a certificate', () => {
	it('that the TLS node vouches for is taken', async () => {
		const { put } = await openTls('good', 'good');
		const { outputs } = await put({ payload: 'The delivery was quick' });
		expect(outputs[0]).toMatchObject([{ sentiment: { sentiment: 'positive' } }]);
		expect(await press('tls')).toMatchObject({ level: 'ok', key: 'healthy' });
	});

	it.each<[string, Certificate, Certificate | undefined, string, string]>([
		['nobody vouches for', 'good', undefined, 'tls_self_signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		['has expired', 'expired', 'expired', 'tls_expired', 'CERT_HAS_EXPIRED'],
		['is another host’s', 'elsewhere', 'elsewhere', 'tls_host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
	])('that %s is told as what it is', async (_name, own, ca, reason, networkCode) => {
		const { put } = await openTls(own, ca);
		const { outputs } = await put({ payload: 'The delivery was quick' });
		expect(outputs[1]).toMatchObject([{ error: { code: 'unavailable', reason } }]);
		expect(await press(ca && 'tls')).toMatchObject({
			level: 'failed',
			key: `failure.unavailable.${reason}`,
			values: { networkCode },
		});
	});
});
