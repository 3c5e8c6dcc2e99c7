import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { exampleNames, readExample, withCredentials } from '../../harness/n8n/examples';
import type { StoredWorkflow, WorkflowNode } from '../../harness/n8n/types';
import { launchChromium } from '../../harness/chromium';
import { N8nEditor } from '../../harness/n8n/editor';
import { liveN8n, liveSandbox } from '../support/n8n/live';

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

const { api, session } = liveN8n();
const live = liveSandbox(api);
let browser: Browser;

beforeAll(async () => {
	browser = await launchChromium();
});
afterAll(async () => await browser?.close());

/** By name: n8n leaves out of a saved workflow what has its default. */
let types: INodeTypeDescription[];

beforeAll(async () => {
	types = (await api.nodeTypes()) as unknown as INodeTypeDescription[];
});

/** What a node does, with its defaults: where it stands on the canvas is of no interest. */
function settingsOf(node: WorkflowNode): object {
	const { name, type, typeVersion, parameters, onError } = node;
	const description = types.find(
		(it) => it.name === type && [it.version].flat().includes(typeVersion),
	) as INodeTypeDescription;
	const filled = NodeHelpers.getNodeParameters(
		description.properties,
		parameters as INodeParameters,
		true,
		false,
		node as unknown as INode,
		description,
	);
	return { name, type, typeVersion, parameters: filled, onError };
}

it.each(exampleNames())(
	'%s is the same after each of its nodes was opened in the editor and all was saved',
	async (name) => {
		const example = withCredentials(readExample(name), [await live.credential()]);
		const stored = await api.createWorkflow(example);
		const editor = await N8nEditor.open(browser, session);
		await editor.openWorkflow(stored.id);
		for (const node of example.nodes) {
			if (node.type === STICKY_NOTE) continue;
			await editor.openNode(node.name);
			await editor.closeNode();
		}
		await editor.changeAndSave();
		await editor.close();
		const saved = await api.call<StoredWorkflow>('GET', `/rest/workflows/${stored.id}`);
		expect(saved.versionId).not.toBe(stored.versionId);
		expect(saved.nodes.map(settingsOf)).toEqual(example.nodes.map(settingsOf));
		expect(saved.connections).toEqual(example.connections);
	},
);
