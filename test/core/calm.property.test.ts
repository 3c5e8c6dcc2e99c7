import fc from 'fast-check';
import { calmServers, documentLists, judgeMarks } from '../support/sim/arbitraries';
import {
	checkBlame,
	checkNothingSentAgain,
	checkOutcomes,
	documentKey,
} from '../support/sim/checks';
import { simulate, tally } from '../support/sim/run';
import type { SentorDocument } from '../../core';

/** Runs of each property. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 400);

jest.setTimeout(60_000 + 20 * RUNS);

/** At most three bad documents: fewer than it takes to look like a service that is down. */
const fewBad = documentLists(
	fc.constantFrom('accept', 'accept', 'accept', 'accept', 'refuse', 'crash'),
	60,
).map((documents) => {
	const bad = [
		...new Set(documents.filter(({ text }) => judgeMarks(text) !== 'accept').map(documentKey)),
	];
	return documents.filter((document) => !bad.slice(3).includes(documentKey(document)));
});

const good = documentLists(fc.constant('accept'));

const isAcceptable = ({ text }: SentorDocument): boolean => judgeMarks(text) === 'accept';

describe('a service that works', () => {
	it('answers every document that it can take, and the others fail alone', async () => {
		await fc.assert(
			fc.asyncProperty(fewBad, calmServers, fc.nat(9999), async (documents, server, seed) => {
				const { report, log } = await simulate({ documents, server, seed });
				checkOutcomes(documents, report);
				checkBlame(documents, report, log);
				checkNothingSentAgain(log);
				const wrong = documents.filter(
					(document, index) => report.outcomes[index]!.ok !== isAcceptable(document),
				);
				expect(wrong).toEqual([]);
			}),
			{ numRuns: RUNS },
		);
	});

	it('never has to refuse a request for the quota', async () => {
		await fc.assert(
			fc.asyncProperty(fewBad, calmServers, fc.nat(9999), async (documents, server, seed) => {
				const { log } = await simulate({ documents, server, seed });
				expect(log.count(429)).toBe(0);
			}),
			{ numRuns: RUNS },
		);
	});

	it('gives the same answers in whatever order the documents come', async () => {
		const shuffled = good.chain((documents) =>
			fc.tuple(
				fc.constant(documents),
				fc.shuffledSubarray([...documents.keys()], { minLength: documents.length }),
			),
		);
		await fc.assert(
			fc.asyncProperty(shuffled, calmServers, async ([documents, order], server) => {
				const straight = await simulate({ documents, server });
				const permuted = await simulate({
					documents: order.map((index) => documents[index]!),
					server,
				});
				const label = (outcomes: typeof straight.report.outcomes, index: number): unknown => {
					const outcome = outcomes[index]!;
					return (
						outcome.ok && [
							outcome.result.sentiment,
							outcome.result.documentId,
							outcome.result.sentences,
						]
					);
				};
				order.forEach((index, place) => {
					expect(label(permuted.report.outcomes, place)).toEqual(
						label(straight.report.outcomes, index),
					);
				});
			}),
			{ numRuns: RUNS / 4 },
		);
	});

	it('gets the same requests when a document is handed in twice', async () => {
		await fc.assert(
			fc.asyncProperty(good, calmServers, fc.nat(), async (documents, server, twin) => {
				fc.pre(documents.length > 0);
				const once = await simulate({ documents, server });
				const twice = await simulate({
					documents: [...documents, documents[twin % documents.length]!],
					server,
				});
				const bodies = ({ log }: typeof once): unknown[] =>
					log.requests.map(({ request }) => request.body);
				expect(bodies(twice)).toEqual(bodies(once));
				expect(tally(twice.report)).toEqual({ ok: documents.length + 1 });
			}),
			{ numRuns: RUNS / 4 },
		);
	});
});
