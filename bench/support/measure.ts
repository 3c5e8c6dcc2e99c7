import { createSentorClient } from '../../core';
import { POISON_MARK } from '../../test/support/sim/documents';
import { freshQuotaKey } from '../../test/support/sim/run';
import { SimulatedServer } from '../../test/support/sim/server';
import { VirtualTime } from '../../test/support/sim/virtual-time';
import { Reference } from './reference';
import { documentsOf, serverOf, type Cell } from './services';

/** What one run, or the reference of the same seed, came to. */
export interface Figures {
	seconds: number;
	requests: number;
}

/** One run beside its reference. */
export interface Run extends Figures {
	/** 429s. */
	refused: number;
	/** 504s, and requests that we gave up. */
	timeouts: number;
	/** Documents that could have been answered and were not. */
	lost: number;
	best: Figures;
}

/** A world in which a run begins at some second of the minute. */
async function worldOf(
	cell: Cell,
	seed: number,
): Promise<{ time: VirtualTime; server: SimulatedServer }> {
	const time = new VirtualTime({ seed });
	await time.advance(Math.floor(time.random() * 60_000));
	return { time, server: new SimulatedServer(time, serverOf(cell, seed)) };
}

/** One run of the core. */
export async function measureRun(cell: Cell, seed: number): Promise<Run> {
	const documents = documentsOf(cell, seed);
	const { time, server } = await worldOf(cell, seed);
	const client = createSentorClient({
		transport: server.transport,
		clock: time.clock,
		quotaKey: freshQuotaKey(),
	});
	const startedAt = time.now();
	const { outcomes } = await time.until(client.analyze(documents));
	const isLost = (index: number): boolean =>
		!outcomes[index]!.ok && !documents[index]!.text.startsWith(POISON_MARK);
	return {
		seconds: (time.now() - startedAt) / 1000,
		requests: server.log.requests.length,
		refused: server.log.count(429),
		timeouts: server.log.count(504) + server.log.count('timeout'),
		lost: documents.filter((_, index) => isLost(index)).length,
		best: await measureBest(cell, seed),
	};
}

/** Share of the gateway's patience that the reference uses at most: the time of a text varies. */
const USE_OF_PATIENCE = 0.7;
/** Into so many rounds of equal requests it cuts the work, to see which is quickest. */
const ROUNDS = [1, 2, 4, 8];

/** The least time and the fewest requests of the reference, over requests of several lengths. */
async function measureBest(cell: Cell, seed: number): Promise<Figures> {
	const { gatewayMs = 60_000, docMs = 150, workers = 4 } = serverOf(cell, seed);
	const patience = USE_OF_PATIENCE * gatewayMs;
	const chars = documentsOf(cell, seed).reduce((sum, { text }) => sum + text.length, 0);
	const workMs = (docMs * chars) / 220 / Math.min(4, workers);
	const shorter = ROUNDS.map((rounds) => (1.02 * workMs) / rounds).filter((ms) => ms < patience);
	const longest = Math.min(patience, (50 * 3 * docMs * 220) / 220);
	const runs: Figures[] = [];
	for (const budgetMs of [patience, ...shorter.filter((ms) => ms < longest)]) {
		runs.push(await measureReference(cell, seed, budgetMs));
	}
	return {
		seconds: Math.min(...runs.map(({ seconds }) => seconds)),
		requests: Math.min(...runs.map(({ requests }) => requests)),
	};
}

async function measureReference(cell: Cell, seed: number, budgetMs: number): Promise<Figures> {
	const texts = documentsOf(cell, seed).map(({ text }) => text);
	const { time, server } = await worldOf(cell, seed);
	const known = {
		server: serverOf(cell, seed),
		badShare: cell.service.documents?.poison ?? 0,
		crashes: cell.service.name.startsWith('crashes'),
		budgetMs,
	};
	const reference = new Reference(time, server, known, texts);
	const startedAt = time.now();
	await time.until(reference.run());
	const bad = texts.filter((text) => text.startsWith(POISON_MARK)).length;
	if (reference.answered !== texts.length - bad) {
		throw new Error(`the reference lost documents: ${reference.answered} of ${texts.length - bad}`);
	}
	return { seconds: (time.now() - startedAt) / 1000, requests: reference.requests };
}
