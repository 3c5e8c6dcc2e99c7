/**
 * The request logic against a simulated service, in virtual time: `npx tsx bench/core.ts`.
 * Medians of five seeds beside the figures of the design study that the core was planned by.
 */
import type { Limits, SentorDocument } from '../core';
import {
	judgeByMark,
	makeDocuments,
	shortDocuments,
	standardNormal,
} from '../test/support/sim-documents';
import { simulate, type SimResult, SimWorld } from '../test/support/sim-run';
import type { QuotaWindow } from '../test/support/sim-quota';
import type { SimOptions } from '../test/support/simulated-server';
import { TICKET_SERVICE } from '../test/support/ticket-service';
import { seededRandom } from '../test/support/virtual-time';

const SEEDS = [1, 2, 3, 4, 5];

/** Requests per minute of a plan (docs, rate limits). */
const PLANS = { free: 5, starter: 60, business: 500 } as const;

interface Figures {
	seconds: number;
	requests: number;
	refused: number;
	gatewayTimeouts: number;
	lost: number;
}

interface Case {
	name: string;
	documents: (seed: number) => SentorDocument[];
	server: (seed: number) => SimOptions;
	limits?: Limits;
	/** What the study's prototype needed: seconds and requests. */
	reference?: readonly [seconds: number | undefined, requests: number];
	/** Runs before the measured one, on the same lane. */
	warmUp?: (seed: number) => SentorDocument[];
}

function quotaOf(plan: keyof typeof PLANS, seed: number): QuotaWindow[] {
	const offsetMs = 1000 * Math.floor(seededRandom(seed * 31)() * 60);
	return [{ kind: 'fixed', limit: PLANS[plan], offsetMs }];
}

