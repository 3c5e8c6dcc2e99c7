import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import type { Workflow, WorkflowNode } from '../../harness/n8n/types';
import { exampleNames, readExample } from '../../harness/n8n/examples';
import { repository } from '../../harness/node24';
import {
	PROPOSED_CREDENTIAL_NAME,
	SENTOR_CREDENTIAL,
	SENTOR_NODE,
} from '../../harness/n8n/package';
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

/** A report is made here: that node has no credential, and no service that could fail. */
function callingNodes(workflow: Workflow): WorkflowNode[] {
	return sentorNodes(workflow).filter(({ parameters }) => parameters.operation !== 'report');
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

it('examples cover files, sheets, mail, chat, agents, failures, reports, topics and quality', () => {
	expect(exampleNames()).toEqual([
		'ai-agent-with-sentiment-tool.json',
		'daily-report-to-slack.json',
		'form-file-back.json',
		'go-on-when-the-plan-opens.json',
		'google-sheets-rows.json',
		'inbox-to-slack.json',
		'quality-check.json',
		'reviews-with-report-sheet.json',
		'route-failures.json',
		'sentiment-by-entity.json',
		'slack-alert-on-negative.json',
		'survey-with-nps.json',
		'tell-when-the-key-expires.json',
		'tickets-to-spreadsheet.json',
		'topics-of-the-week.json',
		'topics-of-tickets.json',
		'webhook-answer.json',
	]);
});

it('the list of examples names each, once, by its title', () => {
	const list = readFileSync(path.join(repository, 'examples/README.md'), 'utf8');
	const linked = [...list.matchAll(/\[([^\]]+)\]\(n8n\/([^)]+)\)/g)];
	expect(linked.map(([, title, file]) => [file, title]).sort()).toEqual(
		exampleNames().map((name) => [name, readExample(name).name]),
	);
});

describe.each(exampleNames())('the example %s', (name) => {
	const workflow = readExample(name);

	it('holds the node, with parameters and choices that it knows', () => {
		expect(callingNodes(workflow)).toHaveLength(1);
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
		for (const node of callingNodes(workflow)) {
			expect(node.credentials).toEqual({
				[SENTOR_CREDENTIAL]: { id: null, name: PROPOSED_CREDENTIAL_NAME },
			});
		}
		expect(JSON.stringify(workflow)).not.toMatch(
			/api.?key|token|secret|password|instanceId|bearer/i,
		);
	});

	it('lets no item be lost: what cannot be analyzed goes on, on an output of its own or in its place', () => {
		const onMain = callingNodes(workflow).filter(({ type }) => type === SENTOR_NODE);
		const ways = ['continueErrorOutput', 'continueRegularOutput'];
		expect(onMain.filter(({ onError = '' }) => !ways.includes(onError))).toEqual([]);
	});

	it('connects nodes that exist, and leaves none alone', () => {
		const names = workflow.nodes
			.filter(({ type }) => type !== STICKY_NOTE)
			.map((node) => node.name);
		expect(new Set(connected(workflow))).toEqual(new Set(names));
	});

	it('breaks no line within a template literal: n8n puts a space behind it', () => {
		const expressions = JSON.stringify(workflow.nodes).match(/"=(?:[^"\\]|\\.)*"/g) ?? [];
		const literals = expressions.flatMap((source) => source.match(/`[^`]*`/g) ?? []);
		expect(literals.filter((literal) => literal.includes('\\\\n'))).toEqual([]);
	});

	it('explains itself: sticky notes, the first of them with what to do before the start', () => {
		const notes = workflow.nodes.filter(({ type }) => type === STICKY_NOTE);
		expect(notes.length).toBeGreaterThanOrEqual(2);
		expect(notes[0]?.parameters.content).toMatch(/\*\*Before you start\*\*/);
	});

	it('lays its notes beside each other, above the nodes', () => {
		const notes = workflow.nodes.filter(({ type }) => type === STICKY_NOTE);
		const sizes = notes.map(({ position: [left, top], parameters }) => ({
			left,
			right: left + Number(parameters.width),
			bottom: top + Number(parameters.height),
		}));
		for (const [at, { left }] of sizes.entries()) {
			expect(left).toBeGreaterThan(sizes[at - 1]?.right ?? -Infinity);
		}
		const others = workflow.nodes.filter(({ type }) => type !== STICKY_NOTE);
		for (const { bottom } of sizes) {
			expect(bottom).toBeLessThan(Math.min(...others.map(({ position }) => position[1])));
		}
	});

	it('gives every node an id and a name of its own', () => {
		for (const key of ['id', 'name'] as const) {
			const values = workflow.nodes.map((node) => node[key]);
			expect(new Set(values).size).toBe(workflow.nodes.length);
		}
	});
});

/** What a spreadsheet node is told by id or address is lost with its columns when another is chosen. */
describe.each(['google-sheets-rows.json', 'reviews-with-report-sheet.json', 'route-failures.json'])(
	'in %s',
	(name) => {
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
	},
);

it('no example needs a folder on the server', () => {
	for (const name of exampleNames()) {
		const types = readExample(name).nodes.map(({ type }) => type);
		expect([name, types]).toEqual([
			name,
			expect.not.arrayContaining(['n8n-nodes-base.readWriteFile']),
		]);
	}
});
