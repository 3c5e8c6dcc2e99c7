import fc from 'fast-check';
import type { Limits, SentorDocument } from '../../../core';
import { document, POISON_MARK } from './documents';
import { REQUEST_FAULTS, RESULT_FAULTS } from './faults';
import { REFUSAL_FORMS } from './headers';
import type { QuotaWindow } from './quota';
import type { SimOptions, Verdict } from './server';

/** Marks by which {@link judgeMarks} knows a document. */
const MARKS: Record<Exclude<Verdict, 'accept'>, string> = {
	refuse: POISON_MARK,
	crash: '##',
	cut: '~~',
};

/** What the simulated server does to a marked document. */
export function judgeMarks(text: string): Verdict {
	const found = Object.entries(MARKS).find(([, mark]) => text.startsWith(mark));
	return found ? (found[0] as Verdict) : 'accept';
}

/** One drawn document; the place in the list makes the text its own, `twin` makes it a repetition. */
interface DrawnDocument {
	chars: number;
	verdict: Verdict;
	language: 'en' | 'nl' | undefined;
	entities: string[];
	id: string | undefined;
	twin: number | undefined;
}

function drawnDocument(verdicts: fc.Arbitrary<Verdict>): fc.Arbitrary<DrawnDocument> {
	return fc.record({
		chars: fc.oneof(
			{ weight: 9, arbitrary: fc.integer({ min: 5, max: 400 }) },
			fc.integer({ min: 400, max: 6000 }),
		),
		verdict: verdicts,
		language: fc.constantFrom('en' as const, undefined, 'nl' as const),
		entities: fc.constantFrom(['service'], ['price', 'delivery'], ['delivery', 'price']),
		id: fc.constantFrom(undefined, 'ticket', '0', '1', '__proto__', ' '),
		twin: fc.option(fc.nat(), { freq: 6, nil: undefined }),
	});
}

function build(drawn: DrawnDocument[]): SentorDocument[] {
	const documents: SentorDocument[] = [];
	for (const [place, { chars, verdict, language, entities, id, twin }] of drawn.entries()) {
		const mark = verdict === 'accept' ? '' : MARKS[verdict];
		const own = document(`${mark}${place}.`.padEnd(chars, 'good service.'), {
			entities: [...entities],
			...(language ? { language } : {}),
		});
		const earlier = twin === undefined || place === 0 ? own : documents[twin % place]!;
		documents.push({
			...earlier,
			entities: [...earlier.entities],
			...(id === undefined ? {} : { id }),
		});
		if (id === undefined) delete documents[place]!.id;
	}
	return documents;
}

/** Lists of documents of every length, with repetitions, two languages and odd ids. */
export function documentLists(
	verdicts: fc.Arbitrary<Verdict>,
	maxLength = 60,
): fc.Arbitrary<SentorDocument[]> {
	return fc.array(drawnDocument(verdicts), { maxLength }).map(build);
}

/** Mostly good documents, some that the server cannot take. */
export const mixedVerdicts: fc.Arbitrary<Verdict> = fc.oneof(
	{ weight: 12, arbitrary: fc.constant<Verdict>('accept') },
	fc.constantFrom<Verdict>('refuse', 'crash', 'cut'),
);

const second = fc.integer({ min: 0, max: 59 }).map((seconds) => seconds * 1000);

/** Plans: nothing, a fixed minute, a bucket. */
export const minuteQuotas: fc.Arbitrary<QuotaWindow[]> = fc
	.tuple(
		fc.constantFrom('none', 'fixed', 'bucket'),
		fc.constantFrom(1, 2, 3, 5, 8, 20, 60, 500),
		second,
	)
	.map(([kind, limit, offsetMs]) =>
		kind === 'none' ? [] : [{ kind, limit, offsetMs } as QuotaWindow],
	);

