import type { Failure, SentorDocument } from '../../../core';
import { reply, Script, success, textsOf } from '../../support/sim/script';
import {
	judgeByMark,
	makeDocuments,
	POISON_MARK,
	shortDocuments,
} from '../../support/sim/documents';
import { simulate, tally, type SimResult } from '../../support/sim/run';
import type { SimOptions } from '../../support/sim/server';

const business: SimOptions = { quota: [{ kind: 'fixed', limit: 500 }] };
const isBad = ({ text }: SentorDocument): boolean => text.startsWith(POISON_MARK);
const crashes = (text: string): 'accept' | 'crash' =>
	text.startsWith(POISON_MARK) ? 'crash' : 'accept';

/** Every good document has a result, and none was left out of it. */
function expectGoodOnesAnswered({ report }: SimResult, documents: SentorDocument[]): void {
	const good = documents.filter((one) => !isBad(one)).length;
	expect(tally(report)['ok']).toBe(good);
}

describe('texts that crash the service', () => {
	it.each([
		[1, 66, 10],
		[5, 4.2 * 60, 5],
		[20, 25 * 60, 3],
	])(
		'(%i %% of a thousand) cost %i s at most, and no good one is lost',
		async (percent, seconds, seeds) => {
			const times: number[] = [];
			for (let seed = 701; seed < 701 + seeds; seed += 1) {
				const documents = makeDocuments({ count: 1000, poison: percent / 100, seed });
				const result = await simulate({
					documents,
					seed,
					server: { ...business, judge: crashes },
				});
				expectGoodOnesAnswered(result, documents);
				times.push(result.elapsedMs / 1000);
			}
			const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
			expect(mean).toBeLessThanOrEqual(seconds);
		},
	);

	it('are told as what they are: the service fails at this text, others pass', async () => {
		const documents = makeDocuments({ count: 300, poison: 0.02, seed: 7 });
		const { report } = await simulate({ documents, server: { ...business, judge: crashes } });
		const failures = report.outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
		expect(failures.length).toBe(documents.filter(isBad).length);
		for (const failure of failures) {
			expect(failure).toMatchObject({ code: 'rejected', reason: 'crashes', status: 500 });
		}
	});
});

describe('texts that are refused', () => {
	const atRandom = (share: number, seed: number): SentorDocument[] =>
		makeDocuments({ count: 1000, poison: share, seed });
	const allLast = (share: number, seed: number): SentorDocument[] =>
		[...atRandom(share, seed)].sort((a, b) => Number(isBad(a)) - Number(isBad(b)));

	it.each([
		[5, 0.4],
		[20, 1],
		[30, 1.2],
		[70, 1.2],
	])('(%i %% of a thousand, at random) cost %d requests a text at most', async (percent, most) => {
		const costs: number[] = [];
		for (const seed of [711, 712, 713]) {
			const documents = atRandom(percent / 100, seed);
			const result = await simulate({ documents, seed, server: { judge: judgeByMark } });
			expectGoodOnesAnswered(result, documents);
			costs.push(result.log.requests.length / 1000);
		}
		expect(Math.max(...costs)).toBeLessThanOrEqual(most);
	});

	it.each([
		[5, 0.4],
		[20, 1],
		[30, 1.2],
		[70, 1.2],
	])('(%i %% of a thousand, all last) cost %d requests a text at most', async (percent, most) => {
		const costs: number[] = [];
		for (const seed of [711, 712, 713]) {
			const documents = allLast(percent / 100, seed);
			const result = await simulate({ documents, seed, server: { judge: judgeByMark } });
			expectGoodOnesAnswered(result, documents);
			costs.push(result.log.requests.length / 1000);
		}
		expect(Math.max(...costs)).toBeLessThanOrEqual(most);
	});

	it('from the fifth request on, all of them, end the run soon, with one cause and what was answered', async () => {
		const script = new Script((request, number) =>
			number < 4 ? success(request) : reply(422, { detail: 'language not supported' }),
		);
		const answered = (): number =>
			script.requests.slice(0, 4).reduce((sum, request) => sum + textsOf(request).length, 0);
		const { outcomes } = await script.analyze(shortDocuments(1000, 200));
		expect(script.requests.length).toBeLessThanOrEqual(60);
		expect(outcomes.filter(({ ok }) => ok).length).toBe(answered());
		const rest = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
		const unsent = rest.filter(({ code }: Failure) => code !== 'rejected');
		expect(new Set(unsent.map(({ code, reason }) => `${code} ${reason}`))).toEqual(
			new Set(['config all_rejected']),
		);
	});

	it('nine times after a first answer, and then no more, cost little', async () => {
		const script = new Script((request, number) =>
			number > 0 && number < 10 ? reply(422, { detail: 'no' }) : success(request),
		);
		const report = await script.analyze(shortDocuments(500, 200));
		expect(script.requests.length).toBeLessThanOrEqual(60);
		expect(tally(report)['ok'] ?? 0).toBeGreaterThanOrEqual(480);
	});
});