function figures(
	{ report, log, elapsedMs }: Pick<SimResult, 'report' | 'log' | 'elapsedMs'>,
	documents: SentorDocument[],
): Figures {
	const isLost = (index: number): boolean =>
		!report.outcomes[index]!.ok && judgeByMark(documents[index]!.text) === 'accept';
	return {
		seconds: elapsedMs / 1000,
		requests: log.requests.length,
		refused: log.count(429),
		gatewayTimeouts: log.count(504),
		lost: documents.filter((_, index) => isLost(index)).length,
	};
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function measureSeed(
	{ documents: make, server, limits, warmUp }: Case,
	seed: number,
): Promise<Figures> {
	const documents = make(seed);
	if (!warmUp) {
		const run = {
			documents,
			server: { ...server(seed), seed },
			seed,
			...(limits ? { limits } : {}),
		};
		return figures(await simulate(run), documents);
	}
	const world = new SimWorld({ seed, server: { ...server(seed), seed } });
	await world.analyze(warmUp(seed), limits);
	await world.time.advance(90_000);
	const before = world.log.requests.length;
	const startedAt = world.time.now();
	const report = await world.analyze(documents, limits);
	const found = figures(
		{ report, log: world.log, elapsedMs: world.time.now() - startedAt },
		documents,
	);
	return { ...found, requests: found.requests - before };
}

async function measure(subject: Case): Promise<Figures> {
	const all: Figures[] = [];
	for (const seed of SEEDS) all.push(await measureSeed(subject, seed));
	const names = ['seconds', 'requests', 'refused', 'gatewayTimeouts', 'lost'] as const;
	return Object.fromEntries(
		names.map((name) => [name, median(all.map((one) => one[name]))]),
	) as unknown as Figures;
}

const REFERENCE = {
	poison: {
		free: { 10: [1.4, 2], 100: [69, 12], 1000: [594, 51], 10000: [6780, 573] },
		starter: { 10: [1.4, 2], 100: [10, 13], 1000: [53, 61], 10000: [558, 585] },
		business: { 10: [1.4, 2], 100: [10, 13], 1000: [50, 61], 10000: [450, 575] },
	},
	clean: {
		free: { 1000: [222, 22], 10000: [2400, 203] },
		starter: { 1000: [69, 23], 10000: [456, 205] },
		business: { 1000: [69, 23], 10000: [456, 205] },
	},
} as const;

function tables(kind: 'poison' | 'clean'): Case[] {
	return Object.entries(REFERENCE[kind]).flatMap(([plan, rows]) =>
		Object.entries(rows).map(([count, reference]) => ({
			name: `${plan} ${count}${kind === 'poison' ? ', 0.5 % bad' : ''}`,
			documents: (seed: number) =>
				makeDocuments({ count: Number(count), seed, poison: kind === 'poison' ? 0.005 : 0 }),
			server: (seed: number): SimOptions => ({
				quota: quotaOf(plan as keyof typeof PLANS, seed),
				errorShare: 0.01,
				judge: judgeByMark,
			}),
			reference: reference as readonly [number, number],
		})),
	);
}

/** A thousand documents on Starter, unless the case says otherwise. */
function special(
	name: string,
	reference: Case['reference'],
	server: SimOptions,
	extra: Partial<Case> = {},
): Case {
	return {
		name,
		documents: (seed) => makeDocuments({ count: 1000, seed }),
		server: (seed) => ({ quota: quotaOf('starter', seed), judge: judgeByMark, ...server }),
		...(reference ? { reference } : {}),
		...extra,
	};
}

const withPoison =
	(share: number, count = 1000) =>
	(seed: number): SentorDocument[] =>
		makeDocuments({ count, seed, poison: share });

const allBad = (seed: number): SentorDocument[] => makeDocuments({ count: 1000, seed, poison: 1 });

/** About 200 characters each, as tickets are. */
const tickets = (seed: number): SentorDocument[] => {
	const random = seededRandom(seed);
	return shortDocuments(1000, 200).map((document) => ({
		...document,
		text: document.text
			.slice(0, 60)
			.padEnd(Math.round(Math.max(60, 200 + 40 * standardNormal(random))), ' good'),
	}));
};

const SPECIAL: Case[] = [
	special('outage, 503', [54, 9], { always: { status: 503 } }),
	special('every document refused', [0.5, 9], {}, { documents: allBad }),
	special('every document crashes it', [56, 9], { judge: () => 'crash' }),
	special('wrong key', [undefined, 1], { always: { status: 401 } }),
	special('wrong address', [undefined, 1], { always: { status: 404, body: '<html></html>' } }),
	special(
		'Free, 100 a day, 8,000 documents',
		[1140, 101],
		{},
		{
			documents: (seed) => makeDocuments({ count: 8000, seed }),
			server: (seed) => ({
				quota: [...quotaOf('free', seed), { kind: 'fixed', limit: 100, everyMs: 86_400_000 }],
			}),
		},
	),
	special('5 % bad', [264, 351], {}, { documents: withPoison(0.05) }),
	special(
		'0.5 % bad, named',
		[undefined, 26],
		{ namesRefused: true },
		{ documents: withPoison(0.005) },
	),
	special('cold start 40 s, gateway 30 s', [undefined, 27], {
		coldStartMs: 40_000,
		gatewayMs: 30_000,
	}),
	special('10 s a document, 1 worker', [10_800, 624], { docMs: 10_000, workers: 1 }),
	special('1 s a document, gateway 60 s', [undefined, 51], { docMs: 1000 }),
	special('1 s a document, gateway 30 s', [undefined, 62], { docMs: 1000, gatewayMs: 30_000 }),
	special('3 s a document, gateway 60 s', [undefined, 159], { docMs: 3000 }),
	special('3 s a document, gateway 30 s', [undefined, 213], { docMs: 3000, gatewayMs: 30_000 }),
	special('1 worker', undefined, { workers: 1 }),
	special('at most 16 documents', undefined, { maxDocs: 16 }),
	special(
		'at most 1,000 characters',
		undefined,
		{ maxChars: 1000 },
		{ documents: (seed) => makeDocuments({ count: 1000, seed, sigma: 0.3 }) },
	),
	special(
		'Free, both kinds of quota',
		[600, 51],
		{ errorShare: 0.01 },
		{
			documents: withPoison(0.005),
			server: (seed) => ({
				judge: judgeByMark,
				errorShare: 0.01,
				quota: [...quotaOf('free', seed), { kind: 'bucket', limit: 5 }],
			}),
		},
	),
	special(
		'Free, bucket',
		[588, 51],
		{},
		{
			documents: withPoison(0.005),
			server: () => ({
				judge: judgeByMark,
				errorShare: 0.01,
				quota: [{ kind: 'bucket', limit: 5 }],
			}),
		},
	),
	special(
		'warm lane, 10 documents',
		[undefined, 1],
		{},
		{ warmUp: withPoison(0, 1000), documents: withPoison(0, 10) },
	),
	special(
		'warm lane, 100 documents',
		[undefined, 2],
		{},
		{ warmUp: withPoison(0, 1000), documents: withPoison(0, 100) },
	),
	special(
		'tickets, 4 workers, 60 + 15 ms',
		[8.5, 60],
		{},
		{ documents: tickets, server: () => TICKET_SERVICE },
	),
	special(
		'tickets, 60 requests in 10 s',
		[8.5, 60],
		{},
		{
			documents: tickets,
			server: () => ({ ...TICKET_SERVICE, quota: [{ kind: 'fixed', limit: 60, everyMs: 10_000 }] }),
		},
	),
];

function amount(value: number): string {
	return value >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

function ratio(found: number, reference: number | undefined): string {
	if (reference === undefined) return '';
	const share = found / reference;
	return `${share > 1.1 ? '!' : ' '}${share.toFixed(2)}`;
}

function row(name: string, found: Figures, reference: Case['reference']): string {
	const cells = [
		name.padEnd(34),
		`${amount(found.seconds)} s`.padStart(9),
		ratio(found.seconds, reference?.[0]).padStart(6),
		String(found.requests).padStart(7),
		ratio(found.requests, reference?.[1]).padStart(6),
		String(found.refused).padStart(5),
		String(found.gatewayTimeouts).padStart(5),
		String(found.lost).padStart(6),
	];
	return cells.join(' ');
}

async function main(): Promise<void> {
	const only = process.argv[2];
	console.log('Time and requests beside the design study (ratio; ! = more than 10 % worse)');
	console.log(`${'case'.padEnd(34)}      time  ratio    req.  ratio   429   504   lost`);
	for (const subject of [...tables('poison'), ...tables('clean'), ...SPECIAL]) {
		if (only && !subject.name.includes(only)) continue;
		console.log(row(subject.name, await measure(subject), subject.reference));
	}
}

void main();
