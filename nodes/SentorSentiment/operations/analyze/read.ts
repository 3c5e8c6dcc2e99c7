import type { IExecuteFunctions } from 'n8n-workflow';
import { prepareDocument, type SentorDocument } from '../../../../core';
import { ownFailure } from '../../run/failures';
import { frameFallbacks, readFrame } from '../../parameters/output-options';
import type { Frame } from '../../run/outputs';
import { isTrue, readEach, type Readings } from '../../parameters/read';

/** What the output items of one input item stand for. */
export type Granularity = 'document' | 'entity' | 'sentence';

const GRANULARITIES: ReadonlySet<unknown> = new Set<Granularity>([
	'document',
	'entity',
	'sentence',
]);

/** What to send for one input item, and how to return the answer. */
export interface Plan {
	itemIndex: number;
	document: SentorDocument;
	granularity: Granularity;
	/** False for the API's own object. */
	simplify: boolean;
	frame: Frame;
}

/** Reads every parameter for every item. An item whose values cannot be used fails alone. */
export function readItems(context: IExecuteFunctions): Readings<Plan> {
	const fallbacks = {
		text: '',
		entities: '',
		language: 'en',
		granularity: 'document',
		simplify: true,
		'options.documentId': '',
		...frameFallbacks(context),
	};
	return readEach(context, fallbacks, (value, itemIndex) => {
		const prepared = prepareDocument({
			text: value('text'),
			entities: value('entities'),
			language: value('language'),
			id: value('options.documentId'),
		});
		if (!prepared.ok) return prepared;
		const granularity = value('granularity');
		if (!isGranularity(granularity)) return unknownGranularity();
		const { document } = prepared;
		const simplify = isTrue(value('simplify'));
		return {
			ok: true,
			value: { itemIndex, document, granularity, simplify, frame: readFrame(value) },
		};
	});
}

function isGranularity(value: unknown): value is Granularity {
	return GRANULARITIES.has(value);
}

function unknownGranularity() {
	return ownFailure(
		'invalid_input',
		'return',
		"'Return' is none of its three choices",
		"Choose one, or have the expression in 'Return' give document, entity or sentence. Nothing was sent for this item.",
	);
}
