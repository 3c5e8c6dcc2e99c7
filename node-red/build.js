/**
 * Builds the Node-RED package: each folder of `src/` that is a node becomes a folder of `dist/` with
 * one bundled .js (core/ and common/ inside), its .html, and the locales/ and icons/ that Node-RED
 * looks for beside the .js. What the nodes have in common is put into each.
 */
'use strict';

const { copyFile, cp, mkdir, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { composeCatalogue, composeForm, composeHelp } = require('./compose');
const { writeNotices } = require('../text/build');
const { oldestNode, versionCheck } = require('./node-version');

const SOURCE = path.join(__dirname, 'src');

/** The nodes of this package by the rule that a node's folder holds a .ts of the same name. */
async function findNodes() {
	const folders = await readdir(SOURCE, { withFileTypes: true });
	const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	const files = await Promise.all(names.map((name) => readdir(path.join(SOURCE, name))));
	return names.filter((name, index) => files[index].includes(`${name}.ts`));
}

/**
 * Builds into `outFolder` (emptied first) and puts the project's LICENSE beside it.
 *
 * @param {string} [outFolder] where the built package's `dist` goes
 * @returns {Promise<string[]>} the names of the nodes that were built
 */
async function buildNodeRed(outFolder = path.join(__dirname, 'dist')) {
	const nodes = await findNodes();
	await rm(outFolder, { recursive: true, force: true });
	const { metafile } = await esbuild.build({
		entryPoints: Object.fromEntries(
			nodes.map((name) => [`${name}/${name}`, path.join(SOURCE, name, `${name}.ts`)]),
		),
		outdir: outFolder,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: `node${oldestNode}`,
		banner: { js: versionCheck },
		// A quarter less to download; names stay, or nobody could read a stack trace.
		minifySyntax: true,
		minifyWhitespace: true,
		metafile: true,
		absWorkingDir: path.join(__dirname, '..'),
		logLevel: 'warning',
	});
	await writeNotices(metafile, path.join(outFolder, 'THIRD-PARTY-NOTICES'));
	for (const name of nodes) await writeAssets(name, path.join(outFolder, name));
	await copyFile(
		path.join(__dirname, '..', 'LICENSE'),
		path.join(path.dirname(outFolder), 'LICENSE'),
	);
	return nodes;
}

/** What Node-RED reads beside a node's .js. */
async function writeAssets(name, folder) {
	await writeFile(path.join(folder, `${name}.html`), composeForm(name));
	for (const language of await readdir(path.join(SOURCE, name, 'locales'))) {
		const words = path.join(folder, 'locales', language);
		await mkdir(words, { recursive: true });
		await writeFile(path.join(words, `${name}.html`), composeHelp(name, language));
		const catalogue = JSON.stringify(composeCatalogue(name, language), undefined, '\t');
		await writeFile(path.join(words, `${name}.json`), `${catalogue}\n`);
	}
	await cp(path.join(SOURCE, name, 'icons'), path.join(folder, 'icons'), { recursive: true });
}

module.exports = { buildNodeRed };

if (require.main === module) {
	buildNodeRed().then(
		(nodes) => console.log(`Built ${nodes.join(', ')}`),
		(reason) => {
			console.error(reason);
			process.exitCode = 1;
		},
	);
}
