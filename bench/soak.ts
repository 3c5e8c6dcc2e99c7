/**
 * Both hosts for a long time at a service whose faults change every few seconds: each text has
 * exactly one outcome, what was answered is not sent again, and nothing that a process holds grows.
 * Ends with an error when one of these is broken.
 *
 *   npm run soak -- [minutes] [seed]
 */
import { debugValue } from '../harness/node-red/admin';
import { startNodeRed, type NodeRedServer } from '../harness/node-red/server';
import { SOAK_SETTINGS, soakFlow } from './support/soak-flow';
import { startSoakingN8n } from './support/soak-n8n';
import { startSoakService } from './support/soak-service';
import { add, emptyTally, growth, type AtRest, type Tally } from './support/soak-tally';

const MINUTES = 30;
const SEED = 1;
/** A round of all messages has to end within this, ms: far more than every wait of the node together. */
const ROUND_LIMIT_MS = 300_000;

/** What one host has done so far. */
interface Half {
	sum: Tally;
	samples: AtRest[];
}

async function main(): Promise<void> {
	const minutes = Number(process.argv[2] ?? MINUTES);
	const seed = Number(process.argv[3] ?? SEED);
	// A short soak needs samples enough to tell growth from noise.
	const sampleMs = Math.min(60_000, (minutes * 60_000) / 6);
	const service = await startSoakService(seed);
	const n8n = startSoakingN8n(service.url);
	const nodeRed = await startNodeRed({ settings: SOAK_SETTINGS });
	const halves = { n8n: newHalf(), nodeRed: newHalf() };
	const started = Date.now();
	try {
		await nodeRed.admin.deploy(soakFlow(service.url));
		while (Date.now() - started < minutes * 60_000) {
			await Promise.all([
				n8n.round(sampleMs).then((report) => take(halves.n8n, report)),
				soakNodeRed(nodeRed, Date.now() + sampleMs, halves.nodeRed),
			]);
			await tell(started, halves);
		}
		const { documents, requests, doubled, faults } = await service.count();
		console.log(`The service got ${documents} documents in ${requests} requests:`, faults);
		finish(halves, doubled);
	} finally {
		n8n.stop();
		service.stop();
		await nodeRed.stop();
	}
}

const newHalf = (): Half => ({ sum: emptyTally(), samples: [] });

function take(half: Half, report: Tally & AtRest): void {
	const { heapMb, sockets, listeners } = report;
	add(half.sum, report);
	half.samples.push({ heapMb, sockets, listeners });
}

/** Round after round; what the process holds is looked at after the last one. */
async function soakNodeRed({ admin }: NodeRedServer, until: number, half: Half): Promise<void> {
	let last: (Tally & AtRest) | undefined;
	while (Date.now() < until) {
		if (last) add(half.sum, last);
		admin.forget();
		await admin.inject('go');
		const shown = await admin.waitFor(({ topic }) => topic === 'debug', 0, ROUND_LIMIT_MS);
		last = debugValue(shown) as Tally & AtRest;
	}
	if (last) take(half, last);
}

async function tell(started: number, halves: Record<string, Half>): Promise<void> {
	const seconds = Math.round((Date.now() - started) / 1_000);
	for (const [host, { sum, samples }] of Object.entries(halves)) {
		const { failures, ...counts } = sum;
		console.log(
			`${seconds} s ${host}`,
			JSON.stringify({ ...counts, ...failures, ...samples.at(-1) }),
		);
	}
}

function finish(halves: Record<string, Half>, doubled: number): void {
	const faults = Object.entries(halves).flatMap(([host, { sum, samples }]) => [
		...(['wrong', 'twice', 'lost'] as const)
			.filter((key) => sum[key] > 0)
			.map((key) => `${host}: ${sum[key]} texts ${key}`),
		...growth(samples).map((sentence) => `${host}: ${sentence}`),
	]);
	if (doubled > 0) faults.push(`${doubled} documents were sent again after an answer`);
	const sums = Object.values(halves).map(({ sum }) => sum.answered + sum.failed);
	const texts = sums.reduce((a, b) => a + b, 0);
	console.log(
		`${texts} texts, each with exactly one outcome: ${faults.length === 0 ? 'yes' : 'NO'}`,
	);
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
}

void main();
