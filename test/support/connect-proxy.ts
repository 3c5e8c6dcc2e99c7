import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen } from './listen';

/** A forward proxy that only makes tunnels, as those of companies do. */
export interface ConnectProxy {
	/** Without a scheme, e.g. `127.0.0.1:3128`. */
	address: string;
	/** What was asked of it, oldest first. */
	connects: Array<{ target: string; authorization: string | undefined }>;
	/** Tunnels that are open. */
	open(): number;
	close(): Promise<void>;
}

/** What a proxy does in place of making a tunnel: refuse with a status, or say nothing at all. */
export type Refusal = number | 'silence';

/** Starts a proxy on a free loopback port. A refusal is for all, or asked for by `host:port`. */
export async function startConnectProxy(
	refusing?: Refusal | ((target: string) => Refusal | undefined),
): Promise<ConnectProxy> {
	const connects: ConnectProxy['connects'] = [];
	const targets = new Set<Socket>();
	const server = createServer();
	server.on('connect', ({ url = '', headers }, client: Socket) => {
		const refusal = typeof refusing === 'function' ? refusing(url) : refusing;
		connects.push({ target: url, authorization: headers['proxy-authorization'] });
		if (refusal === 'silence') {
			// Only who reads is told that the other side has gone.
			client.resume().once('end', () => client.destroy());
			return;
		}
		if (refusal !== undefined) {
			client.end(`HTTP/1.1 ${refusal} No\r\ncontent-length: 9\r\n\r\n<h1>No</h1>`);
			return;
		}
		const { hostname, port } = new URL(`http://${url}`);
		const target = connect(Number(port || 80), hostname, () => {
			client.write('HTTP/1.1 200 OK\r\n\r\n');
			target.pipe(client).pipe(target);
		});
		targets.add(target.on('error', () => target.destroy()));
		target.on('close', () => targets.delete(target));
	});
	const { port, sockets, close } = await listen(server);
	return {
		address: `127.0.0.1:${port}`,
		connects,
		open: () => sockets.size + targets.size,
		async close() {
			for (const target of targets) target.destroy();
			await close();
		},
	};
}
