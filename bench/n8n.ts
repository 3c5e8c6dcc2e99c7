/**
 * Measures the n8n node in n8n's own engine, beside n8n's HTTP Request node, on a service that is
 * hard to please (bench/support/hard-server.ts); each run has a process and a server of its own.
 *
 *   npm run bench:n8n -- [items, items ...]
 */
import { ensureN8n } from '../harness/n8n/install';
import { HARD, startHardServer } from './support/hard-server';
import { runInN8n, type N8nCandidate } from './support/n8n-run';

const ITEMS = [1_000, 10_000];

const CANDIDATES: Record<N8nCandidate, string> = {
	sentor: 'Sentor Sentiment',
	http: 'HTTP Request',
	'http-batched': 'HTTP Request, 50 each second',
};

interface Row {
	seconds: number;
	/** Time beside the least that the workers need for all documents in one request each. */
	'x work': number;
	requests: number;
	'429s': number;
	lost: number;
	'peak MB': number;
}

async function main(): Promise<void> {
	const sizes = process.argv.slice(2).map(Number);
	const folder = await ensureN8n((sentence) => console.log(sentence));
	for (const items of sizes.length > 0 ? sizes : ITEMS) {
		const rows: Record<string, Row> = {};
		for (const [candidate, name] of Object.entries(CANDIDATES)) {
			rows[name] = await measure(candidate as N8nCandidate, items, folder);
		}
		console.log(`\n${items.toLocaleString('en')} items`);
		console.table(rows);
	}
}

async function measure(candidate: N8nCandidate, items: number, folder: string): Promise<Row> {
	const server = await startHardServer();
	try {
		const { ms, answered, peakMb, firstError } = await runInN8n(
			candidate,
			server.url,
			items,
			folder,
		);
		const { requests, statuses } = await server.count();
		if (firstError) console.log(`${CANDIDATES[candidate]}, first of the lost: ${firstError}`);
		return {
			seconds: Math.round(ms / 100) / 10,
			'x work': Math.round((ms / leastMs(items)) * 100) / 100,
			requests,
			'429s': statuses['429'] ?? 0,
			lost: items - answered,
			'peak MB': peakMb,
		};
	} finally {
		server.stop();
	}
}

/** Work of the documents alone, shared by all workers. */
function leastMs(items: number): number {
	return (items * HARD.docMs) / HARD.workers;
}

void main();
