import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

const DELIVERY = [
	'The parcel delivery was late again',
	'Late delivery of my parcel, two weeks',
	'My parcel came late, the delivery took weeks',
	'Parcel delivery late, courier lost the parcel',
];
const INVOICE = [
	'The invoice shows the wrong amount',
	'Wrong amount on my invoice this month',
	'My invoice amount is wrong, please refund',
	'Refund the wrong invoice amount',
];
const DUTCH = [
	'Het pakket kwam te laat',
	'Pakket te laat bezorgd',
	'Bezorging van het pakket te laat',
	'Het pakket is weer te laat',
	'Te laat, mijn pakket',
];

const tickets = (...values: string[]) =>
	values.map((text, i) => ({ json: { text, ticket: `T-${i}` } }) as INodeExecutionData);
const eight = tickets(...DELIVERY, ...INVOICE);
const cluster = (parameters: INodeParameters = {}): INodeParameters => ({
	operation: 'cluster',
	...parameters,
});
const perDocument = (parameters: INodeParameters = {}) =>
	cluster({ granularity: 'document', ...parameters });
const linked = ({ pairedItem }: INodeExecutionData) =>
	(pairedItem as { item: number }[]).map(({ item }) => item);

describe('one item per cluster', () => {
	it('tells its size, words, entities and texts, and is linked to the items of all its texts', async () => {
		const { outputs } = await bench.run({
			items: eight,
			parameters: cluster({
				numberOfClusters: 2,
				entities: '={{ $itemIndex < 4 ? "parcel" : "invoice" }}',
				options: { documentId: '={{ $json.ticket }}' },
			}),
		});
		const clusters = outputs[0] ?? [];
		const ofParcels = clusters.find((item) => linked(item).includes(0)) as INodeExecutionData;
		expect(linked(ofParcels).sort()).toEqual([0, 1, 2, 3]);
		expect(ofParcels.json).toEqual({
			clusterId: expect.any(Number),
			size: 4,
			topWords: expect.arrayContaining(['parcel']),
			entities: ['parcel'],
			documents: expect.arrayContaining([
				{
					documentId: 'T-0',
					text: DELIVERY[0],
					entities: ['parcel'],
					probability: expect.any(Number),
				},
			]),
			language: 'en',
		});
		expect(clusters.flatMap(linked).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});

	it('is one request for all items, without a bound on its size', async () => {
		const many = tickets(...Array.from({ length: 1000 }, (_, i) => `${DELIVERY[i % 4]} no. ${i}`));
		const { hints } = await bench.run({
			items: many,
			parameters: cluster({ numberOfClusters: 1 }),
		});
		expect(bench.sandbox.requests.map(({ path, documents }) => [path, documents])).toEqual([
			['/predicts/cluster', 1000],
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^1,000 items in 1 request: 1 cluster, \d+ outliers?\.$/),
			expect.stringMatching(
				/^1,000 texts \([\d,]+ characters\) went to Sentor without being split/,
			),
		]);
	});

	it('asks for as many clusters as were set, and leaves it to Sentor at 0', async () => {
		await bench.run({ items: eight, parameters: cluster({ numberOfClusters: 3 }) });
		await bench.run({ items: eight, parameters: cluster() });
		const bodies = bench.sandbox.requests.map(({ body }) => body as { n_clusters?: number });
		expect(bodies.map(({ n_clusters: number }) => number)).toEqual([3, undefined]);
	});
});

