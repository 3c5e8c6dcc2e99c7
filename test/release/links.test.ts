import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../harness/run';

const REPOSITORY = path.resolve(__dirname, '../..');

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sentor-links-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own: its libraries are ES modules. */
const check = async (root: string) =>
	await run('node', [path.join(REPOSITORY, 'scripts/links.mjs'), root], REPOSITORY);

/** What is said of the files of a repository made up for the purpose. */
async function saidOf(files: Record<string, string>): Promise<string> {
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	return await check(folder).catch((failed: Error) => failed.message);
}

it('no link of READMEs, docs, helps and issue forms leads nowhere', async () => {
	expect(await check(REPOSITORY)).toMatch(/^\d+ links in \d\d files, 0 lead nowhere\n$/);
});

it.each([
	['a file', '[a](docs/b.md) ![c](docs/c.png) <img src="docs/c.png">'],
	['a heading, as GitHub names it', '[a](docs/b.md#what-n8ns-_node_-does--and-why)'],
	['the second heading of the same words', '[a](docs/b.md#again-1)'],
	['an anchor set by hand', '[a](docs/b.md#by-hand)'],
	['a heading of the same page', '# Top\n\n[a](#top)'],
	['a reference', '[a][b]\n\n[b]: docs/b.md'],
	['an address', 'https://sentor.app/docs and <mailto:a@sentor.app>'],
	[
		"the repository's own address",
		'[a](https://github.com/sentor-nodes/sentor-nodes/blob/main/docs/b.md#again)',
	],
	['what is only code', '`[a](nowhere.md)`\n\n```\n[a](nowhere.md)\n```'],
])('%s is found', async (_what, text) => {
	const said = await saidOf({
		'README.md': text,
		'docs/b.md':
			'# What n8n\'s `_node_` does — and [why](../README.md)\n\n## Again\n\n## Again\n\n<a id="by-hand"></a>\n',
		'docs/c.png': '',
	});
	expect(said).toMatch(/, 0 lead nowhere/);
});

it.each([
	['README.md', '[a](docs/none.md)', 'docs/none.md: no such file'],
	['README.md', '![a](docs/B.md)', 'docs/B.md: no such file'],
	['README.md', '<img src="none.png">', 'none.png: no such file'],
	['README.md', '[a](docs/b.md#none)', 'docs/b.md#none: no such heading'],
	['README.md', '[a](docs#none)', 'docs#none: has no headings'],
	['README.md', '[a](#none)', '#none: no such heading'],
	['docs/d.md', '[a](../../elsewhere.md)', '../../elsewhere.md: outside of the repository'],
	['README.md', '[a][b]', '[b]: a reference that is not defined'],
	['README.md', '[a](http://sentor.app)', 'http://sentor.app: not https'],
	['README.md', '[a](https://docs.example.com/x)', 'https://docs.example.com/x: a placeholder'],
	[
		'README.md',
		'[a](https://github.com/your-name/x)',
		'https://github.com/your-name/x: a placeholder',
	],
	[
		'README.md',
		'[a](https://github.com/sentor-nodes/sentor-nodes/blob/main/none.md)',
		'/main/none.md: no such file',
	],
	['src/locales/en-US/a.html', '<a href="http://x.app">x</a>', 'http://x.app: not https'],
	[
		'.github/ISSUE_TEMPLATE/a.yml',
		'body:\n  - value: |\n      See [a](none.md)\n',
		'none.md: no such file',
	],
])('in %s, %s is told', async (file, text, fault) => {
	const said = await saidOf({ 'docs/b.md': '# B\n', [file]: text });
	expect(said).toContain(fault);
	expect(said).toContain('1 lead nowhere');
});
