import { changelogFaults } from '../../scripts/release/changelog';
import { contentFaults, type PackedFile } from '../../scripts/release/content';
import { PACKAGES } from '../../scripts/release/packages';
import { bundledLibraries } from '../../scripts/release/sbom';
import { versionFaults } from '../../scripts/release/versions';

describe('the versions', () => {
	const agreeing = {
		manifests: { '.': '1.2.3', 'node-red': '1.2.3' },
		locked: { '.': '1.2.3', 'node-red': '1.2.3' },
	};

	it('agree in both manifests, the lock file and the tag', () => {
		expect(versionFaults(agreeing)).toEqual([]);
		expect(versionFaults({ ...agreeing, tag: 'n8n-v1.2.3' })).toEqual([]);
		expect(versionFaults({ ...agreeing, tag: 'node-red-v1.2.3' })).toEqual([]);
	});

	it('are refused where one package was left behind', () => {
		const manifests = { '.': '1.2.3', 'node-red': '1.2.2' };
		expect(versionFaults({ ...agreeing, manifests })).toEqual([
			'node-red/package.json is 1.2.2, package.json 1.2.3',
		]);
	});

	it('are refused where the lock file was left behind', () => {
		const locked = { '.': '1.2.3', 'node-red': undefined };
		expect(versionFaults({ ...agreeing, locked })).toEqual([
			'package-lock.json has undefined for node-red, not 1.2.3',
		]);
	});

	it.each([
		['n8n-v1.2.4', 'The tag n8n-v1.2.4 is not of version 1.2.3'],
		['v1.2.3', 'The tag v1.2.3 is neither n8n-v… nor node-red-v…'],
	])('are refused under the tag %s', (tag, fault) => {
		expect(versionFaults({ ...agreeing, tag })).toEqual([fault]);
	});
});

describe('the changelog', () => {
	const changelog = (heading: string, body = '### Added\n\n- **n8n**: a node') =>
		`# Changelog\n\n## [1.2.0] - 2026-03-04\n\n${body}\n\n${heading}\n\n### Fixed\n\n- A fault\n`;
	const good = changelog('## [1.1.9] - 2026-01-02');

	it('can go out with its date', () => {
		expect(changelogFaults(good, '1.2.0', true)).toEqual([]);
	});

	it('may be without a date until it goes out', () => {
		const unreleased = good.replace('2026-03-04', 'unreleased');
		expect(changelogFaults(unreleased, '1.2.0', false)).toEqual([]);
		expect(changelogFaults(unreleased, '1.2.0', true)).toEqual([
			'The entry for 1.2.0 has no date: "## [1.2.0] - 2026-01-31"',
		]);
	});

	it.each([
		['an entry is missing', good, '1.3.0', 'CHANGELOG.md has no entry for 1.3.0'],
		[
			'a heading has another form',
			changelog('## 1.1.9 (January)'),
			'1.2.0',
			'"## 1.1.9 (January)" is not "## [version] - date"',
		],
		[
			'an entry says nothing',
			changelog('## [1.1.9] - 2026-01-02', ''),
			'1.2.0',
			'The entry for 1.2.0 says nothing',
		],
		[
			'changes are not sorted by kind',
			changelog('## [1.1.9] - 2026-01-02', '- a node'),
			'1.2.0',
			'The entry for 1.2.0 does not sort its changes: Added, Changed, Deprecated, Removed, Fixed, Security',
		],
		[
			'a kind is of its own making',
			changelog('## [1.1.9] - 2026-01-02', '### Improved\n\n- a node'),
			'1.2.0',
			'The entry for 1.2.0 has a kind "Improved"',
		],
		[
			'an older version comes first',
			changelog('## [1.10.0] - 2026-05-02'),
			'1.2.0',
			'The newest version does not come first',
		],
	])('is refused where %s', (_why, markdown, version, fault) => {
		expect(changelogFaults(markdown, version, true)).toEqual([fault]);
	});
});

describe.each(PACKAGES.map((of) => [of.host, of] as const))('the content for %s', (_host, of) => {
	const file = (path: string, text = ''): PackedFile => ({ path, text });
	const whole = of.demanded.map((path) => file(path, path === 'package.json' ? '{}' : ''));

	it('is accepted with what is demanded, up to its size', () => {
		expect(contentFaults(of, whole, of.mostBytes)).toEqual([]);
		expect(contentFaults(of, whole, of.mostBytes + 1)).toEqual([
			`The tarball has ${of.mostBytes + 1} bytes, at most ${of.mostBytes} are meant`,
		]);
	});

	it.each([
		'dist/core/index.js.map',
		'dist/test/core.test.js',
		'dist/sandbox/cli.js',
		'examples/data/tickets.csv',
		'.env',
		'.npmrc',
		'src/index.ts',
	])('is refused with %s', (path) => {
		expect(contentFaults(of, [...whole, file(path)], 1)).toEqual([
			`${path} is none of the files that the package is to hold`,
		]);
	});

	it.each(of.demanded)('is refused without %s', (path) => {
		const rest = whole.filter((found) => found.path !== path);
		expect(contentFaults(of, rest, 1)).toEqual([`${path} is missing`]);
	});

	it.each([
		[{ dependencies: { undici: '7' } }, /brings undici along/],
		[{ optionalDependencies: { undici: '7' } }, /brings undici along/],
		[{ scripts: { postinstall: 'node x.js' } }, /runs a script at installation: postinstall/],
	])('is refused with %j in its manifest', (manifest, fault) => {
		const files = whole.map(({ path, text }) =>
			file(path, path === 'package.json' ? JSON.stringify(manifest) : text),
		);
		expect(contentFaults(of, files, 1)).toEqual([expect.stringMatching(fault)]);
	});
});

it('a file that points to a map that nobody gets is refused', () => {
	const [of] = PACKAGES.filter(({ host }) => host === 'n8n');
	const files = of!.demanded.map((path) => ({ path, text: '{}' }));
	const mapped = { path: 'dist/core/index.js', text: 'x();\n//# sourceMappingURL=index.js.map\n' };
	expect(contentFaults(of!, [...files, mapped], 1)).toEqual([
		'dist/core/index.js points to a source map, which is not in the package',
	]);
});

it('the bundled libraries are read from the notices, a scope too', () => {
	const notices =
		'Parts of:\n\n---\n\n@a/b 1.0.0 (MIT)\n\nText (c) 1.0 (MIT).\n---\n\nc 2.1.0-rc.1 (BSD-2-Clause)\n';
	expect(bundledLibraries(notices).map(({ purl }) => purl)).toEqual([
		'pkg:npm/%40a/b@1.0.0',
		'pkg:npm/c@2.1.0-rc.1',
	]);
});