describe('one item per document', () => {
	it('is the input item with its cluster, in the order of the input', async () => {
		const { outputs } = await bench.run({
			items: eight,
			parameters: perDocument({ numberOfClusters: 2 }),
		});
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.ticket, pairedItem])).toEqual(
			eight.map(({ json }, item) => [json.ticket, { item }]),
		);
		expect(outputs[0]?.[0]?.json).toEqual({
			...eight[0]?.json,
			clusterId: expect.any(Number),
			probability: expect.any(Number),
			outlier: expect.any(Boolean),
		});
		const ids = outputs[0]?.map(({ json }) => json.clusterId) ?? [];
		expect(new Set(ids.slice(0, 4)).size).toBe(1);
		expect(ids[0]).not.toBe(ids[7]);
	});

	it('has prefix and input fields as chosen', async () => {
		const options = { fieldPrefix: 'topic_', includeInputFields: false };
		const { outputs } = await bench.run({ items: eight, parameters: perDocument({ options }) });
		expect(Object.keys(outputs[0]?.[0]?.json ?? {})).toEqual([
			'topic_clusterId',
			'topic_probability',
			'topic_outlier',
		]);
	});
});

describe('names of topics', () => {
	it('are asked for once per cluster, never for the outliers', async () => {
		const { outputs, hints } = await bench.run({
			items: [...eight, ...tickets('Something else entirely, unheard of')],
			parameters: cluster({ nameTopics: true, entities: '' }),
		});
		const named = outputs[0]?.filter(({ json }) => json.clusterId !== -1) ?? [];
		const outliers = outputs[0]?.filter(({ json }) => json.clusterId === -1) ?? [];
		expect(named.length).toBeGreaterThan(1);
		expect(outliers).toHaveLength(1);
		for (const { json } of named) expect(json.topicName).toEqual(expect.stringMatching(/\w/));
		expect(outliers[0]?.json).not.toHaveProperty('topicName');
		const calls = bench.sandbox.requests.filter(({ path }) => path === '/predicts/topic-name');
		expect(calls).toHaveLength(named.length);
		expect(hints[0]?.message).toContain(
			`9 items in ${1 + named.length} requests: ${named.length} clusters`,
		);
	});

	it('reach each document too', async () => {
		const { outputs } = await bench.run({
			items: eight,
			parameters: perDocument({ nameTopics: true, numberOfClusters: 2 }),
		});
		const inClusters = outputs[0]?.filter(({ json }) => json.outlier === false) ?? [];
		expect(inClusters.length).toBeGreaterThan(0);
		for (const { json } of inClusters) expect(json.topicName).toEqual(expect.stringMatching(/\w/));
	});

	it('carry the Google key of the credential, which no other call does', async () => {
		const credential = { ...bench.credential(), googleApiKey: 'google-key' };
		const { status } = await bench.run({
			credential,
			items: eight,
			parameters: cluster({ nameTopics: true, entities: '' }),
		});
		expect(status).toBe('success');
		for (const { path, headers } of bench.sandbox.requests) {
			expect(headers['x-google-api-key']).toBe(
				path === '/predicts/topic-name' ? 'google-key' : undefined,
			);
		}
	});

	it('that are refused leave the clusters in place, say why, and blame the Google key', async () => {
		const credential = { ...bench.credential(), googleApiKey: 'sandbox-google-bad' };
		const { outputs, hints, status } = await bench.run({
			credential,
			items: eight,
			parameters: cluster({ nameTopics: true, numberOfClusters: 2 }),
		});
		expect(status).toBe('success');
		expect(outputs[0]?.filter(({ json }) => json.topicName === null).length).toBeGreaterThan(0);
		const words = hints.map(({ message }) => message).join('\n');
		expect(words).toMatch(/clusters? got no name\. .*Google/);
		expect(words).not.toMatch(/The API key was refused/);
	});
});

