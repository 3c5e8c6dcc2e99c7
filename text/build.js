/**
 * What both packages' builds share: bundling text/ with the libraries in it (and other parts the same
 * way), and the licences of whatever was bundled.
 */
'use strict';

const { access, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');

const REPOSITORY = path.join(__dirname, '..');
const LICENCE_FILES = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license'];

/**
 * Puts text/ into `folder` as one file: the n8n package may have no dependency at run time, so that
 * its libraries come along.
 *
 * @param {string} folder emptied first, since the compiler leaves the single files there
 * @returns {Promise<import('esbuild').Metafile>} what went into it
 */
const bundleText = (folder) => bundlePart('text', folder);

/**
 * Puts a part (`text`, `core`, `report`) into `folder` as one file, which is a quarter less to
 * download than its single ones. Names stay as they are, or nobody could read a
 * stack trace; but for `text`, most of which are libraries and lists of words, and which throws nothing.
 *
 * @param {string} part the folder of the part, which has an index.ts
 * @param {string} folder emptied first, since the compiler leaves the single files there
 * @returns {Promise<import('esbuild').Metafile>} what went into it
 */
async function bundlePart(part, folder) {
	await rm(folder, { recursive: true, force: true });
	const { metafile } = await esbuild.build({
		entryPoints: [path.join(REPOSITORY, part, 'index.ts')],
		outfile: path.join(folder, 'index.js'),
		bundle: true,
		platform: 'neutral',
		mainFields: ['module', 'main'],
		format: 'cjs',
		target: 'es2022',
		minifySyntax: true,
		minifyWhitespace: true,
		minifyIdentifiers: part === 'text',
		legalComments: 'none',
		metafile: true,
		absWorkingDir: REPOSITORY,
		logLevel: 'warning',
	});
	return metafile;
}

/**
 * Writes the licences of all libraries in a bundle to `file`; no file where there is none.
 *
 * @param {import('esbuild').Metafile} metafile with paths relative to the repository
 * @param {string} file
 */
async function writeNotices(metafile, file) {
	const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
	const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => name);
	const folders = [...new Set(used.flatMap(packageFolder))].sort();
	if (folders.length === 0) return;
	const notices = await Promise.all(folders.map(noticeOf));
	const rule = `\n${'-'.repeat(80)}\n\n`;
	await writeFile(
		file,
		`This package contains parts of the following libraries.\n${rule}${notices.join(rule)}`,
	);
}

/** `node_modules/entities/dist/…` → `node_modules/entities`; nothing for our own files. */
function packageFolder(input) {
	const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
	return found ? [found[0]] : [];
}

async function noticeOf(folder) {
	const root = path.join(REPOSITORY, folder);
	const { name, version, license } = JSON.parse(
		await readFile(path.join(root, 'package.json'), 'utf8'),
	);
	for (const file of LICENCE_FILES) {
		const licence = path.join(root, file);
		const isThere = await access(licence).then(
			() => true,
			() => false,
		);
		if (isThere) return `${name} ${version} (${license})\n\n${await readFile(licence, 'utf8')}`;
	}
	throw new Error(`${name} has no licence file: it may not be bundled`);
}

module.exports = { bundlePart, bundleText, writeNotices };