/** Plans with a day's limit besides. */
const dayQuotas: fc.Arbitrary<QuotaWindow[]> = fc
	.tuple(minuteQuotas, fc.integer({ min: 3, max: 60 }))
	.map(([minute, limit]) => [...minute, { kind: 'fixed', limit, everyMs: 86_400_000 }]);

/** Servers that do nothing wrong, of every speed. */
export const calmServers: fc.Arbitrary<SimOptions> = fc.record({
	seed: fc.nat(9999),
	workers: fc.integer({ min: 1, max: 4 }),
	docMs: fc.constantFrom(1, 15, 150, 1000),
	requestMs: fc.constantFrom(0, 60, 1000),
	slowdown: fc.constantFrom(0, 0.5),
	quota: minuteQuotas,
	headerStyle: fc.constantFrom('canonical', 'lower', 'upper', 'array'),
	refusalForm: fc.constantFrom(...REFUSAL_FORMS),
	successStatus: fc.constantFrom(200, 201),
	namesRefused: fc.boolean(),
	maxDocs: fc.constantFrom(Infinity, Infinity, 16, 3),
	maxChars: fc.constantFrom(Infinity, Infinity, 6000),
	capStatus: fc.constantFrom(413, 422, 400),
	judge: fc.constant(judgeMarks),
});

/** A clock that the headers do not fit; without a `Date` only a gap that no minute can hide. */
const clocks = fc.oneof(
	fc.record({
		dateHeader: fc.constant(true),
		skewMs: fc.constantFrom(0, -400, 700, 600_000, 90_000, -3_600_000),
	}),
	fc.record({ dateHeader: fc.constant(false), skewMs: fc.constantFrom(0, 90_000, -3_600_000) }),
);

/** Servers with everything that can go wrong. */
export const chaoticServers: fc.Arbitrary<SimOptions> = fc
	.tuple(
		calmServers,
		clocks,
		fc.record({
			quota: fc.oneof({ weight: 4, arbitrary: minuteQuotas }, dayQuotas),
			docMs: fc.constantFrom(1, 150, 1000, 15_000),
			gatewayMs: fc.constantFrom(5_000, 30_000, 60_000, Infinity),
			errorShare: fc.constantFrom(0, 0, 0.05, 0.4),
			faults: fc.array(fc.option(fc.constantFrom(...REQUEST_FAULTS), { freq: 2 }), {
				maxLength: 30,
			}),
			resultFaults: fc.array(fc.option(fc.constantFrom(...RESULT_FAULTS), { freq: 2 }), {
				maxLength: 30,
			}),
			toldShare: fc.constantFrom(1, 1, 0.5, 0),
			silentAnswers: fc.constantFrom(0, 0, 3),
			otherPerMinute: fc.constantFrom(0, 0, 4, 60),
			heedsSignal: fc.boolean(),
			coldStartMs: fc.constantFrom(0, 0, 40_000),
			slowSpell: fc.constantFrom(undefined, { fromMs: 2_000, toMs: 60_000, factor: 15 }),
			maxDocs: fc.constantFrom(Infinity, Infinity, 16, 1),
			maxChars: fc.constantFrom(Infinity, Infinity, 1000),
		}),
	)
	.map(([calm, clock, { faults, resultFaults, ...chaos }]) => ({
		...calm,
		...clock,
		...chaos,
		faults: faults.map((fault) => fault ?? undefined),
		resultFaults: resultFaults.map((fault) => fault ?? undefined),
	}));

/** Bounds as a host may set them. */
export const limits: fc.Arbitrary<Limits> = fc.record(
	{
		maxDocsPerRequest: fc.constantFrom(1, 2, 10, 50),
		maxCharsPerRequest: fc.constantFrom(0, 50, 1000),
		maxConcurrency: fc.constantFrom(1, 2, 4),
		timeoutMs: fc.constantFrom(10_000, 120_000),
		maxWaitMs: fc.constantFrom(30_000, 600_000),
		requestsPerMinute: fc.constantFrom(0, 30),
	},
	{ requiredKeys: [] },
);
