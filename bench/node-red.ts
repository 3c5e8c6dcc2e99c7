/**
 * Measures the Node-RED node: bursts of single messages beside core's http request node and a bare
 * undici loop, each in a process of its own, a steady stream, and what the node adds to a lone message.
 *
 *   npm run bench:node-red -- [messages] [latency in ms]
 */
import { readFile } from 'node:fs/promises';
import { debugValue, type NodeRedAdmin } from '../harness/node-red/admin';
import { startNodeRed } from '../harness/node-red/server';
import { runBareLoop } from './support/bare-loop';
import {
	BURST_SETTINGS,
	burstFlow,
	streamFlow,
	type BurstReport,
	type Candidate,
	type StreamReport,
} from './support/burst-flow';
import { startLatencyServer, type LatencyServer } from './support/latency-server';
import { loneFlow, LONE_SETTINGS, type LoneReport } from './support/lone-flow';

/** A service that answers each request after so long, ms, unless the command says otherwise. */
const LATENCY_MS = 50;
const MESSAGES = [2_000, 20_000];
/**
 * Core's node opens a connection for each message, at once: of 20,000 it lost some for want of file
 * handles here, and then could not be reached itself.
 */
const MOST_FOR_CORE = 10_000;
/** The first burst after a start, then more, whose median counts: so many messages in all, about. */
const FURTHER_MESSAGES = 30_000;
/** At least so many further bursts. */
const LEAST_BURSTS = 3;
/** A stream: so many messages a second for so many seconds. */
const STREAM_PER_SECOND = 500;
const STREAM_SECONDS = 30;
/** A burst, and a stream, has to be through within this, ms: far longer than any was seen to take. */
const BURST_LIMIT_MS = 120_000;
const STREAM_LIMIT_MS = STREAM_SECONDS * 1_000 + BURST_LIMIT_MS;
/** Lone messages each way. */
const LONE_ROUNDS = 60;
/** Requests that the core has in flight at most. */
const OUR_CONCURRENCY = 4;
/** What Node's own agent keeps open, and so about what core's node can make use of. */
const HIGH_CONCURRENCY = 256;

/** How one burst went. */
interface Burst {
	perSecond: number;
	requests: number;
	mostInFlight: number;
	failed: number;
}

interface Row extends Burst {
	peakMb: number;
}

async function main(): Promise<void> {
	const sizes = process.argv[2] ? [Number(process.argv[2])] : MESSAGES;
	const latencyMs = Number(process.argv[3] ?? LATENCY_MS);
	const server = await startLatencyServer(latencyMs);
	try {
		for (const messages of sizes) await tellBursts(server, messages, latencyMs);
		await tellStream(server);
		await tellLone(server);
	} finally {
		server.stop();
	}
}

async function tellBursts(
	server: LatencyServer,
	messages: number,
	latencyMs: number,
): Promise<void> {
	console.log(`${messages} messages at once, a service that answers after ${latencyMs} ms\n`);
	const ours = await nodeRedBursts('sentor', server, messages);
	const none = await nodeRedBursts('none', server, messages);
	const rows = {
		'Sentor Sentiment, first burst': ours.first,
		'Sentor Sentiment, further bursts': ours.further,
		'no service at all, first burst': none.first,
		'no service at all, further bursts': none.further,
	};
	if (messages > MOST_FOR_CORE) {
		console.table(rows);
		return;
	}
	const core = await nodeRedBursts('core', server, messages);
	console.table({
		"core's http request, first burst": core.first,
		"core's http request, further bursts": core.further,
		[`undici alone, ${HIGH_CONCURRENCY} at once`]: await bareBurst(
			server,
			messages,
			HIGH_CONCURRENCY,
		),
		[`undici alone, ${OUR_CONCURRENCY} at once`]: await bareBurst(
			server,
			messages,
			OUR_CONCURRENCY,
		),
		...rows,
	});
	tellRatios('First burst', ours.first, core.first);
	tellRatios('Further bursts', ours.further, core.further);
}

