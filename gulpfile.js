/**
 * Builds both packages: the n8n package into dist/ (compiled, with icons, codex and schemas beside
 * the code that n8n reads them for, text/, core/ and report/ as one file each), the Node-RED package into
 * node-red/dist/.
 */
'use strict';

const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');
const { buildNodeRed: bundleNodeRed } = require('./node-red/build');
const { bundlePart, bundleText, writeNotices } = require('./text/build');

const run = promisify(execFile);

/** What n8n reads beside the compiled node: icons, the codex file, the schemas of its output. */
const ASSETS = [
	'{nodes,credentials}/**/*.svg',
	'nodes/**/*.node.json',
	'nodes/**/__schema__/**/*.json',
];

const clean = () => rm('dist', { recursive: true, force: true });

async function compile() {
	try {
		await run(process.execPath, [
			require.resolve('typescript/bin/tsc'),
			'-p',
			'tsconfig.build.json',
		]);
	} catch (failed) {
		// The compiler reports on its standard output, which Node's message leaves out.
		throw new Error(failed.stdout || failed.message);
	}
}

const copyAssets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

/** After the compiler, which leaves single files, those of text/ requiring its libraries. */
async function bundle() {
	await bundlePart('core', 'dist/core');
	await bundlePart('report', 'dist/report');
	await writeNotices(await bundleText('dist/text'), 'dist/THIRD-PARTY-NOTICES');
}

const buildN8n = series(clean, parallel(compile, copyAssets), bundle);
const buildNodeRed = () => bundleNodeRed();

module.exports = { clean, buildN8n, buildNodeRed, build: parallel(buildN8n, buildNodeRed) };
