import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rehearse, sourceFaults, type Rehearsed } from '../../scripts/release/rehearse';
import type { Sbom } from '../../scripts/release/sbom';

/** Two clones are built and packed, which takes its time on a busy machine, ms. */
const SLOW_MS = 240_000;

let folder: string;
let n8n: Rehearsed;
let nodeRed: Rehearsed;

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'sentor-release-'));
	[n8n, nodeRed] = (await rehearse(folder)) as [Rehearsed, Rehearsed];
}, SLOW_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sbom = (of: Rehearsed) => JSON.parse(readFileSync(of.sbom, 'utf8')) as Sbom;

describe('a release of the sources as they are', () => {
	it('has one version in manifests, lock file and changelog', async () => {
		expect(await sourceFaults()).toEqual([]);
	});

	it('comes out of two clones byte by byte the same, with nothing in it that is not meant', () => {
		expect([n8n.faults, nodeRed.faults]).toEqual([[], []]);
		expect(n8n.files).toContain('dist/nodes/SentorSentiment/SentorSentiment.node.js');
		expect(nodeRed.files).toContain('dist/sentor-sentiment/sentor-sentiment.js');
	});

	it('leaves the tarballs and their lists of parts, and nothing else', () => {
		const made = [n8n, nodeRed]
			.flatMap((one) => [one.tarball, one.sbom])
			.map((f) => path.basename(f));
		expect(readdirSync(folder).sort()).toEqual(made.sort());
	});
});

describe('the list of parts', () => {
	it('names each package as npm knows it', () => {
		expect(sbom(n8n).metadata.component).toMatchObject({
			name: 'n8n-nodes-sentor-sentiment',
			purl: expect.stringMatching(/^pkg:npm\/n8n-nodes-sentor-sentiment@\d/),
		});
		expect(sbom(nodeRed).metadata.component).toMatchObject({
			name: '@sentor-nodes/node-red-sentor-sentiment',
			purl: expect.stringMatching(/^pkg:npm\/%40sentor-nodes\/node-red-sentor-sentiment@\d/),
		});
	});

	it('names the bundled libraries with version and licence, and nothing that an installation brings', () => {
		for (const one of [n8n, nodeRed]) {
			const { bomFormat, components, dependencies } = sbom(one);
			expect(bomFormat).toBe('CycloneDX');
			expect(components.map(({ name, licenses }) => [name, licenses[0]?.license.id])).toEqual([
				['entities', 'BSD-2-Clause'],
				['htmlparser2', 'MIT'],
			]);
			const refs = components.map((component) => component['bom-ref']);
			expect(dependencies[0]?.dependsOn).toEqual(refs);
		}
	});

	it('is the same each time it is made', () => {
		expect(Object.keys(sbom(n8n))).not.toContain('serialNumber');
		expect(Object.keys(sbom(n8n).metadata)).not.toContain('timestamp');
	});
});
