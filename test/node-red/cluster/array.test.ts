import {
	clusteredTexts,
	clusterRequests,
	dutchTexts,
	nameRequests,
	openClusterRig,
	texts,
} from '../../support/node-red/cluster';
import { useNodeRed, type Message } from '../../support/node-red/rig';

useNodeRed();

describe('an array in one message', () => {
	it('comes out as one message, with the clusters and everything else that it had', async () => {
		const rig = await openClusterRig({ node: { entities: 'parcel, price' } });
		const payload = [
			...texts(5),
			{ text: 'the courier lost the parcel', id: 'T-6', entities: ['courier'] },
		];
		const message = { payload, topic: 'mine', parts: { id: 'outer', index: 3, count: 9 } };
		const { outputs, refusal } = await rig.put(message);
		expect(refusal).toBeUndefined();
		expect(outputs).toEqual([[message], []]);
		expect(outputs[0]?.[0]).toMatchObject({ topic: 'mine', payload, parts: { id: 'outer' } });
		const { clusters } = outputs[0]?.[0] as Message;
		for (const cluster of clusters) {
			expect(cluster).toEqual({
				clusterId: expect.any(Number),
				size: cluster.documents.length,
				topWords: expect.any(Array),
				entities: expect.any(Array),
				language: 'en',
				documents: expect.any(Array),
			});
		}
		const documents = clusters.flatMap((cluster: Message) => cluster.documents);
		expect(documents.map(({ index }: Message) => index).sort()).toEqual([0, 1, 2, 3, 4, 5]);
		expect(documents.find(({ index }: Message) => index === 5)).toEqual({
			index: 5,
			documentId: 'T-6',
			text: 'the courier lost the parcel',
			entities: ['courier'],
			probability: expect.any(Number),
		});
		expect(documents.find(({ index }: Message) => index === 0).entities).toEqual([
			'parcel',
			'price',
		]);
		expect(clusteredTexts(rig.sandbox)).toHaveLength(1);
	});

	it.each(['docs', 'documents'])('may stand in an object as %s', async (name) => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload: { [name]: texts(6), language: 'en' } });
		expect(outputs[0]?.[0]?.clusters.length).toBeGreaterThan(0);
	});

	it('may come from elsewhere, and the result go elsewhere', async () => {
		const rig = await openClusterRig({ node: { text: 'rows', result: 'payload.topics' } });
		const { outputs } = await rig.put({ payload: {}, rows: texts(6) });
		expect(outputs[0]?.[0]?.payload.topics.length).toBeGreaterThan(0);
	});

	it('gives an array of the same length and order with one result per text', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const payload = [...texts(6), { text: 'a parcel by courier', id: 7 }];
		const { outputs } = await rig.put({ payload });
		const { clusters } = outputs[0]?.[0] as Message;
		expect(clusters).toHaveLength(7);
		expect(clusters[0]).toEqual({
			clusterId: expect.any(Number),
			probability: expect.any(Number),
			outlier: false,
		});
		expect(clusters.map(({ documentId }: Message) => documentId)).toEqual([
			...Array<undefined>(6).fill(undefined),
			'7',
		]);
		expect(clusters[0].clusterId).toBe(clusters[2].clusterId);
		expect(clusters[0].clusterId).not.toBe(clusters[1].clusterId);
		for (const { clusterId, outlier } of clusters) expect(outlier).toBe(clusterId === -1);
	});

	it('asks for as many clusters as are set', async () => {
		const rig = await openClusterRig({ node: { clusters: '3' } });
		const { outputs } = await rig.put({ payload: texts(12) });
		expect(
			outputs[0]?.[0]?.clusters.filter(({ clusterId }: Message) => clusterId >= 0).length,
		).toBe(3);
		expect(clusterRequests(rig.sandbox)[0]?.body).toMatchObject({ n_clusters: 3 });
	});
});

describe('a text that cannot be used', () => {
	it('has its reason in the array with one result per text', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const payload = [...texts(3), ' ', ...texts(6).slice(3), { text: 'x', language: 'fr' }, null];
		const { outputs } = await rig.put({ payload });
		const { clusters, error } = outputs[0]?.[0] as Message;
		expect(error).toBeUndefined();
		expect(clusters.map((row: Message) => row.error?.reason)).toEqual([
			...[undefined, undefined, undefined, 'no_text'],
			...[undefined, undefined, undefined, 'language', 'no_text'],
		]);
	});

	it('is blank where a row of a file has no text', async () => {
		const rig = await openClusterRig();
		const row = { id: 'T-4122', entities: 'delivery' };
		const { outputs } = await rig.put({ payload: [...texts(6), row] });
		expect(outputs[1]?.[0]).toMatchObject({ payload: row, error: { reason: 'no_text' } });
	});

	it('leaves by the errors output as a message of its own with one result per cluster', async () => {
		const rig = await openClusterRig();
		const blank = { id: 'T-9', text: '' };
		const payload = [...texts(6), blank];
		const { outputs } = await rig.put({ payload, topic: 'mine' });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[0]?.[0]?.payload).toBe(payload);
		expect(outputs[1]).toEqual([
			expect.objectContaining({
				topic: 'mine',
				payload: blank,
				error: expect.objectContaining({ code: 'invalid_input', reason: 'no_text' }),
			}),
		]);
		expect(outputs[1]?.[0]).not.toHaveProperty('clusters');
	});
});

