import { exampleNames, readExample } from '../../harness/n8n/examples';
import { liveN8n } from '../support/n8n/live';

const { api } = liveN8n();

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
