import tls from 'node:tls';
import { startHttpStub } from '../support/http-stub';
import { send } from '../support/n8n/transport';
import {
	readCertificate,
	startTlsServer,
	type Certificate,
	type TlsServer,
} from '../support/tls-server';

const trusted = tls.getCACertificates('default');
let server: TlsServer | undefined;

/** As NODE_EXTRA_CA_CERTS does it at the start of n8n. */
function trust(...certificates: Certificate[]): void {
	tls.setDefaultCACertificates([...trusted, ...certificates.map(readCertificate)]);
}

async function serve(certificate: Certificate, status = 200): Promise<string> {
	server = await startTlsServer(certificate, (_request, response) =>
		response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"no"}'),
	);
	return server.url;
}

afterEach(async () => {
	await server?.close();
	trust();
});

it.each([200, 403, 407, 500, 503])(
	'an answer of status %i over TLS is an answer, not that of a proxy (but 407 is)',
	async (status) => {
		trust('good');
		const reply = await send(await serve('good', status));
		expect(reply).toMatchObject(
			status === 407
				? { failure: { kind: 'network', code: 'PROXY_407' } }
				: { status, body: { message: 'no' } },
		);
	},
);

it.each<[string, Certificate, Certificate[], string]>([
	['that nobody vouches for', 'good', [], 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	['that has expired', 'expired', ['expired'], 'CERT_HAS_EXPIRED'],
	['of another host', 'elsewhere', ['elsewhere'], 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('a certificate %s is a failure of the network with its code', async (_what, own, ca, code) => {
	trust(...ca);
	expect(await send(await serve(own))).toEqual({ failure: { kind: 'network', code } });
});

it('a server that speaks TLS where the address says http:// is one, and the other way round', async () => {
	const plain = (await serve('good')).replace('https:', 'http:');
	expect(await send(plain)).toEqual({ failure: { kind: 'network', code: 'ECONNRESET' } });
	const stub = await startHttpStub((_request, response) => response.end('{}'));
	const settled = await send(stub.url.replace('http:', 'https:'));
	await stub.close();
	expect(settled).toEqual({ failure: { kind: 'network', code: 'EPROTO' } });
});