describe('texts that cannot be clustered', () => {
	it('are on the error output when blank, while the others are clustered', async () => {
		const { outputs } = await bench.run({
			items: [...eight, ...texts(' ')],
			parameters: perDocument(),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([8, 1]);
		expect(outputs[1]?.[0]).toMatchObject({
			json: { text: ' ', error: 'Text is empty' },
			pairedItem: { item: 8 },
		});
	});

	it('leave the links of the clusters to the right items', async () => {
		const { outputs } = await bench.run({
			items: [...texts(''), ...eight],
			parameters: cluster({ numberOfClusters: 1 }),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]?.flatMap(linked).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('stay with the clusters, behind them, without an error output', async () => {
		const { outputs } = await bench.run({
			items: [...texts(''), ...eight],
			parameters: cluster({ numberOfClusters: 1 }),
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]?.[0]?.json).toHaveProperty('clusterId');
		expect(outputs[0]?.at(-1)?.json).toMatchObject({ error: 'Text is empty' });
	});

	it('are too few below five: nothing is sent, and the count is told', async () => {
		const { error } = await bench.run({ items: eight.slice(0, 4), parameters: cluster() });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Clustering needs at least 5 texts, there are 4',
			description: expect.stringContaining('Collect more items'),
		});
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('that are called otherwise than is looked for say which fields there are', async () => {
		const { error } = await bench.run({
			items: DELIVERY.map((review) => ({ json: { review, rating: 4 } })),
			parameters: cluster(),
		});
		expect(error).toMatchObject({
			message: expect.stringContaining('Text is empty'),
			description: expect.stringContaining('These fields are there: review and rating.'),
		});
		expect(bench.sandbox.requests).toHaveLength(0);
	});

	it('are too few without the blank ones', async () => {
		const { outputs } = await bench.run({
			items: [...eight.slice(0, 4), ...texts('', '')],
			parameters: cluster(),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 6]);
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});

describe('mixed languages', () => {
	const mixed = [...eight, ...tickets(...DUTCH)];
	const language = '={{ $itemIndex < 8 ? "en" : "nl" }}';

	it('make one call each, tell languages apart and say so', async () => {
		const { outputs, hints } = await bench.run({ items: mixed, parameters: cluster({ language }) });
		expect(
			bench.sandbox.requests.map(({ query, documents }) => [query.language, documents]),
		).toEqual([
			['en', 8],
			['nl', 5],
		]);
		expect(new Set(outputs[0]?.map(({ json }) => json.language))).toEqual(new Set(['en', 'nl']));
		expect(hints.map(({ message }) => message).join()).toContain('The texts are in 2 languages');
	});

	it('are in the rows of documents as well, since cluster IDs repeat', async () => {
		const { outputs } = await bench.run({ items: mixed, parameters: perDocument({ language }) });
		expect(outputs[0]?.map(({ json }) => json.language)).toEqual([
			...Array(8).fill('en'),
			...Array(5).fill('nl'),
		]);
	});

	it('fail one alone that has too few texts, and name it', async () => {
		const { outputs } = await bench.run({
			items: mixed.slice(0, 10),
			parameters: perDocument({ language }),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([8, 2]);
		expect(outputs[1]?.[0]?.json.error).toBe(
			'Clustering needs at least 5 texts, there are 2 in Dutch',
		);
		// One language was clustered, so that no cluster ID stands for two clusters.
		expect(outputs[0]?.map(({ json }) => json.language)).toEqual(
			mixed.slice(0, 8).map(({ json }) => json.language),
		);
	});
});

describe('settings that make no sense', () => {
	it.each([
		[{ numberOfClusters: -1 }, "'Number of Clusters' is no usable number"],
		[{ numberOfClusters: '={{ "many" }}' }, "'Number of Clusters' is no usable number"],
		[{ granularity: 'sentences' }, "'Return' is none of its two choices"],
	])('end the run before it starts: %p', async (parameters, message) => {
		const { error } = await bench.run({
			items: eight,
			parameters: cluster(parameters as INodeParameters),
		});
		expect(error).toMatchObject({ name: 'NodeOperationError', message });
		expect(bench.sandbox.requests).toHaveLength(0);
	});
});

describe('an outage', () => {
	it('fails every item, and none is lost', async () => {
		const { outputs } = await bench.run({
			credential: { apiKey: 'wrong', baseUrl: bench.sandbox.url },
			items: eight,
			parameters: cluster({ nameTopics: true, entities: '' }),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 8]);
		expect(outputs[1]?.[0]?.json.details).toMatchObject({ code: 'auth', reason: 'invalid_key' });
	});
});
