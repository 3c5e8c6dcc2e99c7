import { clusterDocuments } from '../../sandbox/src/clustering/cluster';
import { closeSandboxes, post, sandboxWith, type CallOptions } from './support/calls';

afterEach(closeSandboxes);

/** Three topics, and one document about nothing that the others speak of. */
const TOPICS = {
	delivery: [
		'The courier left my parcel in the rain.',
		'My parcel is late, where is the courier?',
		'The courier never rang, and the parcel is gone.',
		'Parcel damaged by the courier.',
	],
	login: [
		'I cannot log in, the password reset link is broken.',
		'The password reset email never comes.',
		'Password reset fails with the new login page.',
		'Reset my password please, login is blocked.',
	],
	coffee: [
		'The espresso machine leaks water.',
		'Water runs out of the espresso machine.',
		'My espresso machine makes no steam, only water.',
	],
	other: ['Purple elephants dance at midnight.'],
};
const TEXTS = Object.values(TOPICS).flat();
const DOCUMENTS = TEXTS.map((text, place) => ({ doc_id: `d${place}`, text, entities: [] }));

interface WireCluster {
	cluster_id: number;
	document_count: number;
	documents: { doc_id: string; text: string; entities: string[]; cluster_probability: number }[];
	top_words: string[];
}

async function clusterWith(body: object, options = {}, call: CallOptions = {}) {
	return post(await sandboxWith(options), '/predicts/cluster', body, call);
}

const textsOf = (cluster: WireCluster | undefined) =>
	cluster?.documents.map((document) => document.text).sort();

describe('a clustering', () => {
	it('puts together what shares vocabulary, and the rest among the outliers', async () => {
		const { status, json } = await clusterWith({ documents: DOCUMENTS, n_clusters: 3 });
		expect(status).toBe(200);
		const clusters: WireCluster[] = json.clusters;
		const groups = clusters.filter((cluster) => cluster.cluster_id >= 0).map(textsOf);
		expect(groups).toEqual([
			[...TOPICS.delivery].sort(),
			[...TOPICS.login].sort(),
			[...TOPICS.coffee].sort(),
		]);
		expect(textsOf(clusters.find((cluster) => cluster.cluster_id === -1))).toEqual(TOPICS.other);
	});

	it('has the shape of the API', async () => {
		const { json } = await clusterWith({ documents: DOCUMENTS, n_clusters: 3 });
		expect(json).toMatchObject({
			total_documents: 12,
			total_clusters: 3,
			min_clusters: 2,
			outliers_count: 1,
			clustering_method: expect.any(String),
			language: 'en',
		});
		expect(json.clusters[1]).toMatchObject({ cluster_id: 0, document_count: 4 });
		expect(json.clusters[1].top_words).toEqual(expect.arrayContaining(['courier', 'parcel']));
		expect(json.clusters[1].documents[0]).toEqual({
			doc_id: 'd0',
			text: TEXTS[0],
			entities: [],
			cluster_probability: expect.any(Number),
		});
	});

	it('holds every document once, with a probability from 0 to 1', async () => {
		const { json } = await clusterWith({ documents: DOCUMENTS });
		const clusters: WireCluster[] = json.clusters;
		const members = clusters.flatMap((cluster) => cluster.documents);
		expect(members.map(({ doc_id }) => doc_id).sort()).toEqual(
			DOCUMENTS.map(({ doc_id }) => doc_id).sort(),
		);
		for (const { cluster_id, document_count, documents } of clusters) {
			expect(document_count).toBe(documents.length);
			for (const { cluster_probability } of documents) {
				expect(cluster_probability).toBeGreaterThanOrEqual(0);
				expect(cluster_probability).toBeLessThanOrEqual(1);
				expect(cluster_probability === 0).toBe(cluster_id === -1);
			}
		}
	});

	it('has as many clusters as were asked for', async () => {
		for (const count of [1, 2, 4, 6]) {
			const { json } = await clusterWith({ documents: DOCUMENTS, n_clusters: count });
			expect(json.total_clusters).toBe(count);
		}
	});

	it('decides on the number itself when none was asked for', async () => {
		const { json } = await clusterWith({ documents: DOCUMENTS, n_clusters: null });
		expect(json.total_clusters).toBeGreaterThanOrEqual(2);
		expect(json.total_clusters).toBeLessThan(DOCUMENTS.length);
	});

	it('is the same each time', () => {
		const documents = TEXTS.map((text) => ({ text, entities: [] }));
		expect(clusterDocuments(documents, 'en')).toEqual(clusterDocuments(documents, 'en'));
	});

	it('sees what the entities share', () => {
		const documents = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'].map((text, place) => ({
			text,
			entities: [place % 2 === 0 ? 'price' : 'battery'],
		}));
		const { groups } = clusterDocuments(documents, 'en', 2);
		const places = groups.map((group) => group.members.map((member) => member.place));
		expect(places).toEqual([
			[0, 2, 4],
			[1, 3, 5],
		]);
	});

	it('makes outliers of documents that share nothing', async () => {
		const documents = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'].map((text) => ({
			doc_id: text,
			text,
		}));
		const { json } = await clusterWith({ documents });
		expect(json).toMatchObject({ total_clusters: 0, outliers_count: 5 });
		expect(json.clusters).toHaveLength(1);
	});

	it('knows Dutch', async () => {
		const documents = [
			'De koerier heeft mijn pakket in de regen gezet.',
			'Mijn pakketten zijn te laat, waar blijft de koerier?',
			'Wachtwoord vergeten, de link werkt niet.',
			'De link om mijn wachtwoord te herstellen komt niet aan.',
			'Het pakket van de koerier was open.',
		].map((text, place) => ({ doc_id: String(place), text }));
		const body = { documents, n_clusters: 2 };
		const { json } = await clusterWith(body, {}, { query: '?language=nl' });
		expect(json.language).toBe('nl');
		const groups = (json.clusters as WireCluster[]).map(({ documents: members }) =>
			members.map(({ doc_id }) => doc_id),
		);
		expect(groups).toEqual([
			['0', '1', '4'],
			['2', '3'],
		]);
	});

	it('can count the outliers under another name, or not at all', async () => {
		const named = async (outliers: string) => {
			const { json } = await clusterWith({ documents: DOCUMENTS }, { variants: { outliers } });
			return [json.outliers_count, json.outliers].map((count) => typeof count);
		};
		expect(await named('outliers_count')).toEqual(['number', 'undefined']);
		expect(await named('outliers')).toEqual(['undefined', 'number']);
		expect(await named('absent')).toEqual(['undefined', 'undefined']);
	});
});

describe('a call that cannot be clustered', () => {
	it.each([
		['four documents', { documents: DOCUMENTS.slice(0, 4) }, ['body', 'documents']],
		['none', {}, ['body', 'documents']],
		[
			'a blank text',
			{ documents: [...DOCUMENTS, { doc_id: 'x', text: ' ' }] },
			['body', 'documents', 12, 'text'],
		],
		['zero clusters', { documents: DOCUMENTS, n_clusters: 0 }, ['body', 'n_clusters']],
		['half a cluster', { documents: DOCUMENTS, n_clusters: 1.5 }, ['body', 'n_clusters']],
	])('is refused: %s', async (_name, body, loc) => {
		const { status, json } = await clusterWith(body, { variants: { errors: 'detail' } });
		expect(status).toBe(422);
		expect(json.detail[0].loc).toEqual(loc);
	});
});
