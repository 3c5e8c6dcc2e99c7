import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../../harness/run';

/** A library in a package, as CycloneDX names it. */
export interface Component {
	type: 'library';
	name: string;
	version: string;
	purl: string;
	licenses: Array<{ license: { id: string } }>;
	'bom-ref': string;
}

/** The list of what a package is made of, in CycloneDX. */
export interface Sbom {
	bomFormat: string;
	specVersion: string;
	serialNumber?: string;
	metadata: { timestamp?: string; component: { name: string; version: string; purl: string } };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn: string[] }>;
}

/** The first line of a notice, as the build writes it. */
const NOTICE = /^(\S+) (\d\S*) \(([\w.-]+)\)$/gm;

/**
 * What a package is made of: npm's own list of what an installation brings, and the libraries that
 * are bundled, which npm cannot know of. The same package gives the same list, byte by byte.
 *
 * @param manifest the published one, as text
 * @param notices the package's THIRD-PARTY-NOTICES
 * @param work an empty folder
 * @throws When the package has dependencies, since they are not installed here.
 */
export async function sbomOf(manifest: string, notices: string, work: string): Promise<Sbom> {
	// Nobody who installs the package gets these two kinds, and npm would look for them here.
	const { devDependencies, peerDependencies, workspaces, ...shipped } = JSON.parse(
		manifest,
	) as Record<string, unknown> & { name: string };
	void [devDependencies, peerDependencies, workspaces];
	await mkdir(work, { recursive: true });
	await writeFile(path.join(work, 'package.json'), JSON.stringify(shipped));
	const sbom = JSON.parse(await run('npm', ['sbom', '--sbom-format', 'cyclonedx'], work)) as Sbom;
	return withBundled(sbom, shipped.name, bundledLibraries(notices));
}

function withBundled(sbom: Sbom, name: string, bundled: Component[]): Sbom {
	// Both change with every call, and the format does not demand them.
	const { serialNumber, ...rest } = sbom;
	const { timestamp, ...metadata } = sbom.metadata;
	void [serialNumber, timestamp];
	const [own] = sbom.dependencies;
	const dependsOn = bundled.map((component) => component['bom-ref']);
	return {
		...rest,
		// npm goes by the folder's name.
		metadata: { ...metadata, component: { ...metadata.component, name } },
		components: [...sbom.components, ...bundled],
		dependencies: [
			{ ref: own?.ref ?? name, dependsOn: [...(own?.dependsOn ?? []), ...dependsOn] },
			...dependsOn.map((ref) => ({ ref, dependsOn: [] })),
		],
	};
}

/** The libraries that a package's THIRD-PARTY-NOTICES tells of. */
export function bundledLibraries(notices: string): Component[] {
	return [...notices.matchAll(NOTICE)].map(([, name = '', version = '', id = '']) => ({
		'bom-ref': `${name}@${version}`,
		type: 'library',
		name,
		version,
		purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
		licenses: [{ license: { id } }],
	}));
}
