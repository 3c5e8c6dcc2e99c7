import { exampleNames, readExample, withCredentials } from '../../harness/n8n/examples';
import type { Credential, Execution } from '../../harness/n8n/types';
import { liveN8n, liveSandbox, returned } from '../support/n8n/live';
import { withStandIns } from '../support/n8n/stand-ins';
import { SENTOR, type Row } from '../support/n8n/workflows';

const { api } = liveN8n();
const live = liveSandbox(api);

describe.each(exampleNames())('the example %s', (name) => {
	let types: Awaited<ReturnType<typeof api.nodeTypes>>;

	beforeAll(async () => {
		types = await api.nodeTypes();
	});

	it("names the newest version of each of n8n's nodes", () => {
		for (const { name: node, type, typeVersion } of readExample(name).nodes) {
			const versions = types.filter((it) => it.name === type).flatMap(({ version }) => version);
			expect([node, typeVersion]).toEqual([node, Math.max(...(versions as number[]))]);
		}
	});

	it('imports, and n8n knows each of its nodes, their versions and their parameters', async () => {
		const stored = await api.createWorkflow(readExample(name));
		expect(stored.nodes).toHaveLength(readExample(name).nodes.length);
		for (const { type, typeVersion, parameters } of stored.nodes) {
			const known = types.find(
				(it) => it.name === type && [it.version].flat().includes(typeVersion),
			);
			const properties = (known?.properties ?? []) as Array<{ name: string }>;
			const names = properties.map((property) => property.name);
			expect([type, names]).toEqual([type, expect.arrayContaining(Object.keys(parameters))]);
		}
	});
});

it('google sheets rows hands each row back by its number, also the one that could not be analyzed', async () => {
	const example = withStandIns(readExample('google-sheets-rows.json'));
	const sheet = [
		{ row_number: 2, text: 'Lovely support, thank you!', entities: 'support', language: 'en' },
		{ row_number: 3, text: '', entities: 'support', language: 'en' },
		{
			row_number: 4,
			text: 'Slechte kwaliteit, nooit meer.',
			entities: 'kwaliteit',
			language: 'nl',
		},
	];
	const pinData = { 'Get rows': sheet.map((json) => ({ json })) };
	const workflow = withCredentials({ ...example, pinData }, [await live.credential()]);
	const execution = await api.run(await api.createWorkflow(workflow), 'Every morning');
	expect(returned(execution, 'Write sentiment')).toEqual([
		{
			row_number: 2,
			sentiment: 'positive',
			confidence: expect.any(Number),
			summary: expect.any(String),
		},
		{
			row_number: 4,
			sentiment: 'negative',
			confidence: expect.any(Number),
			summary: expect.any(String),
		},
		{ row_number: 3, sentiment: 'not analyzed', summary: expect.stringMatching(/^Text is empty /) },
	]);
});

it('slack alert on negative writes to the team, and to the owner about what could not be read', async () => {
	const example = withStandIns(readExample('slack-alert-on-negative.json'));
	const stored = await api.createWorkflow(withCredentials(example, [await live.credential()]));
	await api.activate(stored);
	const post = async (body: Row) =>
		await fetch(`${api.url}/webhook/customer-feedback`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ customer: 'Ada', entities: 'delivery', ...body }),
		});
	await post({ id: 'T-1', text: 'Terrible delivery,\nthe parcel was broken and late. <!channel>' });
	await post({ id: 'T-2', text: 'Wonderful delivery, I love it!' });
	await post({ id: 'T-3', text: '' });
	const ids = await api.executionIds(stored.id);
	const executions = await Promise.all(ids.map(async (id) => await api.finished(id)));
	const said = (node: string) => executions.flatMap((execution) => returned(execution, node));
	expect(said('Tell the team')).toEqual([
		{
			channel: '#customer-voice',
			text: expect.stringMatching(
				/^:rotating_light: Ada, T-1\nNegative \(\d+%\): .*delivery.*\n> Terrible delivery, the parcel was broken and late\. &lt;!channel>$/,
			),
		},
	]);
	expect(said('Nothing to do')).toEqual([expect.objectContaining({ documentId: 'T-2' })]);
	expect(said('Tell the owner of this workflow')).toEqual([
		{
			channel: '#automation',
			text: expect.stringMatching(/^A message of Ada could not .*Text is empty/),
		},
	]);
});

describe('route what could not be analyzed', () => {
	async function runRoutes(credential: Credential, options: Row = {}): Promise<Execution> {
		const example = withStandIns(readExample('route-failures.json'));
		const nodes = example.nodes.map((node) =>
			node.name === SENTOR ? { ...node, parameters: { ...node.parameters, options } } : node,
		);
		const workflow = withCredentials({ ...example, nodes }, [credential]);
		return await api.run(await api.createWorkflow(workflow), 'Start');
	}

	it('lists the row without text, and goes on with the others', async () => {
		const execution = await runRoutes(await live.credential());
		expect(returned(execution, 'Go on with the answers').map(({ id }) => id)).toEqual([
			'R-1',
			'R-3',
		]);
		expect(returned(execution, 'List for a look')).toEqual([
			expect.objectContaining({ id: 'R-2', text: '', 'what happened': 'Text is empty' }),
		]);
	});

	it('sends the admin one mail when the key has expired', async () => {
		const expired = await live.credentialWith('sandbox-expired');
		const execution = await runRoutes(expired);
		expect(returned(execution, 'Mail the admin')).toEqual([
			{
				toEmail: 'admin@example.com',
				subject: 'Sentor does not accept our key',
				text: expect.stringContaining('Reason: expired_key'),
			},
		]);
	});

	it('waits until the plan opens again, and then has an answer for every row with a text', async () => {
		const credential = await live.credential({ requests: 1, windowMs: 4_000 });
		const execution = await runRoutes(credential, { maxWait: 0, maxDocsPerRequest: 1 });
		const answers = returned(execution, 'Go on with the answers');
		expect(answers.map(({ id }) => id).sort()).toEqual(['R-1', 'R-3']);
		expect(answers.flatMap((answer) => Object.keys(answer))).not.toContain('error');
		expect(execution.runs['Wait for the plan']?.length).toBeGreaterThan(0);
	});
});
