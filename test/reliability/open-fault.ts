import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { startConnectProxy, type ConnectProxy } from '../support/connect-proxy';
import type { Fault } from './fault';
import { FaultyService } from './service';

/** Where a host is sent to meet a fault, and what came there. */
export interface OpenFault {
	url: string;
	/** Requests that arrived: at the service, or as a connection where nothing can be asked. */
	requests(): number;
	doubled(): number;
	close(): void;
}

/** A proxy for all faults that have one: what it does is said by the host that it is asked for. */
export async function startFaultyProxy(): Promise<ConnectProxy> {
	return await startConnectProxy((target) => {
		const [, refusal = ''] = /^proxy-(\w+)\./.exec(target) ?? [];
		return refusal === 'silence' ? 'silence' : Number(refusal);
	});
}

/** Opens what this fault needs, for one host. */
export async function openFault({ act, way }: Fault): Promise<OpenFault> {
	if (way === 'mute') return await openMute();
	const isTls = way === 'tls where none is expected';
	const certificate = isTls ? 'good' : certificateOf(way);
	const service = new FaultyService(act, certificate);
	await service.start();
	if (way === 'nobody') service.kill();
	return {
		url: addressOf(service.url, way),
		requests: () => service.requests,
		doubled: () => service.doubled,
		close: () => service.kill(),
	};
}

function certificateOf(way: Fault['way']) {
	return typeof way === 'object' && 'certificate' in way ? way.certificate : undefined;
}

function addressOf(url: string, way: Fault['way']): string {
	if (typeof way === 'object' && 'proxy' in way) return `https://proxy-${way.proxy}.example/api`;
	if (way === 'tls where none is expected') return url.replace('https:', 'http:');
	if (way === 'no tls where it is expected') return url.replace('http:', 'https:');
	return url;
}

async function openMute(): Promise<OpenFault> {
	const sockets: Socket[] = [];
	const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
	server.listen(0, '127.0.0.1').unref();
	await once(server, 'listening');
	return {
		url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
		requests: () => sockets.length,
		doubled: () => 0,
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}
