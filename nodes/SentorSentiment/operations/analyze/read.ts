import type { IExecuteFunctions } from 'n8n-workflow';
import { readReturn } from '../../parameters/choice';
import {
	outputFallbacks,
	readOutputOptions,
	type OutputOptions,
} from '../../parameters/output-options';
import { isTrue, type Readings } from '../../parameters/read';
import { readDocuments, type PreparedText } from '../../parameters/read-document';
import { ownFailure, type ItemPlan } from '../../run/failures';

/** What the output items of one input item stand for; the first is the default. */
const GRANULARITIES = ['document', 'entity', 'sentence'] as const;

/** What to send for one input item, and how to return the answer. */
export interface Plan extends ItemPlan {
	/** Undefined where there is none, and such items are left out. */
	text: PreparedText | undefined;
	rows: RowOptions;
	output: OutputOptions;
}

/** What rows an answer becomes. */
export interface RowOptions {
	granularity: (typeof GRANULARITIES)[number];
	/** False for the API's own object. */
	simplify: boolean;
	includeEntityList: boolean;
	includeAnalyzedText: boolean;
	includeUnmentioned: boolean;
}

/** Reads every parameter for every item. An item whose values cannot be used fails alone. */
export function read(context: IExecuteFunctions): Readings<Plan> {
	const fallbacks = {
		granularity: 'document',
		simplify: true,
		'options.includeEntityList': false,
		'options.includeAnalyzedText': false,
		'options.includeUnmentioned': false,
		...outputFallbacks(context),
	};
	return readDocuments(context, fallbacks, { needsEntities: true }, (text, value, item) => {
		const granularity = readReturn(value('granularity'), GRANULARITIES);
		if (!granularity) return unknownGranularity();
		const rows = {
			granularity,
			simplify: isTrue(value('simplify')),
			includeEntityList: isTrue(value('options.includeEntityList')),
			includeAnalyzedText: isTrue(value('options.includeAnalyzedText')),
			includeUnmentioned: isTrue(value('options.includeUnmentioned')),
		};
		return { ok: true, value: { item, text, rows, output: readOutputOptions(value) } };
	});
}

function unknownGranularity() {
	return ownFailure(
		'invalid_input',
		'return',
		"'Return' is none of its three choices",
		"Choose one, or have the expression in 'Return' give document, entity or sentence. Nothing was sent for this item.",
	);
}
