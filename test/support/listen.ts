import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server that listens on 127.0.0.1. */
export interface Listening {
	readonly port: number;
	/** Its open connections. */
	readonly sockets: ReadonlySet<Socket>;
	/** Cuts all connections and stops. */
	close(): Promise<void>;
}

/** Lets a server listen, on a free port unless one is named. */
export async function listen(server: Server, port = 0): Promise<Listening> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket.on('error', () => socket.destroy()));
		socket.on('close', () => sockets.delete(socket));
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		sockets,
		async close() {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
