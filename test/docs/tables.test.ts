/** What the pages for users list is what there is: a parameter, a default or a failure that is missing fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { FAILURES } from '../../core';
import { SentorSentimentApi } from '../../credentials/SentorSentimentApi.credentials';
import { repository } from '../../harness/node24';
import { operations } from '../../nodes/SentorSentiment/operations';
import { TEXT_FAILURES } from '../../text';
import { catalogueOf, formOf, nodeTypes, sourcesOf } from '../support/node-red/sources';
import { page, rowsBelow } from '../support/pages';

const n8n = page('docs/n8n.md');
const nodeRed = page('docs/node-red.md');

const FAULTS = 'When something goes wrong';
const NO_RESULT = 'When there is no result';

/** Every code of a failure, and every reason of the core and of `text/`. */
const failures = [
	...Object.entries(FAILURES).flatMap(([code, reasons]) => [code, ...Object.keys(reasons)]),
	...Object.keys(TEXT_FAILURES),
];

/** What stands in the first column of a section's tables, in code. */
const codesBelow = (text: string, heading: string) =>
	new Set(rowsBelow(text, heading).flatMap(([first = '']) => first.split(', ')));

const found = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map(([, first = '']) => first);

function sourcesOfN8n(): string {
	const folder = path.join(repository, 'nodes');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => readFileSync(path.join(folder, name), 'utf8'))
		.join('\n');
}

/** The fields that a user sees, as rows of a table have them: name and default; options last, as in n8n. */
function fieldsOf(properties: INodeProperties[]): string[][] {
	const fields = properties.filter(
		({ type }) => !['notice', 'hidden', 'collection'].includes(type),
	);
	const collections = properties.filter(({ type }) => type === 'collection');
	const options = collections.flatMap(({ options }) => (options ?? []) as INodeProperties[]);
	return [...fields, ...options].map(({ displayName, default: value, options: choices = [] }) => {
		const choice = choices.find((option) => 'value' in option && option.value === value);
		if (choice) return [displayName, choice.name];
		if (typeof value === 'boolean') return [displayName, value ? 'on' : 'off'];
		return [displayName, typeof value === 'number' ? value.toLocaleString('en-US') : String(value)];
	});
}

const namesAndDefaults = (text: string, heading: string) =>
	rowsBelow(text, heading).map((row) => row.slice(0, 2));

describe('the page of n8n', () => {
	it.each(operations.map(({ option, properties }) => [option.name, properties] as const))(
		'lists the fields of %s in their order, with their defaults',
		(operation, properties) => {
			expect(namesAndDefaults(n8n, operation)).toEqual(fieldsOf(properties));
		},
	);

	it('lists the fields of the credential', () => {
		const { properties } = new SentorSentimentApi();
		expect(namesAndDefaults(n8n, 'Credential')).toEqual(fieldsOf(properties));
	});

	it('tells cause and cure of every failure, of the core and of the node itself', () => {
		const own = found(sourcesOfN8n(), /\bownFailure\(\s*'\w+',\s*'(\w+)'/g);
		expect(own).toContain('credential');
		expect(codesBelow(n8n, FAULTS)).toEqual(new Set([...failures, ...own]));
	});
});

/** The pages' names of the nodes. */
const NODES: Record<string, string> = {
	'sentor-api': 'Sentor API',
	'sentor-cluster': 'Sentor Topics',
	'sentor-report': 'Sentor Report',
	'sentor-sentiment': 'Sentor Sentiment',
};

/** What the rows of a node's form are called, from top to bottom. */
function labelsOf(type: string): string[] {
	const words = catalogueOf(type, 'en-US');
	return found(formOf(type), /data-i18n="(sentor-[\w.-]+\.label\.\w+)"/g).map(
		(key) => words.get(key) ?? key,
	);
}

/** The words of all nodes. */
const words = nodeTypes().flatMap((type) => [...catalogueOf(type, 'en-US')]);

describe('the page of Node-RED', () => {
	it.each(nodeTypes())('lists every property of the form of %s', (type) => {
		const rows = rowsBelow(nodeRed, NODES[type]!).map(([name]) => name);
		expect(rows).toEqual(labelsOf(type));
	});

	it('tells cause and cure of every failure, of the core and of the nodes themselves', () => {
		const properties = words.filter(([key]) => /^[\w-]+\.property\./.test(key));
		const own = [
			'queue_full',
			...properties.map(([key]) => key.split('.')[2]),
			...found(sourcesOf(), /\breason: '(\w+)'/g),
		];
		expect(codesBelow(nodeRed, NO_RESULT)).toEqual(new Set([...failures, ...own]));
	});

	it('tells what to do about every fault of the setup', () => {
		const rows = rowsBelow(nodeRed, 'What is not set up yet').map(([said]) => said);
		const faults = words.filter(([key]) => /^[\w-]+\.fault\./.test(key));
		const said = faults.map(([, text]) => text.replace(/__\w+__/g, '…').split(/[.:] (?=[A-Z])/)[0]);
		expect(new Set(rows)).toEqual(new Set(said));
	});
});
