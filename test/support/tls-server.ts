import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import { listen } from './listen';

/**
 * Certificates for tests: for 127.0.0.1, for it until 2021, for another host, and for the services
 * outside that examples call. They sign themselves and are good until 2126 (made with
 * `openssl req -x509`).
 */
export type Certificate = 'good' | 'expired' | 'elsewhere' | 'outside';

export function certificateFile(certificate: Certificate): string {
	return path.join(__dirname, 'certificates', `${certificate}.pem`);
}

/** Key and certificate in one text. */
export function readCertificate(certificate: Certificate): string {
	return readFileSync(certificateFile(certificate), 'utf8');
}

/** An HTTPS server on a free loopback port. */
export interface TlsServer {
	readonly url: string;
	close(): Promise<void>;
}

export async function startTlsServer(
	certificate: Certificate,
	answer: RequestListener,
): Promise<TlsServer> {
	const pem = readCertificate(certificate);
	const { port, close } = await listen(createServer({ key: pem, cert: pem }, answer));
	return { url: `https://127.0.0.1:${port}`, close };
}
