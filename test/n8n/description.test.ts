import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { SentorSentimentApi } from '../../credentials/SentorSentimentApi.credentials';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';
import { NODE_TYPE, registry } from '../support/n8n/engine';
import { sentorBench } from '../support/n8n/sentor';

const bench = sentorBench();
const nodeType = new SentorSentiment();
const { description } = nodeType;
const FOLDER = path.resolve(__dirname, '../../nodes/SentorSentiment');

const readJson = (...parts: string[]) =>
	JSON.parse(readFileSync(path.join(FOLDER, ...parts), 'utf8')) as Record<string, unknown>;
const parameter = (name: string) =>
	description.properties.find((property) => property.name === name) as INodeProperties;

function outputsFor(parameters: INodeParameters, settings: Partial<INode> = {}) {
	const node: INode = {
		id: 'n',
		name: 'n',
		type: NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		...settings,
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: registry({ [NODE_TYPE]: nodeType }),
	});
	return NodeHelpers.getNodeOutputs(workflow, workflow.getNode('n') as INode, description);
}

describe('the outputs', () => {
	it('are one, or three with their names when the node splits', () => {
		expect(outputsFor({})).toHaveLength(1);
		expect(outputsFor({ splitBySentiment: true })).toEqual([
			{ type: 'main', displayName: 'Positive' },
			{ type: 'main', displayName: 'Neutral' },
			{ type: 'main', displayName: 'Negative' },
		]);
	});

	it('have the error output behind them', () => {
		const withErrors = { onError: 'continueErrorOutput' } as const;
		expect(outputsFor({}, withErrors)).toMatchObject([
			{ displayName: 'Success' },
			{ displayName: 'Error' },
		]);
		expect(outputsFor({ splitBySentiment: true }, withErrors)).toHaveLength(4);
	});
});

