import {
	judgeByMark,
	makeDocuments,
	POISON_MARK,
	type DocumentSet,
} from '../../test/support/sim/documents';
import type { QuotaWindow } from '../../test/support/sim/quota';
import type { SimOptions } from '../../test/support/sim/server';
import type { SentorDocument } from '../../core';

/** Requests per minute of a plan (docs, rate limits); 0 for a key without a limit. */
export const PLANS = { free: 5, starter: 60, growth: 200, business: 500, unlimited: 0 } as const;

export type PlanName = keyof typeof PLANS;

/** A service that behaves in one way, and the documents that show it. */
export interface Service {
	name: string;
	server?: SimOptions;
	documents?: Partial<DocumentSet>;
	/** Of the quota, where it is no fixed window of a minute as the plan has it. */
	quota?: Partial<QuotaWindow>;
}

const crashByMark = (text: string): 'accept' | 'crash' =>
	text.startsWith(POISON_MARK) ? 'crash' : 'accept';

/**
 * The twelve services of the table. Unless they say otherwise: 220 characters a text on average,
 * 150 ms for such a text, four workers, a gateway that waits 60 s, a window of a minute.
 */
export const SERVICES: Service[] = [
	{ name: 'plain' },
	{ name: 'quick', server: { docMs: 15 } },
	{ name: 'one-worker', server: { docMs: 1000, workers: 1 } },
	{ name: 'gateway-29s', server: { docMs: 1000, gatewayMs: 29_000 } },
	{ name: 'bucket', quota: { kind: 'bucket' } },
	{ name: 'cap-8-docs', server: { maxDocs: 8 } },
	// No single text is longer than the cap, so that all can be answered.
	{ name: 'cap-1000-chars', server: { maxChars: 1000 }, documents: { sigma: 0.3 } },
	{ name: 'refuses-1%', server: { judge: judgeByMark }, documents: { poison: 0.01 } },
	{ name: 'crashes-1%', server: { judge: crashByMark }, documents: { poison: 0.01 } },
	{ name: '5xx-5%', server: { errorShare: 0.05 } },
	{ name: 'slow-spell', server: { slowSpell: { fromMs: 10_000, toMs: 40_000, factor: 10 } } },
	{ name: 'cold-start', server: { coldStartMs: 40_000, gatewayMs: 30_000 } },
];

/** Further ones, measured only when they are asked for. */
export const MORE_SERVICES: Service[] = [
	...[5, 20].flatMap((percent) => [
		{
			name: `refuses-${percent}%`,
			server: { judge: judgeByMark },
			documents: { poison: percent / 100 },
		},
		{
			name: `crashes-${percent}%`,
			server: { judge: crashByMark },
			documents: { poison: percent / 100 },
		},
	]),
	{ name: '10s-a-text', server: { docMs: 10_000, workers: 1 } },
];

/** What one run is made of. */
export interface Cell {
	plan: PlanName;
	count: number;
	service: Service;
}

/** The server of a cell; its seed decides every draw of it. */
export function serverOf({ plan, service }: Cell, seed: number): SimOptions {
	const limit = PLANS[plan];
	const quota: QuotaWindow[] = limit === 0 ? [] : [{ kind: 'fixed', limit, ...service.quota }];
	return { ...service.server, quota, seed };
}

/** The documents of a cell. */
export function documentsOf({ count, service }: Cell, seed: number): SentorDocument[] {
	return makeDocuments({ ...service.documents, count, seed });
}
