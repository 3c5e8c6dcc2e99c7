import type { IExecuteFunctions } from 'n8n-workflow';
import type { Topic, TopicDocument } from '../../../../core';
import { readLanguage, readNames } from '../../../../text';
import {
	outputFallbacks,
	readOutputOptions,
	type OutputOptions,
} from '../../parameters/output-options';
import { readEach, type Readings } from '../../parameters/read';
import { ownFailure, type ItemPlan } from '../../run/failures';

/** What to send for one input item. */
export interface Plan extends ItemPlan {
	topic: Topic & { clusterId: number };
	output: OutputOptions;
}

/** Reads every parameter for every item; one that is left empty is the item's field of its name. */
export function read(context: IExecuteFunctions): Readings<Plan> {
	const fallbacks = {
		documents: '',
		clusterId: '',
		topWords: '',
		language: '',
		'options.entitiesToLeaveOut': '',
		...outputFallbacks(context),
	};
	return readEach(context, fallbacks, (value, item) => {
		const given = (name: 'documents' | 'clusterId' | 'topWords' | 'language') =>
			isBlank(value(name)) ? item.data.json[name] : value(name);
		const documents = readDocuments(given('documents'));
		if (!documents) return noDocuments();
		const clusterId = Number(given('clusterId') ?? 0);
		if (!Number.isSafeInteger(clusterId)) return noClusterId();
		const read = readLanguage(given('language'));
		if (read === undefined || read === 'auto') return noLanguage();
		const language = read === 'blank' ? 'en' : read;
		const topWords = readNames(given('topWords'));
		const entities = readNames(value('options.entitiesToLeaveOut'));
		const topic = { clusterId, documents, topWords, entities, language };
		return { ok: true, value: { item, topic, output: readOutputOptions(value) } };
	});
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/**
 * Reads documents in every shape that people have them in: a list or one of it, of texts or of
 * objects, also as JSON text, also within the whole item of a cluster. Undefined for anything else.
 */
function readDocuments(value: unknown): TopicDocument[] | undefined {
	const found = typeof value === 'string' ? parse(value) : value;
	if (typeof found !== 'object' || found === null) return undefined;
	const list = 'documents' in found ? found.documents : found;
	const documents = (Array.isArray(list) ? list : [list]).flatMap(
		(element: unknown) => readDocument(element) ?? [],
	);
	return documents.length > 0 ? documents : undefined;
}

function readDocument(value: unknown): TopicDocument | undefined {
	if (typeof value === 'string') return value.trim() === '' ? undefined : { text: value };
	if (typeof value !== 'object' || value === null) return undefined;
	const fields = new Map<string, unknown>(Object.entries(value));
	const ownText = fields.get('text') ?? fields.get('doc');
	if (typeof ownText !== 'string' || ownText.trim() === '') return undefined;
	const share = fields.get('probability') ?? fields.get('cluster_probability');
	return {
		text: ownText,
		entities: readNames(fields.get('entities')),
		...(typeof share === 'number' ? { probability: share } : {}),
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// No JSON: the caller says what would be.
		return undefined;
	}
}

function noDocuments() {
	return ownFailure(
		'invalid_input',
		'documents',
		"'Documents' holds no texts",
		'Give a list of texts as JSON, such as ["first text", "second text"], or the documents of a cluster. Nothing was sent for this item.',
	);
}

function noClusterId() {
	return ownFailure(
		'invalid_input',
		'cluster_id',
		"'Cluster ID' is no whole number",
		'Give the number of the cluster, or leave the field empty. Nothing was sent for this item.',
	);
}

function noLanguage() {
	return ownFailure(
		'invalid_input',
		'language',
		"'Language' is none that Sentor knows",
		'Use en (English) or nl (Dutch). Nothing was sent for this item.',
	);
}
