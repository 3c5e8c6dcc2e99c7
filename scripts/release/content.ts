import type { ReleasedPackage } from './packages';

/** A file in a tarball. */
export interface PackedFile {
	/** As npm names it, without `package/`. */
	path: string;
	text: string;
}

/** What of a manifest decides on what an installation brings. */
interface Manifest {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	scripts?: Record<string, string>;
}

/** Scripts that npm runs on the machine of who installs the package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

/**
 * What is in a tarball but may not be, or is not but has to be.
 *
 * @param size of the tarball, bytes
 * @returns One sentence each; empty when it can be handed out.
 */
export function contentFaults(
	{ allowed, demanded, mostBytes }: ReleasedPackage,
	files: PackedFile[],
	size: number,
): string[] {
	const names = files.map((file) => file.path);
	const strange = names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
	const missing = demanded.filter((name) => !names.includes(name));
	const mapped = files.filter(({ path, text }) => path.endsWith('.js') && pointsToMap(text));
	return [
		...strange.map((name) => `${name} is none of the files that the package is to hold`),
		...missing.map((name) => `${name} is missing`),
		...mapped.map(({ path }) => `${path} points to a source map, which is not in the package`),
		...(size > mostBytes ? [`The tarball has ${size} bytes, at most ${mostBytes} are meant`] : []),
		...manifestFaults(files),
	];
}

function pointsToMap(text: string): boolean {
	return /^\/\/# sourceMappingURL=/m.test(text);
}

function manifestFaults(files: PackedFile[]): string[] {
	const text = files.find(({ path }) => path === 'package.json')?.text ?? '{}';
	const { dependencies, optionalDependencies, scripts } = JSON.parse(text) as Manifest;
	const brought = Object.keys({ ...dependencies, ...optionalDependencies });
	const run = INSTALL_SCRIPTS.filter((name) => scripts?.[name]);
	return [
		...brought.map((name) => `package.json brings ${name} along: all that runs is to be bundled`),
		...run.map((name) => `package.json runs a script at installation: ${name}`),
	];
}
