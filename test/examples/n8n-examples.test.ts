import type { INodeProperties } from 'n8n-workflow';
import type { Workflow, WorkflowNode } from '../../harness/n8n/types';
import { exampleNames, readExample } from '../../harness/n8n/examples';
import { SENTOR_CREDENTIAL, SENTOR_NODE } from '../../harness/n8n/package';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';

/** n8n's own packages: an example must run where nothing else is installed. */
const CORE = ['n8n-nodes-base.', '@n8n/n8n-nodes-langchain.'];

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

const { properties } = new SentorSentiment().description;

type Connections = Record<string, Record<string, Array<Array<{ node: string }>>>>;

function isSentor({ type }: WorkflowNode): boolean {
	return type === SENTOR_NODE || type === `${SENTOR_NODE}Tool`;
}

function sentorNodes(workflow: Workflow): WorkflowNode[] {
	return workflow.nodes.filter(isSentor);
}

function connected(workflow: Workflow): string[] {
	const connections = workflow.connections as Connections;
	const targets = Object.values(connections).flatMap((types) => Object.values(types).flat(2));
	return [...Object.keys(connections), ...targets.map(({ node }) => node)];
}

/** What the node's panel offers for this operation. */
function propertiesOf(operation: unknown): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const shownFor = displayOptions?.show?.operation;
		return shownFor === undefined || shownFor.includes(operation as string);
	});
}

/** Names of parameters that the node does not know, or values that a dropdown does not offer. */
function unknownParameters(
	parameters: Record<string, unknown>,
	known: INodeProperties[],
): string[] {
	return Object.entries(parameters).flatMap(([name, value]) => {
		const property = known.find((candidate) => candidate.name === name);
		if (!property) return [name];
		if (property.type === 'collection') {
			return unknownParameters(
				value as Record<string, unknown>,
				property.options as INodeProperties[],
			);
		}
		const offered = property.options?.map((option) =>
			'value' in option ? option.value : undefined,
		);
		const isFree = property.type !== 'options' || String(value).startsWith('=');
		return isFree || offered?.includes(value as string) ? [] : [`${name}=${String(value)}`];
	});
}

it('examples cover files, sheets, chat alerts, agents, failures, reports and topics', () => {
	expect(exampleNames()).toEqual([
		'ai-agent-with-sentiment-tool.json',
		'google-sheets-rows.json',
		'route-failures.json',
		'sentiment-by-entity.json',
		'slack-alert-on-negative.json',
		'tickets-to-spreadsheet.json',
		'topics-of-tickets.json',
	]);
});

describe.each(exampleNames())('the example %s', (name) => {
	const workflow = readExample(name);

	it('holds the node, with parameters and choices that it knows', () => {
		expect(sentorNodes(workflow)).toHaveLength(1);
		for (const { parameters, typeVersion } of sentorNodes(workflow)) {
			expect(typeVersion).toBe(1);
			const offered = propertiesOf(parameters.operation);
			expect(unknownParameters(parameters, offered)).toEqual([]);
		}
	});

	it('needs nothing installed but n8n and this package', () => {
		const foreign = workflow.nodes
			.filter((node) => !isSentor(node))
			.filter(({ type }) => !CORE.some((start) => type.startsWith(start)));
		expect(foreign).toEqual([]);
	});

	it('names its credentials, and carries neither an id nor a secret', () => {
		const credentials = workflow.nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(credentials.every(({ id, name: own }) => id === null && own !== '')).toBe(true);
		for (const node of sentorNodes(workflow)) {
			expect(node.credentials).toEqual({
				[SENTOR_CREDENTIAL]: { id: null, name: 'Sentor account' },
			});
		}
		expect(JSON.stringify(workflow)).not.toMatch(
			/api.?key|token|secret|password|instanceId|bearer/i,
		);
	});

	it('lets no item be lost: what cannot be analyzed leaves by an output of its own', () => {
		const onMain = sentorNodes(workflow).filter(({ type }) => type === SENTOR_NODE);
		expect(onMain.filter(({ onError }) => onError !== 'continueErrorOutput')).toEqual([]);
	});

	it('connects nodes that exist, and leaves none alone', () => {
		const names = workflow.nodes
			.filter(({ type }) => type !== STICKY_NOTE)
			.map((node) => node.name);
		expect(new Set(connected(workflow))).toEqual(new Set(names));
	});

	it('explains itself: sticky notes, the first of them with what to do before the start', () => {
		const notes = workflow.nodes.filter(({ type }) => type === STICKY_NOTE);
		expect(notes.length).toBeGreaterThanOrEqual(2);
		expect(notes[0]?.parameters.content).toMatch(/\*\*Before you start\*\*/);
	});

	it('gives every node an id and a name of its own', () => {
		for (const key of ['id', 'name'] as const) {
			const values = workflow.nodes.map((node) => node[key]);
			expect(new Set(values).size).toBe(workflow.nodes.length);
		}
	});
});

/** What a spreadsheet node is told by id or address is lost with its columns when another is chosen. */
describe.each(['google-sheets-rows.json', 'route-failures.json'])('in %s', (name) => {
	const { nodes } = readExample(name);
	const sheets = nodes.filter(({ type }) => type === 'n8n-nodes-base.googleSheets');

	it('the spreadsheet is named in one place, where choosing another resets nothing', () => {
		expect(sheets.length).toBeGreaterThan(0);
		for (const { parameters } of sheets) {
			for (const field of ['documentId', 'sheetName']) {
				expect(parameters[field]).toMatchObject({
					value: expect.stringMatching(/^=\{\{ \$\('Settings'\)\.first\(\)/),
				});
			}
		}
		expect(nodes.find(({ name: own }) => own === 'Settings')).toBeDefined();
	});
});

it('no example needs a folder on the server', () => {
	for (const name of exampleNames()) {
		const types = readExample(name).nodes.map(({ type }) => type);
		expect([name, types]).toEqual([
			name,
			expect.not.arrayContaining(['n8n-nodes-base.readWriteFile']),
		]);
	}
});
