import { createSentorClient, type SentorDocument } from '../../core';
import { checkNothingSentAgain, checkOutcomes } from '../support/sim/checks';
import { document, shortDocuments } from '../support/sim/documents';
import { freshQuotaKey, SimWorld, tally } from '../support/sim/run';

const plan = (limit: number): { quota: { kind: 'fixed'; limit: number }[] } => ({
	quota: [{ kind: 'fixed', limit }],
});

/** Documents that no other run has. */
function own(name: string, count: number): SentorDocument[] {
	return shortDocuments(count, 300).map((one) => ({ ...one, text: `${name} ${one.text}` }));
}

describe('runs of one key', () => {
	it('never pass the quota together, however many there are', async () => {
		const world = new SimWorld({ server: plan(6) });
		const runs = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
			documents: own(name, 40),
			client: world.client({ maxDocsPerRequest: 8 }),
		}));
		const reports = await world.time.until(
			Promise.all(runs.map(({ client, documents }) => client.analyze(documents))),
		);
		reports.forEach((report, index) => {
			checkOutcomes(runs[index]!.documents, report);
			expect(tally(report)).toEqual({ ok: 40 });
		});
		expect(world.log.count(429)).toBe(0);
		checkNothingSentAgain(world.log);
	});

	it('share their slots: no more in flight together than one may have', async () => {
		const world = new SimWorld({ server: { docMs: 500 } });
		const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map(
			async (name) => await world.client().analyze(own(name, 100)),
		);
		await world.time.until(Promise.all(runs));
		expect(Math.max(...world.log.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(4);
	});

	it('share what was learnt of the size: ten documents are one request, a hundred are two', async () => {
		const world = new SimWorld();
		await world.analyze(own('teach', 1000));
		const count = async (documents: SentorDocument[]): Promise<number> => {
			const before = world.log.requests.length;
			await world.analyze(documents);
			return world.log.requests.length - before;
		};
		expect(await count(own('ten', 10))).toBe(1);
		expect(await count(own('hundred', 100))).toBe(2);
	});

	it('share a 429', async () => {
		const world = new SimWorld({ server: { ...plan(1), toldShare: 0 } });
		await world.analyze([document('a')]);
		const reports = await world.time.until(
			Promise.all(
				['b', 'c', 'd'].map(
					async (name) => await world.client({ maxWaitMs: 3_600_000 }).analyze([document(name)]),
				),
			),
		);
		expect(reports.map(tally)).toEqual([{ ok: 1 }, { ok: 1 }, { ok: 1 }]);
		expect(world.log.count(429)).toBeLessThanOrEqual(6);
	});

	it('each get their turn: a short run does not wait for the end of a long one', async () => {
		const world = new SimWorld({ server: plan(5) });
		const long = world.client().analyze(own('long', 2000));
		await world.time.advance(30_000);
		const startedAt = world.time.now();
		await world.time.until(world.client().analyze([document('short')]));
		expect(world.time.now() - startedAt).toBeLessThanOrEqual(130_000);
		await world.time.until(long);
	});
});

describe('runs of different keys', () => {
	it('do not wait for each other', async () => {
		const world = new SimWorld({ server: { docMs: 1, ...plan(1) } });
		await world.analyze([document('a')]);
		const startedAt = world.time.now();
		const other = new SimWorld({ server: { docMs: 1 } });
		expect(tally(await other.analyze([document('b')]))).toEqual({ ok: 1 });
		const client = world.client({ maxWaitMs: 1 }, freshQuotaKey());
		const report = await world.time.until(client.analyze([document('c')]));
		// The server refuses it, but the core has sent it at once: nothing was known of this key.
		expect(report.stats.requests).toBe(1);
		expect(world.log.requests.at(-1)!.sentAt - startedAt).toBeLessThan(1);
	});

	it('and clients without a key share with nobody', async () => {
		const world = new SimWorld({ server: plan(1) });
		const clients = [1, 2].map(() =>
			createSentorClient({
				transport: world.server.transport,
				clock: world.time.clock,
				limits: { maxWaitMs: 1 },
			}),
		);
		await world.time.until(clients[0]!.analyze([document('a')]));
		const { stats } = await world.time.until(clients[1]!.analyze([document('b')]));
		expect(stats).toMatchObject({ requests: 1, rateLimited: 1 });
	});

	it('are remembered for many keys, and one that is in use is never forgotten', async () => {
		const world = new SimWorld({ server: plan(2) });
		const long = world.client().analyze(own('long', 60));
		await world.time.advance(1000);
		for (let index = 0; index < 120; index++) world.client({}, freshQuotaKey());
		const short = world.client().analyze([document('short')]);
		await world.time.until(Promise.all([long, short]));
		expect(world.log.count(429)).toBe(0);
	});
});
