import { effectsOf, type Circumstances, type Effect } from '../../../core/analyze/answers';
import type { Group } from '../../../core/analyze/groups';
import { makeUnits, type Unit } from '../../../core/analyze/unit';
import type { Verdict } from '../../../core/wire/classify';
import { resultFor } from '../../support/sim/answer';
import { shortDocuments } from '../../support/sim/documents';

const NOW = 1000;

function unitsOf(count: number): Unit[] {
	return makeUnits(shortDocuments(count), 0, () => {});
}

function groupOf(units: Unit[], more: Partial<Group> = {}): Group {
	const base = { rest: [], full: false, hasNext: false, isAgain: false, isCanary: false };
	return { ...base, units, ...more };
}

function meaning(verdict: Verdict, group: Group, more: Partial<Circumstances> = {}): Effect[] {
	const circumstances = {
		now: NOW,
		risk: 0,
		triesAlone: 3,
		clean: (words: string) => words,
		...more,
	};
	return effectsOf(verdict, group, circumstances);
}

/** Where units go, and what is known of each then. */
function waits(
	effects: Effect[],
): { place: string; units: Unit[]; known: Partial<Unit>[]; isSplit: boolean }[] {
	return effects.flatMap((effect) =>
		effect.kind === 'waits' && effect.units.length > 0
			? [
					{
						place: effect.place,
						units: effect.units,
						known: effect.units.map((unit) => effect.known(unit)),
						isSplit: effect.isSplit,
					},
				]
			: [],
	);
}

const failed = (effects: Effect[]): string[] =>
	effects.flatMap((effect) =>
		effect.kind === 'failed' ? [`${effect.failure.code} ${effect.failure.reason}`] : [],
	);

const answered = (units: Unit[]): Verdict => ({
	kind: 'answered',
	detail: { status: 200 },
	results: units.map(({ wireId, text }) =>
		resultFor({ doc_id: wireId, doc: text, entities: ['service'] }),
	),
});
const refused = (more: Partial<Extract<Verdict, { kind: 'refused' }>> = {}): Verdict => ({
	kind: 'refused',
	detail: { status: 422, message: 'no' },
	namedPlaces: [],
	namedIds: [],
	tooLarge: false,
	...more,
});
const broken: Verdict = { kind: 'broken', why: 'server', detail: { status: 500 } };
const slow: Verdict = { kind: 'slow', detail: { status: 504 } };

describe('results', () => {
	it('settle the documents that they are of, and the others go again', () => {
		const units = unitsOf(3);
		const effects = meaning(answered(units.slice(1)), groupOf(units));
		expect(effects.filter(({ kind }) => kind === 'answered').length).toBe(2);
		expect(waits(effects)).toMatchObject([
			{ place: 'fresh', units: [units[0]], known: [{ missed: 1, suspectSince: NOW }] },
		]);
	});

	it('that leave one out twice send it alone, and fail it then', () => {
		const [unit] = unitsOf(1) as [Unit];
		const again = meaning(answered([]), groupOf([{ ...unit, missed: 1 }, ...unitsOf(2).slice(1)]));
		expect(waits(again)[0]!.known[0]).toMatchObject({ missed: 2, mostTogether: 1 });
		expect(failed(meaning(answered([]), groupOf([{ ...unit, missed: 1 }])))).toEqual([
			'missing_result missing',
		]);
		expect(failed(meaning(answered([]), groupOf([unit])))).toEqual([]);
	});

	it('of a part of a bad group make the rest bad without having been sent', () => {
		const units = unitsOf(6);
		const rest = units.slice(2);
		const effects = meaning(answered(units.slice(0, 2)), groupOf(units.slice(0, 2), { rest }));
		expect(waits(effects)).toMatchObject([{ place: 'suspects', units: rest }]);
	});
});

describe('a refusal', () => {
	it('fails one that is alone, and those that it names', () => {
		const units = unitsOf(3);
		expect(failed(meaning(refused(), groupOf(units.slice(0, 1))))).toEqual(['rejected refused']);
		for (const named of [{ namedPlaces: [1] }, { namedIds: [units[1]!.wireId] }]) {
			const effects = meaning(refused(named), groupOf(units));
			expect(failed(effects).length).toBe(1);
			expect(waits(effects)).toMatchObject([{ place: 'fresh', units: [units[0], units[2]] }]);
		}
	});

	it('of several makes them suspects, and what was left out of their group free again', () => {
		const units = unitsOf(6).map((unit) => ({ ...unit, suspectSince: 5 }));
		const [part, rest] = [units.slice(0, 2), units.slice(2)];
		const places = waits(meaning(refused(), groupOf(part, { rest })));
		expect(places).toMatchObject([
			{
				place: 'suspects',
				units: part,
				known: part.map(() => ({ suspectSince: 5 })),
				isSplit: true,
			},
			{ place: 'fresh', units: rest, known: rest.map(() => ({ suspectSince: undefined })) },
		]);
	});

	it('that is put down to the size sends them in halves, without a word against them', () => {
		const units = unitsOf(5);
		const blame = { characters: {}, documents: {} } as never;
		const [place] = waits(meaning(refused(), groupOf(units), { blame }));
		expect(place).toMatchObject({ place: 'fresh', units, isSplit: true });
		for (const known of place!.known) expect(known).toEqual({ blame, mostTogether: 3 });
	});
});

