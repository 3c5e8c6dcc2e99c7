import { createServer } from 'node:net';
import { listen } from './listen';

/** A proxy that lets nobody through, set as the proxy of this process. */
export interface RefusingProxy {
	/** First lines of what it was asked, e.g. `CONNECT sentor.app:443 HTTP/1.1`. */
	readonly asked: readonly string[];
	/** Ends it and puts the environment back. */
	close(): Promise<void>;
}

export async function startRefusingProxy(status: number): Promise<RefusingProxy> {
	const { HTTPS_PROXY } = process.env;
	const asked: string[] = [];
	const server = createServer((socket) => {
		socket.once('data', (head) => {
			asked.push(String(head).split('\r\n', 1)[0] ?? '');
			const headers = 'Content-Type: text/html\r\nContent-Length: 11';
			socket.end(`HTTP/1.1 ${status} No\r\n${headers}\r\n\r\n<h1>No</h1>`);
		});
	});
	const { port, close } = await listen(server);
	process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
	return {
		asked,
		async close() {
			if (HTTPS_PROXY === undefined) delete process.env.HTTPS_PROXY;
			else process.env.HTTPS_PROXY = HTTPS_PROXY;
			await close();
		},
	};
}
