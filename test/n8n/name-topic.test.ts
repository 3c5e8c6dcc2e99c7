import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { sentorBench } from '../support/n8n/sentor';

const bench = sentorBench();

const PARCELS = ['The parcel delivery was late', 'Late parcel delivery', 'My parcel came late'];
const named = (parameters: INodeParameters = {}): INodeParameters => ({
	operation: 'nameTopic',
	...parameters,
});
const withDocuments = (documents: unknown): INodeExecutionData => ({
	json: { documents } as IDataObject,
});
const bodies = () => bench.sandbox.requests.map(({ body }) => body as Record<string, unknown>);

describe('a topic', () => {
	it('is named for each item that Cluster Documents returned, which stays as it is', async () => {
		const items = Array.from({ length: 10 }, (_, i) => ({
			json: { text: i % 2 ? `Wrong invoice amount ${i}` : `Late parcel delivery ${i}` },
		}));
		const clusters = await bench.run({
			items,
			parameters: { operation: 'cluster', numberOfClusters: 2 },
		});
		const fed = clusters.outputs[0]?.map(({ json }) => ({ json })) ?? [];
		bench.sandbox.reset();
		const { outputs, hints } = await bench.run({ items: fed, parameters: named() });
		expect(outputs[0]).toHaveLength(fed.length);
		outputs[0]?.forEach(({ json, pairedItem }, item) => {
			expect(pairedItem).toEqual({ item });
			expect(json).toMatchObject({
				...fed[item]?.json,
				topicName: expect.any(String),
				generatedBy: expect.any(String),
			});
		});
		expect(bodies()[0]).toMatchObject({
			cluster_id: fed[0]?.json.clusterId,
			top_words: fed[0]?.json.topWords,
			language: 'en',
		});
		expect(hints[0]?.message).toBe(`${fed.length} items in ${fed.length} requests.`);
	});

	it('is named by texts that were typed by hand', async () => {
		const { outputs } = await bench.run({
			items: [{ json: { a: 1 } }],
			parameters: named({
				documents: JSON.stringify(PARCELS),
				clusterId: '',
				topWords: '',
				language: 'English',
			}),
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({
			a: 1,
			clusterId: 0,
			topicName: expect.any(String),
		});
	});

	it.each<[string, unknown]>([
		['a list of texts', PARCELS],
		['JSON text', JSON.stringify(PARCELS.map((text) => ({ text })))],
		[
			"the API's own shape",
			PARCELS.map((doc) => ({ doc_id: 'x', doc, entities: [], cluster_probability: 0.5 })),
		],
		['a whole cluster', { clusterId: 3, documents: PARCELS.map((text) => ({ text })) }],
		['a whole cluster as JSON text', JSON.stringify({ documents: PARCELS })],
	])('is named by documents in the shape of %s', async (_what, documents) => {
		const { outputs } = await bench.run({ items: [withDocuments(documents)], parameters: named() });
		expect(outputs[0]?.[0]?.json.topicName).toEqual(expect.any(String));
		expect(bodies()[0]?.documents).toMatchObject(PARCELS.map((text) => ({ text, entities: [] })));
	});

	it('is asked for with a probability of 1 for documents that have none, and with their own', async () => {
		const documents = [{ text: 'one' }, { text: 'two', probability: 0.25 }];
		await bench.run({ items: [withDocuments(documents)], parameters: named() });
		expect(bodies()[0]?.documents).toMatchObject([
			{ cluster_probability: 1 },
			{ cluster_probability: 0.25 },
		]);
	});

	it('leaves out no entity unless some are named', async () => {
		const documents = [{ text: 'Acme parcel', entities: ['Acme'] }];
		await bench.run({ items: [withDocuments(documents)], parameters: named() });
		await bench.run({
			items: [withDocuments(documents)],
			parameters: named({ options: { entitiesToLeaveOut: 'Acme, Other' } }),
		});
		expect(bodies().map(({ entities }) => entities)).toEqual([undefined, ['Acme', 'Other']]);
	});

	it('is not asked for where an item stands for outliers', async () => {
		const { outputs, hints } = await bench.run({
			items: [{ json: { clusterId: -1, documents: PARCELS } }],
			parameters: named(),
		});
		expect(outputs[0]?.[0]?.json).toMatchObject({ clusterId: -1, topicName: null });
		expect(bench.sandbox.requests).toHaveLength(0);
		expect(hints[0]?.message).toContain('outliers');
	});
});

describe('an item that cannot be named', () => {
	it.each<[string, unknown, INodeParameters, string]>([
		['no documents', undefined, {}, "'Documents' holds no texts"],
		['an empty list', [], {}, "'Documents' holds no texts"],
		['text that is no JSON', 'just words', {}, "'Documents' holds no texts"],
		[
			'documents without text',
			[{ text: ' ' }, { id: 1 }, 7, null],
			{},
			"'Documents' holds no texts",
		],
		[
			'a cluster ID that is none',
			PARCELS,
			{ clusterId: 'first' },
			"'Cluster ID' is no whole number",
		],
		[
			'a language that there is not',
			PARCELS,
			{ language: 'de' },
			"'Language' is none that Sentor knows",
		],
	])('fails alone: %s', async (_what, documents, parameters, message) => {
		const { outputs } = await bench.run({
			items: [
				{ json: { documents: documents as IDataObject, number: 1 } },
				{ json: { documents: PARCELS, number: 2 } },
			],
			parameters: named(
				Object.fromEntries(
					Object.entries(parameters).map(([name, value]) => [
						name,
						`={{ $json.number === 1 ? "${String(value)}" : "" }}`,
					]),
				),
			),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.map(({ json }) => json.number))).toEqual([[2], [1]]);
		expect(outputs[1]?.[0]?.json).toMatchObject({
			error: message,
			details: { code: 'invalid_input' },
		});
	});

	it('blames the Google key when that was refused, not the key to Sentor, and asks no more', async () => {
		const credential = { ...bench.credential(), googleApiKey: 'sandbox-google-bad' };
		const { outputs } = await bench.run({
			credential,
			items: Array.from({ length: 5 }, () => withDocuments(PARCELS)),
			parameters: named(),
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 5]);
		expect(outputs[1]?.[4]?.json).toMatchObject({
			message: expect.stringContaining('Google API key'),
			details: { code: 'config', reason: 'google_key' },
		});
		expect(bench.sandbox.requests).toHaveLength(1);
	});
});
