import path from 'node:path';
import { run } from '../../harness/run';

const REPOSITORY = path.resolve(__dirname, '../..');

/** ESLint takes its time on a busy machine, ms. */
const SLOW_MS = 180_000;

const { NODE_ENV } = process.env;

beforeAll(() => {
	// One of n8n's rule sets takes every file for a test of its own when this is "test".
	delete process.env.NODE_ENV;
});
afterAll(() => {
	process.env.NODE_ENV = NODE_ENV;
});

it("n8n's own command says that the node may go to n8n Cloud", async () => {
	const said = await run('npx', ['--no', 'n8n-node', 'cloud-support'], REPOSITORY);
	expect(said).toMatch(/Status: .*eligible/);
	expect(said).not.toMatch(/not eligible|using custom config/i);
});

it(
	"n8n's own rules, as they come, find nothing in what ends up in the package",
	async () => {
		await expect(run('npm', ['run', 'lint:n8n'], REPOSITORY)).resolves.toEqual(expect.any(String));
	},
	SLOW_MS,
);
