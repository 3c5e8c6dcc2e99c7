import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildNodeRed } from '../../node-red/build';
import { bundleText } from '../../text/build';
import type { prepare } from '../../text';

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'sentor-text-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('text/ in one file, as n8n loads it', () => {
	let file: string;

	beforeAll(async () => {
		await bundleText(path.join(folder, 'text'));
		file = path.join(folder, 'text/index.js');
	});

	it('works without anything beside it', () => {
		const text = createRequire(file)(file) as { prepare: typeof prepare };
		const preparation = text.prepare(
			{ text: '<p>De levering was <b>traag</b> &amp; duur.</p>' },
			{ entities: 'delivery = levering' },
		);
		expect(preparation).toMatchObject({
			ok: true,
			document: { text: 'De levering was traag & duur.', entities: ['levering'], language: 'nl' },
		});
	});

	it("has nothing that n8n's rules forbid", () => {
		const code = readFileSync(file, 'utf8');
		expect(code).not.toMatch(
			/\brequire\(|\bprocess\.|\bglobalThis\b|\bset(?:Timeout|Interval|Immediate)\b/,
		);
	});
});

describe('the Node-RED package', () => {
	it('names the libraries that are bundled, with their licences', async () => {
		await buildNodeRed(path.join(folder, 'node-red/dist'));
		const notices = readFileSync(path.join(folder, 'node-red/dist/THIRD-PARTY-NOTICES'), 'utf8');
		expect(notices).toMatch(/^htmlparser2 .*\(MIT\)$/m);
		expect(notices).toMatch(/^entities .*\(BSD-2-Clause\)$/m);
	});
});
