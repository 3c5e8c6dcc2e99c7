/**
 * Makes what Node-RED reads of a node (its html, its help, its catalogues) of what the node has of
 * its own and what all of ours have in common: rows of forms, editor code, words.
 */
'use strict';

const { readFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { expandRows } = require('./rows');

const SOURCE = path.join(__dirname, '..', 'src');
const COMMON_WORDS = path.join(SOURCE, 'common', 'locales');

/** What Node-RED 4's editor asks of a browser allows this. */
const BROWSER = 'es2020';

/** In a node's html: stands for its editor code, bundled. */
const EDITOR = /<script type="text\/javascript" src="([\w-]+\.ts)"><\/script>/;

/** In a help text: stands for a part that all helps share. */
const PART = /<sentor-part name="([\w-]+)"><\/sentor-part>/g;

const read = (...parts) => readFileSync(path.join(...parts), 'utf8');

/**
 * A node's form and editor code. The code is bundled but not minified: the Flow Library reads what it
 * registers as text.
 *
 * @param {string} type
 * @returns {string}
 */
function composeForm(type) {
	const html = expandRows(read(SOURCE, type, `${type}.html`), type);
	return html.replace(EDITOR, (_element, file) => {
		const code = bundleEditor(path.join(SOURCE, type, file));
		return `<script type="text/javascript">\n${code}</script>`;
	});
}

function bundleEditor(entry) {
	const { outputFiles } = esbuild.buildSync({
		entryPoints: [entry],
		bundle: true,
		write: false,
		format: 'iife',
		target: BROWSER,
		logLevel: 'warning',
	});
	return outputFiles[0].text;
}

/**
 * A node's help in one language.
 *
 * @param {string} type
 * @param {string} language
 * @returns {string}
 */
function composeHelp(type, language) {
	return read(SOURCE, type, 'locales', language, `${type}.html`).replace(PART, (_element, name) =>
		read(COMMON_WORDS, language, `${name}.html`).trim(),
	);
}

/**
 * A node's words in one language: the common ones under its own type, and its own, which win.
 *
 * @param {string} type
 * @param {string} language
 * @returns {object} as Node-RED reads it: `{[type]: words}`
 */
function composeCatalogue(type, language) {
	const { [type]: own } = JSON.parse(read(SOURCE, type, 'locales', language, `${type}.json`));
	return { [type]: merge(readCommonWords(language), own) };
}

/**
 * The words that all nodes have in common, without a type in front.
 *
 * @param {string} language
 * @returns {object}
 */
function readCommonWords(language) {
	const [words, failures] = ['common.json', 'failures.json'].map((file) =>
		JSON.parse(read(COMMON_WORDS, language, file)),
	);
	return { ...words, ...failures };
}

function merge(common, own) {
	if (typeof common !== 'object' || typeof own !== 'object') return own ?? common;
	const names = new Set([...Object.keys(common), ...Object.keys(own)]);
	return Object.fromEntries([...names].map((name) => [name, merge(common[name], own[name])]));
}

module.exports = { composeForm, composeHelp, composeCatalogue, readCommonWords };
