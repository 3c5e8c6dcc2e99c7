import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(__dirname, '../../.github/workflows');
const workflows = readdirSync(FOLDER).map((name): [string, string] => [
	name,
	readFileSync(path.join(FOLDER, name), 'utf8'),
]);
const publish = readFileSync(path.join(FOLDER, 'publish.yml'), 'utf8');

/** The jobs of a workflow, each from its name to the next one's. */
const jobs = publish
	.split(/^jobs:$/m)[1]!
	.split(/^ {2}(?=\w+:$)/m)
	.slice(1);

describe.each(workflows)('the workflow %s', (_name, text) => {
	it('names actions by commit, with the release beside it', () => {
		const used = text.split('\n').filter((line) => /\buses:/.test(line));
		expect(used.length).toBeGreaterThan(0);
		for (const line of used)
			expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	it('may read the repository and nothing more, unless a job says so', () => {
		expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
		expect(text).not.toMatch(/contents: write|write-all|pull_request_target/);
	});

	it('leaves no token behind in the clone', () => {
		const checkouts = text.match(/actions\/checkout@/g) ?? [];
		expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
	});
});

describe('publishing', () => {
	it('lets one job sign, the one that publishes', () => {
		expect(
			workflows
				.map(([, text]) => text)
				.join('')
				.match(/id-token: write/g),
		).toHaveLength(1);
		expect(jobs.filter((job) => job.includes('id-token: write'))).toEqual([
			expect.stringMatching(/^publish:/),
		]);
		expect(jobs.filter((job) => job.includes('npm publish'))).toHaveLength(1);
	});

	it('comes after all tests and the rehearsal, with the bytes that were rehearsed', () => {
		const [test, publishing] = jobs;
		expect(test).toMatch(/\.ci\/run[^]*npm run release:dry -- "\$GITHUB_REF_NAME"/);
		expect(publishing).toMatch(/needs: test[^]*sha256sum --check[^]*npm publish \.\/[\w*-]+\.tgz/);
	});

	it("ends with n8n's scan of what was published", () => {
		expect(jobs.at(-1)).toMatch(/^scan:\n {4}needs: publish\n/);
	});
});
