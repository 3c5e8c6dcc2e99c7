/**
 * Measures the Node-RED node: a burst of single messages beside core's http request node and a bare
 * undici loop, each in a process of its own, and what the node adds to a lone message.
 *
 *   npx tsx bench/node-red.ts [messages] [latency in ms]
 */
import { readFile } from 'node:fs/promises';
import { debugValue } from '../test/support/node-red-admin';
import { startNodeRed } from '../test/support/node-red-server';
import { runBareLoop } from './support/bare-loop';
import { burstFlow, type Candidate } from './support/burst-flow';
import { startLatencyServer, type LatencyServer } from './support/latency-server';

/** How one burst went. */
interface Burst {
	name: string;
	perSecond: number;
	requests: number;
	mostInFlight: number;
	peakMb: number;
	failed: number;
}

async function main(): Promise<void> {
	const messages = Number(process.argv[2] ?? 2000);
	const latencyMs = Number(process.argv[3] ?? 50);
	const server = await startLatencyServer(latencyMs);
	try {
		const bursts = [
			...(await nodeRedBursts('core', server, messages)),
			await bareBurst(server, messages, 256),
			await bareBurst(server, messages, 4),
			...(await nodeRedBursts('sentor', server, messages)),
		];
		console.table(bursts);
	} finally {
		server.stop();
	}
}

async function nodeRedBursts(
	candidate: Candidate,
	server: LatencyServer,
	messages: number,
): Promise<Burst[]> {
	const nodeRed = await startNodeRed();
	try {
		await nodeRed.admin.deploy(burstFlow(candidate, server.url, messages));
		const bursts: Burst[] = [];
		for (const round of ['first', 'second', 'third']) {
			nodeRed.admin.forget();
			await server.count();
			await nodeRed.admin.inject('go');
			const { ms, failed } = debugValue(
				await nodeRed.admin.waitFor(({ topic }) => topic === 'debug'),
			) as {
				ms: number;
				failed: number;
			};
			const { requests, mostInFlight } = await server.count();
			bursts.push({
				name: `${candidate}, ${round} burst`,
				perSecond: Math.round((messages / ms) * 1000),
				requests,
				mostInFlight,
				peakMb: await peakMemory(nodeRed.pid),
				failed,
			});
		}
		return bursts;
	} finally {
		await nodeRed.stop();
	}
}

async function bareBurst(
	server: LatencyServer,
	messages: number,
	concurrency: number,
): Promise<Burst> {
	await server.count();
	const { ms, peakMb } = await runBareLoop(server.url, messages, concurrency);
	const { requests, mostInFlight } = await server.count();
	return {
		name: `bare undici, ${concurrency} at once`,
		perSecond: Math.round((messages / ms) * 1000),
		requests,
		mostInFlight,
		peakMb: Math.round(peakMb),
		failed: 0,
	};
}

/** Peak memory of another process, MB; NaN where the system does not tell (only Linux does). */
async function peakMemory(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024);
}

void main();