describe('a stumble', () => {
	it('is tried again as it was, once, and makes suspects then', () => {
		const units = unitsOf(4);
		expect(waits(meaning(broken, groupOf(units)))).toMatchObject([
			{ place: 'again', units, known: units.map(() => ({ suspectSince: NOW })) },
		]);
		expect(waits(meaning(broken, groupOf(units, { isAgain: true })))).toMatchObject([
			{ place: 'suspects', units },
		]);
	});

	it('makes suspects at once of what was likely to hold a bad one', () => {
		const units = unitsOf(4);
		expect(waits(meaning(broken, groupOf(units), { risk: 0.31 }))[0]!.place).toBe('suspects');
		expect(waits(meaning(broken, groupOf(units), { risk: 0.3 }))[0]!.place).toBe('again');
		const part = groupOf(units.slice(0, 2), { rest: units.slice(2) });
		expect(waits(meaning(broken, part)).map(({ place }) => place)).toEqual(['fresh', 'suspects']);
	});

	it('over a single document is tried at the end, until others were answered meanwhile', () => {
		const [unit] = unitsOf(1) as [Unit];
		const at = (failedAlone: number, more: Partial<Circumstances>): Effect[] =>
			meaning(broken, groupOf([{ ...unit, failedAlone }]), more);
		expect(waits(at(0, { fault: 'documents' }))).toMatchObject([
			{ place: 'late', known: [{ failedAlone: 1, suspectSince: NOW }] },
		]);
		expect(failed(at(1, { fault: 'documents' }))).toEqual([]);
		expect(failed(at(2, { fault: 'documents' }))).toEqual(['rejected crashes']);
		expect(failed(at(2, { fault: 'documents', triesAlone: 4 }))).toEqual([]);
		expect(failed(at(3, { fault: 'service' }))).toEqual([]);
		expect(failed(at(4, { fault: 'service' }))).toEqual(['unavailable server']);
		expect(failed(at(2, { fault: 'unknown' }))).toEqual(['unavailable server']);
	});
});

describe('a stumble that is not the application', () => {
	it('is never put down to a document while nothing else is answered', () => {
		const [unit] = unitsOf(1) as [Unit];
		const group = groupOf([{ ...unit, failedAlone: 9 }]);
		const verdict: Verdict = { kind: 'broken', why: 'server', detail: { status: 503 } };
		expect(failed(meaning(verdict, group, { fault: 'service' }))).toEqual([]);
		expect(failed(meaning(verdict, group, { fault: 'documents' }))).toEqual(['rejected crashes']);
	});
});

describe('a time-out', () => {
	it('makes smaller requests of several', () => {
		const units = unitsOf(5);
		expect(waits(meaning(slow, groupOf(units)))).toMatchObject([
			{ place: 'fresh', units, known: units.map(() => ({ suspectSince: NOW, mostTogether: 3 })) },
		]);
	});

	it('fails a single document the third time', () => {
		const [unit] = unitsOf(1) as [Unit];
		expect(waits(meaning(slow, groupOf([{ ...unit, failedAlone: 1 }])))[0]).toMatchObject({
			place: 'late',
			known: [{ failedAlone: 2 }],
		});
		expect(failed(meaning(slow, groupOf([{ ...unit, failedAlone: 2 }])))).toEqual([
			'too_slow short_text',
		]);
	});
});

describe('a 429', () => {
	it('costs no attempt, and leaves a group as it was', () => {
		const units = unitsOf(4).map((unit) => ({ ...unit, attempts: 2 }));
		const verdict: Verdict = { kind: 'rate_limited', detail: { status: 429 } };
		const known = units.map(() => ({ attempts: 1 }));
		expect(waits(meaning(verdict, groupOf(units)))).toMatchObject([
			{ place: 'fresh', units, known },
		]);
		expect(waits(meaning(verdict, groupOf(units, { isAgain: true })))[0]!.place).toBe('again');
		const part = groupOf(units.slice(0, 2), { rest: units.slice(2) });
		expect(waits(meaning(verdict, part))).toMatchObject([
			{ place: 'suspects', units, known: [{ attempts: 1 }, { attempts: 1 }, {}, {}] },
		]);
	});
});

describe('a refusal that names a long text among others', () => {
	const units = unitsOf(2);
	const named = (detail: { status: number; message?: string }, more = {}) =>
		meaning(refused({ detail, namedPlaces: [0], ...more }), groupOf(units), { unsuspected: 10 });

	it.each([
		['says nothing', named({ status: 422 })],
		['speaks of a length', named({ status: 422, message: 'Text too long' })],
		['is for the size', named({ status: 413, message: 'no' }, { tooLarge: true })],
	])('has it asked for alone where it %s', (_, effects) => {
		expect(failed(effects)).toEqual([]);
		expect(waits(effects)[0]).toMatchObject({ units: [units[0]], known: [{ mostTogether: 1 }] });
	});

	it('fails it where it speaks of something else', () => {
		expect(failed(named({ status: 422, message: 'no' }))).toEqual(['rejected refused']);
	});
});

describe('part of a bad group at which the service stumbles', () => {
	it.each([1, 2])('is suspect at once, and the %d others are free', (count) => {
		const units = unitsOf(4);
		const rest = units.slice(2, 2 + count);
		expect(waits(meaning(broken, groupOf(units.slice(0, 2), { rest })))).toMatchObject([
			{ place: 'fresh', units: rest, known: rest.map(() => ({ suspectSince: undefined })) },
			{ place: 'suspects', units: units.slice(0, 2), known: [{ suspectSince: NOW }, {}] },
		]);
	});
});