describe('the form', () => {
	it('lists options in the order of their names', () => {
		const collections = description.properties.filter(({ name }) => name === 'options');
		expect(collections).toHaveLength(6);
		for (const { options } of collections) {
			const names = (options as INodeProperties[]).map(({ displayName }) => displayName);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});

	it('has no field with an expression for its default, into which a dragged one would fall', () => {
		const defaults = description.properties.map(({ name, default: value }) => [name, value]);
		expect(defaults.filter(([, value]) => String(value).startsWith('='))).toEqual([]);
	});

	it('starts with an empty text field that says what it wants', () => {
		expect(parameter('text')).toMatchObject({ default: '', required: true });
		expect(parameter('text').placeholder).toMatch(/^e\.g\. \S/);
	});

	it('is complete when nothing but a credential, the text and the entities is filled in', async () => {
		const { status } = await bench.run();
		expect(status).toBe('success');
	});

	it.each<[INodeParameters, boolean]>([
		[{}, true],
		[{ operation: 'analyze' }, true],
		[{ operation: 'checkHealth' }, true],
		[{ operation: 'report' }, false],
	])('asks for a credential unless nothing is sent: %j, %s', (parameters, isAsked) => {
		const node = { name: 'n', parameters, typeVersion: 1 } as unknown as INode;
		const asked = description.credentials?.filter((credential) =>
			NodeHelpers.displayParameter(parameters, credential, node, description),
		);
		expect(asked).toHaveLength(isAsked ? 1 : 0);
	});

	it('asks for entities', () => {
		const issues = NodeHelpers.getNodeParametersIssues(
			description.properties,
			{
				name: 'n',
				parameters: { operation: 'analyze', text: 'x', entities: '' },
			} as unknown as INode,
			description,
		);
		expect(issues?.parameters).toHaveProperty('entities');
	});

	it('offers Simplify only where rows are not simple already', () => {
		const isShown = (granularity: string) =>
			NodeHelpers.displayParameter(
				{ operation: 'analyze', granularity },
				parameter('simplify'),
				{ typeVersion: 1 },
				description,
			);
		expect(['document', 'entity', 'sentence'].map(isShown)).toEqual([true, false, false]);
	});

	it('speaks of no error, problem, failure or mistake', () => {
		const words = JSON.stringify(description.properties).replace(/On Error|error output/g, '');
		expect(words).not.toMatch(/\b(error|problem|failure|mistake)s?\b/i);
	});
});

describe('the files beside the node', () => {
	it('are the icons that node and credential name', () => {
		const icons = [description.icon, new SentorSentimentApi().icon] as Array<{
			light: string;
			dark: string;
		}>;
		const [ofNode, ofCredential] = icons.map(({ light, dark }) =>
			[light, dark].map((icon) => icon.replace('file:', '')),
		);
		for (const icon of ofNode ?? []) expect(existsSync(path.join(FOLDER, icon))).toBe(true);
		for (const icon of ofCredential ?? [])
			expect(existsSync(path.join(FOLDER, '../../credentials', icon))).toBe(true);
	});

	it('are a codex for this node, by which people find it', () => {
		const codex = readJson('SentorSentiment.node.json');
		expect(codex.node).toBe(NODE_TYPE);
		expect(codex.alias).toEqual(
			expect.arrayContaining([
				...['sentiment', 'opinion', 'reviews', 'feedback', 'NLP', 'customer feedback'],
				...['analyze sentiment', 'voice of customer', 'CSAT', 'complaints'],
				...['text classification', 'topics', 'clustering'],
			]),
		);
	});

	it.each<[string, INodeParameters]>([
		['analyze', {}],
		['cluster', { nameTopics: true }],
		['nameTopic', { documents: '["Late parcel", "My parcel is late"]', clusterId: '1' }],
		['estimate', {}],
		['report', { groupBy: 'shop', options: { previous: { netScore: 0 } } }],
		['checkHealth', {}],
	])('are a schema of what %s answers, each field and no other', async (operation, parameters) => {
		const items = Array.from({ length: 6 }, (_, i) => ({
			json: { text: `Late parcel delivery ${i}`, sentiment: 'negative' },
		}));
		const options = {
			documentId: 'id',
			includeInputFields: false,
			...(parameters.options as INodeParameters),
		};
		// A plan, and an answer that tells what is left of it.
		const credential = bench.credential({ requests: 60 });
		await bench.run({ credential, parameters: { operation: 'checkHealth' } });
		const { outputs } = await bench.run({
			items,
			credential,
			parameters: { operation, ...parameters, options },
		});
		const { properties } = readJson('__schema__', 'v1.0.0', `${operation}.json`) as {
			properties: Record<string, { type: string }>;
		};
		const answer = outputs[0]?.find(({ json }) => json.clusterId !== -1)?.json ?? {};
		expect(Object.keys(properties).sort()).toEqual(Object.keys(answer).sort());
		for (const [name, { type }] of Object.entries(properties)) {
			const found = Array.isArray(answer[name]) ? 'array' : typeof answer[name];
			expect([name, found]).toEqual([name, type]);
		}
	});
});

describe('the operations', () => {
	it('are listed by name, each with what it does for agents and people', () => {
		const options = parameter('operation').options as INodePropertyOptions[];
		expect(options.map(({ name }) => name)).toEqual([
			'Analyze Sentiment',
			'Check Health',
			'Cluster Documents',
			'Create Report',
			'Estimate Cost',
			'Name Topic',
		]);
		for (const { action, description: words } of options)
			expect([action, words]).toEqual([expect.any(String), expect.any(String)]);
	});

	it('say what to do instead where n8n added one of its own', async () => {
		const { error } = await bench.run({ parameters: { operation: '__CUSTOM_API_CALL__' } });
		expect(error).toMatchObject({
			message: 'Custom API Call is made by another node',
			description: expect.stringMatching(/HTTP Request node .* Header Auth, named x-api-key/),
		});
		expect(bench.sandbox.requests).toEqual([]);
	});

	it.each(['checkHealth', 'report'])(
		'keep what was typed for another one: %s has fields of these names',
		(operation) => {
			const names = description.properties
				.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
				.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(['text', 'entities']));
		},
	);

	it('have fields of their own only', () => {
		for (const property of description.properties.slice(1)) {
			expect(property.displayOptions?.show?.operation).toHaveLength(1);
		}
	});

	it('have one output unless it is the sentiment that is split by', () => {
		expect(outputsFor({ operation: 'cluster', splitBySentiment: true })).toHaveLength(1);
	});

	it('are named below the node', () => {
		const subtitle = (operation: string) => {
			const expression = /^=\{\{(.*)\}\}$/s.exec(description.subtitle ?? '')?.[1] ?? '';
			return (
				new Function('$parameter', `return (${expression})`) as (parameters: object) => string
			)({ operation });
		};
		expect(
			['analyze', 'cluster', 'report', 'estimate', 'nameTopic', 'checkHealth'].map(subtitle),
		).toEqual(['Analyze', 'Cluster', 'Report', 'Estimate', 'Name Topic', 'Check Health']);
	});
});
