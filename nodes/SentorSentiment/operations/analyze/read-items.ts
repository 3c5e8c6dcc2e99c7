import type { IExecuteFunctions } from 'n8n-workflow';
import { prepareDocument, type SentorDocument } from '../../../../core';
import {
	ownFailure,
	unreadableParameter,
	type Attempt,
	type ItemFailure,
} from '../../shared/failures';
import type { Frame } from '../../shared/outputs';
import { parameterReaders, type ReadParameter } from '../../shared/parameters';
import { isTool } from '../../shared/tool';

/** What the output items of one input item stand for. */
export type Granularity = 'document' | 'entity' | 'sentence';

const GRANULARITIES: ReadonlySet<unknown> = new Set<Granularity>([
	'document',
	'entity',
	'sentence',
]);

/** What to send for one input item, and how to return the answer. */
export interface Plan extends Frame {
	itemIndex: number;
	document: SentorDocument;
	granularity: Granularity;
	/** False for the API's own object. */
	simplify: boolean;
}

/** Reads every parameter for every item. An item whose values cannot be used fails alone. */
export function readItems(context: IExecuteFunctions): { plans: Plan[]; failures: ItemFailure[] } {
	const read = planReader(context);
	const plans: Plan[] = [];
	const failures: ItemFailure[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		const attempt = read(itemIndex);
		if (attempt.ok) plans.push(attempt.value);
		else failures.push({ ...attempt, itemIndex });
	}
	return { plans, failures };
}

function planReader(context: IExecuteFunctions): (itemIndex: number) => Attempt<Plan> {
	const reader = parameterReaders(context);
	// An agent knows what it asked, and what else lies in the item is not meant for its model.
	const includeInputFields = !isTool(context);
	const read: Record<keyof typeof FALLBACKS | 'includeInputFields', ReadParameter> = {
		text: reader('text', FALLBACKS.text),
		entities: reader('entities', FALLBACKS.entities),
		language: reader('language', FALLBACKS.language),
		granularity: reader('granularity', FALLBACKS.granularity),
		simplify: reader('simplify', FALLBACKS.simplify),
		documentId: reader('options.documentId', FALLBACKS.documentId),
		includeInputFields: reader('options.includeInputFields', includeInputFields),
		fieldPrefix: reader('options.fieldPrefix', FALLBACKS.fieldPrefix),
	};
	return (itemIndex) => {
		try {
			return plan(itemIndex, (name) => read[name](itemIndex));
		} catch (thrown) {
			return unreadableParameter(thrown);
		}
	};
}

/** Values of parameters that a workflow may leave out. */
const FALLBACKS = {
	text: '',
	entities: '',
	language: 'en',
	granularity: 'document',
	simplify: true,
	documentId: '',
	fieldPrefix: '',
};

function plan(
	itemIndex: number,
	value: (name: keyof typeof FALLBACKS | 'includeInputFields') => unknown,
): Attempt<Plan> {
	const prepared = prepareDocument({
		text: value('text'),
		entities: value('entities'),
		language: value('language'),
		id: value('documentId'),
	});
	if (!prepared.ok) return prepared;
	const granularity = value('granularity');
	if (!isGranularity(granularity)) return unknownGranularity();
	return {
		ok: true,
		value: {
			itemIndex,
			document: prepared.document,
			granularity,
			simplify: isTrue(value('simplify')),
			includeInputFields: isTrue(value('includeInputFields')),
			fieldPrefix: prefixOf(value('fieldPrefix')),
		},
	};
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

/** An expression may give the word instead of the value. */
function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

function prefixOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