async function nodeRedBursts(
	candidate: Candidate,
	server: LatencyServer,
	messages: number,
): Promise<{ first: Row; further: Row }> {
	const nodeRed = await startNodeRed({ settings: BURST_SETTINGS });
	try {
		await nodeRed.admin.deploy(burstFlow(candidate, server.url, messages));
		const first = await burst(nodeRed.admin, server, messages);
		const peakMb = await peakMemory(nodeRed.pid);
		const further: Burst[] = [];
		const bursts = Math.max(LEAST_BURSTS, FURTHER_MESSAGES / messages);
		while (further.length < bursts) further.push(await burst(nodeRed.admin, server, messages));
		return {
			first: { ...first, peakMb },
			further: { ...middle(further), peakMb: await peakMemory(nodeRed.pid) },
		};
	} finally {
		await nodeRed.stop();
	}
}

async function burst(admin: NodeRedAdmin, server: LatencyServer, messages: number): Promise<Burst> {
	admin.forget();
	await server.count();
	await admin.inject('go');
	const { ms, failed } = (await reported(admin)) as BurstReport;
	return { ...(await usage(server, messages, ms)), failed };
}

async function bareBurst(
	server: LatencyServer,
	messages: number,
	concurrency: number,
): Promise<Row> {
	await server.count();
	const { ms, peakMb } = await runBareLoop(server.url, messages, concurrency);
	return { ...(await usage(server, messages, ms)), failed: 0, peakMb: Math.round(peakMb) };
}

async function usage(
	server: LatencyServer,
	messages: number,
	ms: number,
): Promise<Omit<Burst, 'failed'>> {
	const { requests, mostInFlight } = await server.count();
	return { perSecond: Math.round((messages / ms) * 1000), requests, mostInFlight };
}

/** The burst with the median rate. */
function middle(bursts: Burst[]): Burst {
	return [...bursts].sort((a, b) => a.perSecond - b.perSecond)[
		Math.floor(bursts.length / 2)
	] as Burst;
}

function tellRatios(name: string, ours: Row, core: Row): void {
	const rate = (ours.perSecond / core.perSecond).toFixed(1);
	const requests = Math.round(core.requests / ours.requests);
	console.log(
		`${name}: ${rate} times the messages per second of core's node, 1/${requests} of its requests`,
	);
}

async function tellStream(server: LatencyServer): Promise<void> {
	console.log(`\n${STREAM_PER_SECOND} messages a second for ${STREAM_SECONDS} s`);
	console.table({
		"core's http request": await stream('core', server),
		'Sentor Sentiment': await stream('sentor', server),
	});
}

async function stream(
	candidate: Candidate,
	server: LatencyServer,
): Promise<Record<string, number>> {
	const nodeRed = await startNodeRed({ settings: BURST_SETTINGS });
	try {
		const messages = STREAM_PER_SECOND * STREAM_SECONDS;
		await nodeRed.admin.deploy(streamFlow(candidate, server.url, messages, STREAM_PER_SECOND));
		await server.count();
		await nodeRed.admin.inject('go');
		const { p50, p99, failed } = (await reported(nodeRed.admin, STREAM_LIMIT_MS)) as StreamReport;
		const { requests, mostInFlight } = await server.count();
		return { p50, p99, requests, mostInFlight, failed, peakMb: await peakMemory(nodeRed.pid) };
	} finally {
		await nodeRed.stop();
	}
}

async function tellLone(server: LatencyServer): Promise<void> {
	const nodeRed = await startNodeRed({ settings: LONE_SETTINGS });
	try {
		await nodeRed.admin.deploy(loneFlow(server.url, LONE_ROUNDS));
		await nodeRed.admin.inject('go');
		const { bare, core, sentor } = (await reported(nodeRed.admin)) as LoneReport;
		const added = (times: number[]) => (median(times) - median(bare)).toFixed(2);
		console.log(
			`Lone message: ${median(bare).toFixed(1)} ms by undici alone; core's node adds ${added(core)} ms, ours ${added(sentor)} ms (medians of ${bare.length})`,
		);
	} finally {
		await nodeRed.stop();
	}
}

async function reported(admin: NodeRedAdmin, patienceMs = BURST_LIMIT_MS): Promise<unknown> {
	return debugValue(await admin.waitFor(({ topic }) => topic === 'debug', 0, patienceMs));
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Peak memory of another process, MB; NaN where the system does not tell (only Linux does). */
async function peakMemory(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1024);
}

void main();
