import { batchOf, Groups, type Bounds } from '../../../core/analyze/groups';
import { see } from '../../../core/analyze/experience';
import { makeUnits, type Unit } from '../../../core/analyze/unit';
import { document, shortDocuments } from '../../support/sim/documents';

const WIDE: Bounds = {
	weight: Infinity,
	characters: Infinity,
	documents: 50,
	text: Infinity,
	lanes: 1,
	piece: 0,
};

const unitsOf = (count: number, chars = 40): Unit[] =>
	makeUnits(shortDocuments(count, chars), 0, () => {});

function waiting(units: Unit[]): Groups {
	return new Groups('en', units);
}

describe('the next group', () => {
	it('is packed in order, up to each bound', () => {
		const units = unitsOf(20, 100);
		expect(waiting(units).take({ ...WIDE, documents: 7 })!.units).toEqual(units.slice(0, 7));
		expect(waiting(units).take({ ...WIDE, characters: 350 })!.units).toEqual(units.slice(0, 3));
		expect(waiting(units).take({ ...WIDE, weight: 5 * 164 })!.units).toEqual(units.slice(0, 5));
	});

	it('looks ahead of a text that does not fit, and leaves it in front', () => {
		const [a, long, b, c] = makeUnits(
			['a', 'x'.repeat(900), 'b', 'c'].map((text) => document(text.padEnd(200, '.'))),
			0,
			() => {},
		) as [Unit, Unit, Unit, Unit];
		const groups = waiting([a, long, b, c]);
		expect(groups.take({ ...WIDE, characters: 600 })!.units).toEqual([a, b, c]);
		expect(groups.take({ ...WIDE, characters: 600 })!.units).toEqual([long]);
		expect(groups.isEmpty).toBe(true);
	});

	it('looks at fifty for one that still fits, and no further, also when more were put back', () => {
		const short = unitsOf(52, 200);
		const long = unitsOf(54, 900);
		const groups = waiting([short[50]!, ...long, short[51]!]);
		groups.put(short.slice(0, 50), 'fresh');
		expect(groups.take(WIDE)!.units).toEqual(short.slice(0, 50));
		expect(groups.take({ ...WIDE, characters: 600 })!.units).toEqual([short[50]]);
		expect(groups.take({ ...WIDE, characters: 600 })!.units).toEqual([long[0]]);
	});

	it.each([
		[48, 2],
		[49, 1],
	])('finds one that fits behind %d that do not, if it does', (between, found) => {
		const [first, last] = unitsOf(2, 200) as [Unit, Unit];
		const groups = waiting([first, ...unitsOf(between, 900), last]);
		expect(groups.take({ ...WIDE, characters: 600 })!.units).toHaveLength(found);
	});

	it('says whether it was the lane that closed it, and whether more waits', () => {
		const groups = waiting(unitsOf(60));
		expect(groups.take(WIDE)).toMatchObject({ full: true, hasNext: true });
		expect(groups.take(WIDE)).toMatchObject({ full: false, hasNext: false });
	});

	it('is an even share of the last work, but no smaller than a piece', () => {
		const share = (lanes: number, piece: number): number =>
			waiting(unitsOf(40)).take({ ...WIDE, lanes, piece })!.units.length;
		expect(share(4, 0)).toBe(10);
		expect(share(4, 20 * 104)).toBe(20);
		expect(share(1, 0)).toBe(40);
		expect(waiting(unitsOf(40)).take({ ...WIDE, lanes: 4 })!.full).toBe(false);
	});

	it('is smaller where many are bad, and that is not put down to the lane', () => {
		const groups = waiting(unitsOf(60));
		for (let index = 0; index < 100; index++) see(groups.experience, index % 5 === 0);
		const group = groups.take(WIDE)!;
		expect(group.units.length).toBeLessThanOrEqual(5);
		expect(group.full).toBe(false);
	});

	it('keeps a document among so few as it is held to', () => {
		const units = unitsOf(10);
		units[2]!.mostTogether = 3;
		expect(waiting(units).take(WIDE)!.units).toEqual(units.slice(0, 3));
		units[2]!.mostTogether = 2;
		const groups = waiting(units);
		expect(groups.take(WIDE)!.units).not.toContain(units[2]);
		expect(groups.take(WIDE)!.units).toEqual([units[2]]);
	});

	it('is again, then suspects, then fresh, then late', () => {
		const units = unitsOf(8);
		const groups = waiting(units.slice(0, 2));
		groups.put([units[2]!], 'late');
		groups.put(units.slice(3, 5), 'suspects');
		groups.put(units.slice(5, 8), 'again');
		expect(groups.take(WIDE)).toMatchObject({ units: units.slice(5, 8), isAgain: true });
		expect(groups.take(WIDE)).toMatchObject({ units: [units[3]], rest: [units[4]] });
		expect(groups.take(WIDE)).toMatchObject({ units: units.slice(0, 2), isAgain: false });
		expect(groups.take(WIDE)).toMatchObject({ units: [units[2]] });
		expect(groups.take(WIDE)).toBeUndefined();
	});

	it('begins with what was put back', () => {
		const units = unitsOf(6);
		const groups = waiting(units.slice(0, 3));
		groups.put(units.slice(3), 'fresh');
		expect(groups.take({ ...WIDE, documents: 4 })!.units).toEqual([...units.slice(3), units[0]]);
	});

	it('of a lone suspect has no rest', () => {
		const units = unitsOf(1);
		const groups = waiting([]);
		groups.put(units, 'suspects');
		expect(groups.take(WIDE)).toMatchObject({ units, rest: [] });
	});
});

