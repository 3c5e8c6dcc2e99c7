import type { SentorDocument } from '../../../core';
import { makeDocuments, shortDocuments } from '../../support/sim/documents';
import { simulate, tally } from '../../support/sim/run';
import type { SimOptions } from '../../support/sim/server';

/** Requests that the best packing needs: first fit decreasing is within a few percent of it. */
function bestPacking(documents: SentorDocument[], maxChars: number, maxDocs: number): number {
	const bins: { left: number; count: number }[] = [];
	const lengths = documents.map(({ text }) => text.length).sort((a, b) => b - a);
	for (const length of lengths) {
		let bin = bins.find(({ left, count }) => left >= length && count < maxDocs);
		if (!bin) bins.push((bin = { left: maxChars, count: 0 }));
		bin.left -= length;
		bin.count += 1;
	}
	return bins.length;
}

describe('a cap that nobody told', () => {
	const thousand = (seed: number): SentorDocument[] =>
		makeDocuments({ count: 1000, seed, sigma: 0.3 });

	/** Mean over seeds of the requests, in units of the best packing. */
	async function cost(server: SimOptions, plan: number): Promise<number> {
		const ratios: number[] = [];
		for (const seed of [731, 732, 733]) {
			const documents = thousand(seed);
			const { report, log } = await simulate({
				documents,
				seed,
				server: { ...server, quota: [{ kind: 'fixed', limit: plan }] },
			});
			expect(tally(report)).toEqual({ ok: 1000 });
			const { maxChars = Infinity, maxDocs = 50 } = server;
			ratios.push(log.requests.length / bestPacking(documents, maxChars, Math.min(50, maxDocs)));
		}
		return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
	}

	it.each([413, 422])(
		'of 1,000 characters, as on Free (told by %i), costs 1.15 times the best packing at most',
		async (capStatus) => {
			expect(await cost({ maxChars: 1000, capStatus }, 5)).toBeLessThanOrEqual(1.15);
		},
	);

	it.each([700, 1500, 3000])('of %i characters is found as well', async (maxChars) => {
		expect(await cost({ maxChars }, 60)).toBeLessThanOrEqual(1.3);
	});

	it.each([3, 8, 20])('of %i texts is found too', async (maxDocs) => {
		expect(await cost({ maxDocs }, 60)).toBeLessThanOrEqual(1.3);
	});
});

describe("the gateway's patience", () => {
	it.each([
		['10 s with 3 s a text', 10_000, 3000, 400, 60],
		['5 s with 0.5 s a text', 5000, 500, 1000, 20],
	])('(%s) is learned', async (_, gatewayMs, docMs, count, most) => {
		const found: number[] = [];
		for (const seed of [741, 742, 743]) {
			const documents = makeDocuments({ count, seed, sigma: 0.3 });
			const { report, log } = await simulate({ documents, seed, server: { gatewayMs, docMs } });
			expect(tally(report)['ok'] ?? 0).toBeGreaterThanOrEqual(count * 0.97);
			found.push(log.count(504));
		}
		expect(Math.max(...found)).toBeLessThanOrEqual(most);
	});
});

describe('a burst from Node-RED, on a lane that knows nothing yet', () => {
	it('(200 texts of 150 ms, up to 500 a request) takes 9 s on average, where the work alone takes 7.5 s', async () => {
		const times: number[] = [];
		for (let seed = 751; seed < 771; seed += 1) {
			const { report, elapsedMs } = await simulate({
				documents: shortDocuments(200, 220),
				seed,
				limits: { maxDocsPerRequest: 500 },
			});
			expect(tally(report)).toEqual({ ok: 200 });
			times.push(elapsedMs);
		}
		expect(times.reduce((sum, time) => sum + time, 0) / 20).toBeLessThanOrEqual(9000);
		expect(Math.max(...times)).toBeLessThanOrEqual(11_000);
	});
});