describe('too few texts', () => {
	it.each([
		['four', texts(4)],
		['none', []],
		['four and blank ones', [...texts(4), '', ' ', null]],
		['only blank ones', ['', '', '', '', '', '']],
	])('(%s) go to the errors output, and nothing is sent', async (_name, payload) => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload });
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1]?.[0]?.error).toMatchObject({
			code: 'invalid_input',
			reason: 'too_few',
			source: { id: rig.node.id, type: 'sentor-cluster' },
		});
		expect(outputs[1]?.[0]?.payload).toBe(payload);
		expect(rig.sandbox.requests).toEqual([]);
	});

	it('of one language fail, and those of the other are clustered', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const { outputs } = await rig.put({ payload: [...texts(6), ...dutchTexts(2)] });
		const { clusters } = outputs[0]?.[0] as Message;
		expect(clusters.slice(6).map(({ error }: Message) => error.reason)).toEqual(
			Array(2).fill('too_few'),
		);
		expect(clusters.slice(0, 6).every(({ error }: Message) => error === undefined)).toBe(true);
		expect(clusterRequests(rig.sandbox)).toHaveLength(1);
	});

	it.each(['cluster', 'document'])(
		'that are called otherwise than is looked for say so, with one result per %s',
		async (granularity) => {
			const rig = await openClusterRig({ node: { granularity } });
			const payload = texts(6).map((review) => ({ review, rating: 4 }));
			const { outputs } = await rig.put({ payload });
			expect(outputs[0]).toEqual([]);
			expect(outputs[1]?.[0]?.error).toMatchObject({
				code: 'invalid_input',
				reason: 'text_type',
			});
			expect(rig.sandbox.requests).toEqual([]);
		},
	);

	it('are too few, however many elements have a field of another name', async () => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload: [...texts(2), { review: 'a', rating: 4 }] });
		expect(outputs[1]?.[0]?.error).toMatchObject({ reason: 'too_few' });
	});

	it('a single text says what is expected instead', async () => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload: 'one text' });
		expect(outputs[1]?.[0]?.error).toMatchObject({
			message: 'sentor-cluster.failure.single.message',
			reason: 'too_few',
		});
	});
});

describe('texts of two languages', () => {
	it('are one request each, and say which is which', async () => {
		const rig = await openClusterRig();
		const { outputs } = await rig.put({ payload: [...texts(6), ...dutchTexts(6)] });
		const { clusters } = outputs[0]?.[0] as Message;
		expect(new Set(clusters.map(({ language }: Message) => language))).toEqual(
			new Set(['en', 'nl']),
		);
		expect(clusterRequests(rig.sandbox).map(({ query }) => query.language)).toEqual(['en', 'nl']);
		const dutch = clusters.filter(({ language }: Message) => language === 'nl');
		const places = dutch.flatMap(({ documents }: Message) =>
			documents.map(({ index }: Message) => index),
		);
		expect(places.sort()).toEqual([10, 11, 6, 7, 8, 9]);
	});

	it('have the language in each result per text', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const { outputs } = await rig.put({ payload: [...texts(5), ...dutchTexts(5)] });
		const { clusters } = outputs[0]?.[0] as Message;
		expect(clusters.map(({ language }: Message) => language)).toEqual([
			...Array(5).fill('en'),
			...Array(5).fill('nl'),
		]);
	});
});

describe('many texts', () => {
	it('bring a warning in words, and go in one request', async () => {
		const rig = await openClusterRig();
		await rig.put({ payload: texts(1000) });
		expect(clusterRequests(rig.sandbox)).toHaveLength(1);
		const { args } = rig.node.warn as unknown as { args: unknown[][] };
		expect(args).toEqual([['sentor-cluster.warn.manyTexts']]);
	});

	it('do not warn when it is fewer', async () => {
		const rig = await openClusterRig();
		await rig.put({ payload: texts(999) });
		expect((rig.node.warn as unknown as { args: unknown[] }).args).toEqual([]);
	});
});

describe('the names of topics', () => {
	it('are not asked for unless that is wanted', async () => {
		const rig = await openClusterRig();
		await rig.put({ payload: texts(8) });
		expect(nameRequests(rig.sandbox)).toEqual([]);
	});

	it('come with each cluster but the outliers, in one request each', async () => {
		const rig = await openClusterRig({ node: { nameTopics: true } });
		const { outputs } = await rig.put({ payload: [...texts(8), 'zzz qqq'] });
		const { clusters } = outputs[0]?.[0] as Message;
		const named = clusters.filter(({ clusterId }: Message) => clusterId >= 0);
		expect(named.length).toBeGreaterThan(0);
		expect(named.every(({ topicName }: Message) => typeof topicName === 'string')).toBe(true);
		expect(nameRequests(rig.sandbox)).toHaveLength(named.length);
		expect(clusters.length).toBe(named.length + 1);
		expect(clusters.find(({ clusterId }: Message) => clusterId < 0)).not.toHaveProperty(
			'topicName',
		);
	});

	it('come with each text too', async () => {
		const rig = await openClusterRig({ node: { nameTopics: true, granularity: 'document' } });
		const { outputs } = await rig.put({ payload: texts(8) });
		expect(
			outputs[0]?.[0]?.clusters.every(({ topicName }: Message) => typeof topicName === 'string'),
		).toBe(true);
	});
});
