import { OUTLIERS, readClusters } from '../../core/calls/cluster-reply';
import { document } from '../support/sim/documents';
import { reply, Script } from '../support/sim/script';

const members = ['a', 'b', 'c', 'd'].map((text, index) => ({
	index,
	probability: null,
	text,
	entities: ['app'],
}));

const group = (cluster_id: unknown, ...places: number[]) => ({
	cluster_id,
	documents: places.map((place) => ({ doc_id: String(place), cluster_probability: 0.5 })),
});

/** Which documents are in which cluster. */
const found = (answer: Record<string, unknown>) =>
	readClusters(answer, members, 'en').map(({ clusterId, documents }) => [
		clusterId,
		documents.map(({ text }) => text).join(''),
	]);

describe('an answer with clusters', () => {
	it.each([
		['are told to be so many', 3, 'dabc'],
		['are told to be more', 4, 'dabc'],
		['are told to be fewer', 2, 'd'],
	])('has in no cluster what it names in none, unless outliers %s', (_, count, outliers) => {
		const clusters = [group(OUTLIERS, 3)];
		const rest = { outliers_count: count + 1 };
		expect(found({ clusters, ...rest })).toEqual([[OUTLIERS, outliers]]);
	});

	it('may have outliers that it only counts', () => {
		expect(found({ clusters: [group(0, 0, 1)], outliers: 2 })).toEqual([
			[0, 'ab'],
			[OUTLIERS, 'cd'],
		]);
		expect(found({ clusters: [group(0, 0, 1)], outliers: 1 })).toEqual([[0, 'ab']]);
		expect(found({ clusters: [group(0, 0, 1, 2, 3)], outliers: 4 })).toEqual([[0, 'abcd']]);
	});

	it('names a document once, and a cluster by a whole number', () => {
		const clusters = [
			group('0', 0, 1),
			group(1, 1, 2),
			group(null, 3),
			group(1.5, 3),
			group('x', 3),
		];
		expect(found({ clusters })).toEqual([
			[0, 'ab'],
			[1, 'c'],
		]);
	});
});

describe('a set that is refused', () => {
	it('tells how many characters it had', async () => {
		const script = new Script(() => reply(422, { detail: 'no' }));
		const documents = ['a', 'bb', 'c', 'd', 'e'].map((text) => document(text));
		const { outcomes } = await script.time.until(script.client().cluster(documents));
		expect(outcomes[0]).toMatchObject({
			failure: { reason: 'refused', values: { characters: 6 } },
		});
	});
});
