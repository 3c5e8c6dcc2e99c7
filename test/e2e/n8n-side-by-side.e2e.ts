import type { Credential } from '../../harness/n8n/types';
import { SENTOR_CREDENTIAL } from '../../harness/n8n/package';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { rowsWorkflow, SENTOR, START } from '../support/n8n/workflows';
import { VENDOR_CREDENTIAL, VENDOR_NODE } from '../support/vendor-package';

const { api } = liveN8n();
const live = liveSandbox(api);

/** What the maker's package talks to. */
let elsewhere: HttpStub;
let theirs: Credential;

beforeAll(async () => {
	elsewhere = await startHttpStub((_request, response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end('{"from":"the maker"}'),
	);
	theirs = await api.createCredential('Theirs', VENDOR_CREDENTIAL, {
		apiKey: 'their-key',
		address: elsewhere.url,
	});
});
afterAll(async () => await elsewhere.close());

const asked = () => elsewhere.requests.map(({ url }) => url);

describe("with the maker's own package in the same n8n", () => {
	it('both nodes and both credential types are there', async () => {
		const nodes = await api.nodeTypes();
		expect(nodes.map(({ name }) => name)).toEqual(
			expect.arrayContaining([VENDOR_NODE, 'n8n-nodes-sentor-sentiment.sentorSentiment']),
		);
		const credentials = await api.call<Array<{ name: string }>>('GET', '/types/credentials.json');
		expect(credentials.map(({ name }) => name)).toEqual(
			expect.arrayContaining([VENDOR_CREDENTIAL, SENTOR_CREDENTIAL]),
		);
	});

	it("a workflow of the maker's node runs with its credential, against its address", async () => {
		const node = (name: string, type: string) => ({
			...{ id: name, name, type, typeVersion: 1, parameters: {} },
			position: [0, 0] as [number, number],
		});
		const { id, name } = theirs;
		const workflow = await api.createWorkflow({
			name: 'Theirs',
			nodes: [
				node(START, 'n8n-nodes-base.manualTrigger'),
				{ ...node('Sentor', VENDOR_NODE), credentials: { [VENDOR_CREDENTIAL]: { id, name } } },
			],
			connections: { [START]: { main: [[{ node: 'Sentor', type: 'main', index: 0 }]] } },
		});
		const execution = await api.run(workflow, START);
		expect([execution.status, execution.error]).toEqual(['success', undefined]);
		expect(returned(execution, 'Sentor')).toEqual([{ from: 'the maker' }]);
		expect(asked()).toContain('/from-the-node');
		expect(live.sandbox.requests).toEqual([]);
	});

	it('a workflow of ours runs with ours', async () => {
		const rows = [{ text: 'Great delivery', entities: 'delivery' }];
		const workflow = rowsWorkflow(rows, await live.credential());
		const execution = await api.run(await api.createWorkflow(workflow), START);
		expect(returned(execution, SENTOR)).toMatchObject([{ sentiment: 'positive' }]);
	});

	it('each credential is tested against its own address', async () => {
		const before = asked().length;
		expect((await api.testCredential(theirs)).status).toBe('OK');
		expect(asked().slice(before)).toEqual(['/from-the-test']);
		expect(live.sandbox.requests).toEqual([]);
		expect((await api.testCredential(await live.credential())).status).toBe('OK');
		expect(live.sandbox.requests.map(({ path }) => path)).toContain('/predicts/health');
		expect(asked()).toHaveLength(before + 1);
	});
});