describe('what a group is to the lane', () => {
	it('is what its documents are together', () => {
		const units = [...unitsOf(1, 100), ...unitsOf(1, 300)];
		const group = waiting(units).take(WIDE)!;
		expect(batchOf(group, 0.5)).toEqual({
			weight: units[0]!.weight + units[1]!.weight,
			characters: 400,
			longest: 300,
			documents: 2,
			isPart: false,
			full: false,
			hasNext: false,
			isTest: false,
			risk: 0.5,
			suspectSince: undefined,
			blame: undefined,
		});
		units[0]!.suspectSince = 7;
		units[1]!.suspectSince = 3;
		expect(batchOf({ ...group, rest: units }, 0)).toMatchObject({ suspectSince: 3, isTest: true });
	});
});

describe('a canary', () => {
	it('is one that never was in a failed request, from the far end', () => {
		const units = unitsOf(80);
		units[79]!.suspectSince = 1;
		const groups = waiting(units);
		expect(groups.takeCanary(WIDE)).toMatchObject({ units: [units[78]], isCanary: true });
		expect(groups.takeCanary(WIDE)!.units).toEqual([units[77]]);
	});

	it('is the last of those in front where no other is clean', () => {
		const units = unitsOf(4);
		units[3]!.suspectSince = 1;
		const groups = waiting([]);
		groups.put(units, 'fresh');
		expect(groups.takeCanary(WIDE)!.units).toEqual([units[2]]);
		expect(groups.take(WIDE)!.units).toEqual([units[0], units[1], units[3]]);
	});

	it('is else one of a company, of which nothing is known then', () => {
		for (const place of ['again', 'suspects'] as const) {
			const units = unitsOf(3).map((unit) => ({ ...unit, suspectSince: 1 }));
			const groups = waiting([]);
			groups.put(units, place);
			expect(groups.takeCanary(WIDE)!.units).toEqual([units[0]]);
			expect(groups.take(WIDE)).toMatchObject({ units: units.slice(1), isAgain: false });
		}
	});

	it('leaves a company alone where the first in front is clean', () => {
		const units = unitsOf(3);
		const groups = waiting(units.slice(0, 1));
		groups.put(units.slice(1), 'again');
		expect(groups.takeCanary(WIDE)!.units).toEqual([units[0]]);
		expect(groups.take(WIDE)).toMatchObject({ units: units.slice(1), isAgain: true });
	});

	it('is none where only late ones wait', () => {
		const groups = waiting([]);
		groups.put(unitsOf(1), 'late');
		expect(groups.takeCanary(WIDE)).toBeUndefined();
		expect(groups.isEmpty).toBe(false);
	});

	it('takes its weight out of the work that is shared', () => {
		const groups = waiting(unitsOf(41));
		groups.takeCanary(WIDE);
		expect(groups.take({ ...WIDE, lanes: 4 })!.units.length).toBe(10);
	});
});

describe('all that wait', () => {
	it('are taken out, wherever they are', () => {
		const units = unitsOf(100);
		const groups = waiting(units.slice(0, 60));
		groups.take({ ...WIDE, documents: 5 });
		groups.put(units.slice(60, 62), 'again');
		groups.put(units.slice(62, 65), 'suspects');
		groups.put(units.slice(65, 66), 'late');
		groups.put(units.slice(66, 70), 'fresh');
		for (const unit of units) unit.isSettled = true;
		groups.dropSettled();
		expect(groups.isEmpty).toBe(true);
		expect(groups.take(WIDE)).toBeUndefined();
	});
});

describe('what is of no use any more', () => {
	it('is taken out wherever it waits, and the others stay as they were', () => {
		const units = unitsOf(10);
		const groups = waiting([]);
		groups.put(units.slice(0, 2), 'fresh');
		groups.put(units.slice(2, 4), 'again');
		groups.put(units.slice(4, 6), 'suspects');
		for (const unit of units.slice(6, 8)) groups.put([unit], 'late');
		groups.put(units.slice(8), 'again');
		for (const place of [0, 2, 4, 6, 8, 9]) units[place]!.isSettled = true;
		groups.dropSettled();
		expect(groups.take(WIDE)).toMatchObject({ units: [units[3]], isAgain: true });
		expect(groups.take(WIDE)).toMatchObject({ units: [units[5]] });
		expect(groups.take(WIDE)).toMatchObject({ units: [units[1]] });
		expect(groups.take(WIDE)).toMatchObject({ units: [units[7]] });
		expect(groups.take(WIDE)).toBeUndefined();
	});

	it('no longer counts as work to be shared', () => {
		const groups = waiting([]);
		const units = unitsOf(60);
		groups.put(units, 'fresh');
		for (const unit of units.slice(40)) unit.isSettled = true;
		groups.dropSettled();
		expect(groups.take({ ...WIDE, lanes: 4 })!.units.length).toBe(10);
	});
});
