import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const repository = path.resolve(__dirname, '..');

/** The oldest Node that n8n 2.41 starts on (its `engines` field). */
const OLDEST_MAJOR = 24;

/**
 * The Node binary that runs n8n: this process's own when it is new enough, else the one that the
 * devDependency `node` brings.
 *
 * @throws When there is neither; the message says what to do.
 */
export function node24(): string {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
	const own = path.join(repository, 'node_modules/node/bin/node');
	if (existsSync(own)) return own;
	throw new Error(
		`n8n needs Node ${OLDEST_MAJOR} or newer, this is ${process.versions.node}. Run "npm rebuild node" once, then try again.`,
	);
}

/** This process's environment, with the folder of {@link node24} first on the path. */
export function node24Environment(): NodeJS.ProcessEnv {
	const folders = [path.dirname(node24()), process.env.PATH ?? ''];
	return { ...process.env, PATH: folders.join(path.delimiter) };
}
