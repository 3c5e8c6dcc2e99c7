import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { nodeTypes } from '../../support/node-red/sources';
import { loadDefinition } from '../../support/node-red/definition';

interface ExampleNode {
	id: string;
	type: string;
	z?: string;
	x?: number;
	y?: number;
	wires?: string[][];
	[property: string]: unknown;
}

const FOLDER = path.join(__dirname, '../../../node-red/examples');
const files = readdirSync(FOLDER);
const flows = new Map(
	files.map((file) => [
		file,
		JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as ExampleNode[],
	]),
);

/** Nodes that every Node-RED has. */
const CORE = new Set([
	...[
		'tab',
		'inject',
		'debug',
		'comment',
		'catch',
		'switch',
		'change',
		'function',
		'template',
		'delay',
	],
	...['split', 'join', 'csv', 'file', 'file in', 'http in', 'http response', 'http request'],
	...['rbe', 'mqtt in', 'mqtt out', 'mqtt-broker'],
]);

/** Nodes of FlowFuse Dashboard 2, which the example Dashboard alone is made of. */
const DASHBOARD = new Set([
	...['ui-base', 'ui-theme', 'ui-page', 'ui-group', 'ui-template', 'ui-chart'],
]);

/** Nodes that stand in no flow. */
const CONFIG = new Set([
	...['tab', 'sentor-api', 'mqtt-broker', 'ui-base', 'ui-theme', 'ui-page', 'ui-group'],
]);

it('show what teams do with answers, by names that tell it', () => {
	expect(files).toEqual([
		'A first text.json',
		'Alert in Slack.json',
		'Alert over MQTT.json',
		'Array in one message.json',
		'Daily report to Slack.json',
		'Dashboard.json',
		'HTTP endpoint.json',
		'Mails to a channel.json',
		'New reviews to a report sheet.json',
		'Retry queue.json',
		'Survey with NPS.json',
		'Tell the admin.json',
		'Tickets from CSV to CSV.json',
		'Topics of tickets.json',
	]);
});

it('share one Sentor API, so that the key is pasted once', () => {
	const connections = [...flows.values()].map((nodes) =>
		nodes.filter(({ type }) => type === 'sentor-api'),
	);
	expect(connections.map((found) => found.length)).toEqual(files.map(() => 1));
	expect(new Set(connections.map(([connection]) => JSON.stringify(connection))).size).toBe(1);
});

it('have no other id in common', () => {
	const [connection] = [...flows.values()].flat().filter(({ type }) => type === 'sentor-api');
	const ids = [...flows.values()].flatMap((nodes) =>
		nodes.filter(({ type }) => type !== 'sentor-api').map(({ id }) => id),
	);
	expect([...ids, connection?.id].length - new Set([...ids, connection?.id]).size).toBe(0);
});

describe.each([...flows])('the example %s', (file, nodes) => {
	const text = JSON.stringify(nodes);

	it('needs nothing but core nodes and ours', () => {
		const own = new Set(nodeTypes());
		const isKnown = (type: string) =>
			CORE.has(type) || own.has(type) || (file === 'Dashboard.json' && DASHBOARD.has(type));
		expect(nodes.map(({ type }) => type).filter((type) => !isKnown(type))).toEqual([]);
	});

	it('is explained by a comment that tells where the key goes', () => {
		const [comment] = nodes.filter(({ type }) => type === 'comment');
		expect(comment?.info).toMatch(/paste your API key/);
	});

	it('holds no credentials, no modules and no path of a machine', () => {
		expect(text).not.toMatch(/"credentials"|apiKey/);
		expect(nodes.flatMap(({ libs }) => (libs as unknown[] | undefined) ?? [])).toEqual([]);
		expect(text).not.toMatch(
			new RegExp(
				`require\\(|"(/|[A-Z]:\\\\\\\\)(home|tmp|root|Users)|${builtinModules.join('/\\b|\\bnode:')}\\(`,
			),
		);
	});

	it('wires only nodes that are there, and puts each one somewhere', () => {
		const ids = new Set(nodes.map(({ id }) => id));
		expect(nodes.flatMap(({ wires = [] }) => wires.flat()).filter((id) => !ids.has(id))).toEqual(
			[],
		);
		const afloat = nodes.filter(({ type, x, y }) => !CONFIG.has(type) && !(x && y));
		expect(afloat).toEqual([]);
	});

	it('uses the errors output, which is the last', () => {
		const unused = nodes.filter(({ type, outputs = 2, wires }) => {
			const isOurs = ['sentor-sentiment', 'sentor-cluster', 'sentor-report'].includes(type);
			return isOurs && (wires?.length !== outputs || wires?.at(-1)?.length === 0);
		});
		expect(unused).toEqual([]);
	});

	it('would be called complete by the form, but for the key', () => {
		const complaints = nodes
			.filter(({ type }) => nodeTypes().includes(type))
			.flatMap((node) => {
				const { definition, check } = loadDefinition(node.type, { [String(node.api)]: {} });
				return Object.keys(definition.defaults).map((name) => check(name, node[name], node));
			})
			.filter((verdict) => verdict !== true);
		expect(complaints).toEqual([]);
	});
});
