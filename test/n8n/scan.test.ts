import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scan, type ScanVerdict } from '../support/n8n/scan';
import { unpackedN8nPackage } from '../../harness/n8n/pack';

const REPOSITORY = path.resolve(__dirname, '../..');

/** ESLint takes its time on a busy machine, ms. */
const SLOW_MS = 180_000;

let folder: string;
let unpacked: string;
let verdicts: { published?: ScanVerdict; source?: ScanVerdict; spoiled?: ScanVerdict };

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'sentor-pack-'));
	unpacked = await unpackedN8nPackage(folder);
	const [published, source, spoiled] = await scan([
		{ folder: unpacked, leg: 'tarball' },
		{ folder: REPOSITORY, leg: 'source' },
		{ folder: spoil(unpacked), leg: 'tarball' },
	]);
	verdicts = { published, source, spoiled };
}, SLOW_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the package with what n8n forbids: a timer behind a switched-off rule, a dependency. */
function spoil(original: string): string {
	const spoiled = path.join(folder, 'spoiled');
	cpSync(original, spoiled, { recursive: true });
	const bad = '// eslint-disable-next-line\nsetTimeout(() => undefined, 1);\n';
	writeFileSync(path.join(spoiled, 'dist/core/bad.js'), bad);
	const manifest = JSON.parse(readFileSync(path.join(spoiled, 'package.json'), 'utf8')) as object;
	const withDependency = JSON.stringify({ ...manifest, dependencies: { undici: '7' } });
	writeFileSync(path.join(spoiled, 'package.json'), withDependency);
	return spoiled;
}

const filesIn = (root: string) =>
	readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));

describe("n8n's verification scan", () => {
	it('passes over every file of the published package', () => {
		expect(verdicts.published).toEqual({ passed: true });
	});

	it('passes over the sources of node and credential', () => {
		expect(verdicts.source).toEqual({ passed: true });
	});

	it('would find a timer in the core, and a dependency', () => {
		expect(verdicts.spoiled?.passed).toBe(false);
		expect(verdicts.spoiled?.details).toMatch(/no-restricted-globals/);
		expect(verdicts.spoiled?.details).toMatch(/no-runtime-dependencies/);
	});
});

describe('the published package', () => {
	it('holds every file that its manifest and its node name', () => {
		const { n8n } = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8')) as {
			n8n: { nodes: string[]; credentials: string[] };
		};
		const files = filesIn(unpacked);
		expect(files).toEqual(
			expect.arrayContaining([
				...n8n.nodes,
				...n8n.credentials,
				'dist/core/index.js',
				'dist/text/index.js',
				'dist/report/index.js',
				'dist/THIRD-PARTY-NOTICES',
				'dist/nodes/SentorSentiment/SentorSentiment.node.json',
				'dist/nodes/SentorSentiment/sentorSentiment.svg',
				'dist/nodes/SentorSentiment/sentorSentiment.dark.svg',
				'dist/nodes/SentorSentiment/__schema__/v1.0.0/analyze.json',
				'dist/nodes/SentorSentiment/__schema__/v1.0.0/report.json',
			]),
		);
		expect(existsSync(path.join(unpacked, 'node_modules'))).toBe(false);
	});

	it('holds nothing of the other host, the sandbox or the tests', () => {
		expect(
			filesIn(unpacked).filter((file) => /node-red|sandbox|test|demo|bench/i.test(file)),
		).toEqual([]);
	});

	it('names the libraries that are bundled, with their licences', () => {
		const notices = readFileSync(path.join(unpacked, 'dist/THIRD-PARTY-NOTICES'), 'utf8');
		expect(notices).toMatch(/^htmlparser2 .*\(MIT\)$/m);
		expect(notices).toMatch(/^entities .*\(BSD-2-Clause\)$/m);
		expect(notices).toContain('Permission is hereby granted');
	});

	it('is a download of at most 130 kB', () => {
		const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
		expect(statSync(path.join(folder, tarball)).size).toBeLessThanOrEqual(130_000);
	});

	it('requires nothing but n8n-workflow, Node itself and its own files', () => {
		const required = filesIn(unpacked)
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [
				...readFileSync(path.join(unpacked, file), 'utf8').matchAll(/require\("([^"]+)"\)/g),
			])
			.map(([, name]) => name ?? '')
			.filter((name) => !name.startsWith('.'));
		expect([...new Set(required)].sort()).toEqual(['n8n-workflow', 'node:crypto']);
	});
});
