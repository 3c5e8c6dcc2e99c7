import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { prepare, type CleanUp, type Preparation } from '../../../text';
import {
	itemFailure,
	ownFailure,
	type Attempt,
	type InputItem,
	type ItemFailure,
	type ItemPlan,
} from '../run/failures';
import { amount, hint, listNames } from '../run/hints';
import { withoutEarlierFailure } from '../run/item-errors';
import { inWords } from '../run/words';
import { inputItems, isTrue, readEach, type Readings, type Values } from './read';
import { isTool } from './tool';

/** A text as it may be sent, and the way back from its answer to what the user asked about. */
export type PreparedText = Extract<Preparation, { ok: true }>;

/** The parameters of a text, with their values where a workflow leaves them out. */
const FALLBACKS = {
	text: '',
	entities: '',
	language: 'auto',
	'options.cleanUp': 'html',
	'options.documentId': '',
	'options.skipEmpty': false,
};

/**
 * Reads the text of every item and what else `plan` makes of it: the one way in for texts. `plan` gets
 * undefined where there is no text and the user leaves such items out. An item whose values cannot be
 * used fails alone; where no item has a text, each says which fields there are.
 */
export function readDocuments<Name extends string, Plan extends ItemPlan>(
	context: IExecuteFunctions,
	fallbacks: Record<Name, unknown>,
	{ needsEntities }: { needsEntities: boolean },
	plan: (text: PreparedText | undefined, value: Values<Name>, item: InputItem) => Attempt<Plan>,
): Readings<Plan> {
	let texts = 0;
	const all = { ...FALLBACKS, ...fallbacks };
	const readings = readEach<keyof typeof FALLBACKS | Name, Plan>(context, all, (value, item) => {
		const input = {
			text: value('text'),
			entities: value('entities'),
			language: value('language'),
			id: value('options.documentId'),
		};
		const cleanUp = value('options.cleanUp');
		if (!isCleanUp(cleanUp)) return unknownCleanUp();
		const prepared = prepare(input, { cleanUp, needsEntities });
		const isEmpty = !prepared.ok && prepared.failure.reason === 'no_text';
		if (!isEmpty) texts += 1;
		if (prepared.ok) return plan(prepared, value, item);
		if (isEmpty && isTrue(value('options.skipEmpty'))) return plan(undefined, value, item);
		return { ok: false, failure: inWords(prepared.failure) };
	});
	// An agent fills in the text itself: the fields of its item are none to choose from.
	if (texts > 0 || isTool(context)) return readings;
	return { ...readings, failures: withFieldNames(context, readings.failures) };
}

function isCleanUp(value: unknown): value is CleanUp {
	return value === 'off' || value === 'html' || value === 'mail';
}

function unknownCleanUp() {
	return ownFailure(
		'invalid_input',
		'clean_up',
		"'Clean Up Text' is none of its three choices",
		"Choose one, or have the expression in 'Clean Up Text' give off, html or mail. Nothing was sent for this item.",
	);
}

/** Items that are looked at for the fields there are. */
const ITEMS_TO_LOOK_AT = 100;

function withFieldNames(context: IExecuteFunctions, failures: ItemFailure[]): ItemFailure[] {
	const items = inputItems(context);
	const message =
		items.length === 1 ? 'Text is empty' : `Text is empty in all ${amount(items.length, 'item')}`;
	const orElse = ", or set the option 'Leave Out Empty Texts' if there is no text on purpose";
	const description = `${fieldsOf(items, orElse)} Nothing was sent for it.`;
	const failed = ownFailure('invalid_input', 'no_text', message, description);
	return failures.map((failure) =>
		failure.failure.reason === 'no_text'
			? itemFailure(failure.item, failed, items.length > 1)
			: failure,
	);
}

/**
 * Tells that all items were left out for want of a text: a field of another name looks the same, and
 * would go unseen. None where at least one of them had a text.
 */
export function leftOutHints(
	context: IExecuteFunctions,
	plans: readonly { text: PreparedText | undefined }[],
): NodeExecutionHint[] {
	if (plans.some(({ text }) => text !== undefined) || isTool(context)) return [];
	const items = inputItems(context);
	const found = items.length === 1 ? 'The item has no text' : 'None of the items has a text';
	return [hint('warning', `${found}, so that nothing was sent. ${fieldsOf(items)}`)];
}

/** Which fields the items have, and what to do with one of them. */
function fieldsOf(items: InputItem[], orElse = ''): string {
	const names = new Set(
		items
			.slice(0, ITEMS_TO_LOOK_AT)
			.flatMap(({ data }) => Object.keys(withoutEarlierFailure(data.json))),
	);
	if (names.size === 0)
		return "The items have no fields at all: check what the node before this one returns, and what 'Text' gives.";
	const marked = [...names].filter((name) => name.startsWith(BYTE_ORDER_MARK));
	const shown = listNames([...names].map((name) => name.replace(BYTE_ORDER_MARK, '\\ufeff')));
	const advice = `These fields are there: ${shown}. Drag the one with the text from the input on the left into 'Text'${orElse}.`;
	const [first] = marked;
	if (first === undefined) return advice;
	return `${advice} \\ufeff is an invisible mark at the start of a file: {{ $json["\\ufeff${first.slice(1)}"] }} reads that field.`;
}

/** At the start of UTF-8 files of Excel; a reader of CSV that does not know it takes it for a part of the first name. */
const BYTE_ORDER_MARK = '\ufeff';
