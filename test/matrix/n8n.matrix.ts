import '../support/n8n/environment';
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';
import { packForN8n } from '../../harness/n8n/package';
import { run } from '../../harness/run';
import { sentorBench, texts } from '../support/n8n/sentor';

/* The packed package in the engine that SENTOR_N8N names. Each test is a column of the matrix. */

const bench = sentorBench();
const NAME = 'sentorSentiment';
const said: unknown[][] = [];

let folder: string;
let loader: PackageDirectoryLoader;

beforeAll(async () => {
	for (const level of ['warn', 'error'] as const)
		jest.spyOn(console, level).mockImplementation((...words) => void said.push(words));
	folder = await mkdtemp(path.join(os.tmpdir(), 'sentor-matrix-'));
	await run('tar', ['-xzf', await packForN8n(folder), '-C', folder], folder);
	loader = new PackageDirectoryLoader(path.join(folder, 'package'));
	await loader.loadAll();
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

const nodeType = () => loader.getNode(NAME).type as INodeType;

it('loads', () => {
	expect(nodeType().description.displayName).toBe('Sentor Sentiment');
	expect(loader.getCredential('sentorSentimentApi').type.displayName).toMatch(/Sentor/);
	expect(said).toEqual([]);
});

it('message', async () => {
	const { status, outputs } = await bench.run({ nodeType: nodeType() });
	expect(status).toBe('success');
	expect(outputs[0]).toMatchObject([{ json: { sentiment: 'positive' }, pairedItem: { item: 0 } }]);
});

it('cluster', async () => {
	const items = texts(...Array.from({ length: 10 }, (_, i) => `The parcel came ${i} days late`));
	const parameters = { operation: 'cluster', numberOfClusters: 2 };
	const { status, outputs } = await bench.run({ nodeType: nodeType(), items, parameters });
	expect(status).toBe('success');
	const sizes = (outputs[0] ?? []).map(({ json }) => Number(json.size));
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10);
});

it('report', async () => {
	const items = [
		{ json: { text: 'Great', sentiment: 'positive', positiveEntities: 'delivery' } },
		{ json: { text: 'Awful', sentiment: 'negative', negativeEntities: 'support' } },
	];
	const parameters = { operation: 'report' };
	const { outputs } = await bench.run({ nodeType: nodeType(), items, parameters });
	expect(outputs[0]).toMatchObject([{ json: { documents: 2, positive: 1, negative: 1 } }]);
});

it('error output', async () => {
	const items = texts('Great delivery', '');
	const onError = 'continueErrorOutput';
	const { outputs } = await bench.run({ nodeType: nodeType(), items, onError });
	expect(outputs.map((output) => output.map(({ json }) => json))).toEqual([
		[expect.objectContaining({ text: 'Great delivery', sentiment: 'positive' })],
		[
			{
				...items[1]?.json,
				error: 'Text is empty',
				message: expect.stringMatching(/\.$/),
				details: { code: 'invalid_input', reason: 'no_text' },
			},
		],
	]);
});

it('bad key', async () => {
	const credential = { apiKey: 'nobody-knows-it', baseUrl: bench.sandbox.url };
	const { error } = await bench.run({ nodeType: nodeType(), credential });
	expect(error?.message).toContain('The API key was refused');
	expect(error?.description).toMatch(/\w/);
	expect(bench.sandbox.requests).toHaveLength(1);
	// The other status that a key is refused with; not every n8n hands such an answer over.
	bench.sandbox.set({ faults: { always: '403' } });
	const refused = await bench.run({ nodeType: nodeType(), onError: 'continueRegularOutput' });
	expect(refused.outputs[0]?.[0]?.json.details).toMatchObject({ code: 'auth', status: 403 });
});
