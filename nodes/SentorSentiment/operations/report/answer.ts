import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { createReport, reportRows, type ReportRow } from '../../../../report';
import { cleanText } from '../../../../text';
import { amount, hint } from '../../run/hints';
import type { Answers } from '../../run/run-operation';
import { fieldAt } from './field-at';
import { TEXT_FIELD, type Plan, type Settings } from './read';

/** Makes one report of all items. Sends nothing, and needs no credential. */
export async function answer(_context: IExecuteFunctions, plans: Plan[]): Promise<Answers> {
	const [first] = plans;
	if (!first) return { results: [], failures: [], hints: [] };
	const { settings } = first;
	const report = createReport(
		plans.map((plan) => rowOf(plan, settings)),
		settings.options,
	);
	const links = linksOf(plans);
	const items: INodeExecutionData[] =
		settings.returns === 'report'
			? [{ json: { ...report }, pairedItem: links() }]
			: reportRows(report).map((row) => ({ json: { ...row }, pairedItem: links(row.group) }));
	return {
		results: items.map((item) => ({ item, output: 0, order: -1 })),
		failures: [],
		hints: [...unreadHints(plans, settings), ...textHints(plans, settings)],
	};
}

function rowOf(plan: Plan, { options }: Settings): ReportRow {
	const { item, group } = plan;
	const { json } = item.data;
	const { textField } = options;
	const fields = Object.hasOwn(json, textField)
		? json
		: { ...json, [textField]: fieldAt(json, textField) };
	const words = wordsOf(plan, options);
	return {
		fields,
		...(typeof words === 'string' ? { words: cleanText(words, 'html') } : {}),
		...(group === undefined ? {} : { group }),
	};
}

/** What may be quoted: the text as it was analyzed, unless the user names a field of another name. */
function wordsOf({ item }: Plan, { textField, fieldPrefix }: Settings['options']): unknown {
	const { json } = item.data;
	const analyzed = textField === TEXT_FIELD ? json[`${fieldPrefix}analyzedText`] : undefined;
	const isText = typeof analyzed === 'string' && analyzed.trim() !== '';
	return isText ? analyzed : fieldAt(json, textField);
}

/** What an output item is made of: the input items of its group, or all. Built once for each. */
function linksOf(plans: Plan[]): (group?: string) => { item: number }[] {
	const all: { item: number }[] = [];
	const groups = new Map<string | undefined, typeof all>([[undefined, all]]);
	for (const { item, group } of plans) {
		const link = { item: item.index };
		all.push(link);
		if (group === undefined) continue;
		const members = groups.get(group);
		if (members) members.push(link);
		else groups.set(group, [link]);
	}
	return (group) => groups.get(group) ?? all;
}

/** Of items that the analysis never saw a report says nothing, and a user would not notice. */
function unreadHints(plans: Plan[], { options }: Settings): NodeExecutionHint[] {
	const known = [`${options.fieldPrefix}sentiment`, `${options.fieldPrefix}documentSentiment`];
	const unread = plans.filter(
		({ item }) => ![...known, 'error'].some((name) => Object.hasOwn(item.data.json, name)),
	).length;
	if (unread === 0) return [];
	const are = unread === 1 ? 'has' : 'have';
	return [
		hint(
			'warning',
			`${amount(unread, 'item')} ${are} no field ${known[0]}, and so counted in nothing. Connect this node behind Analyze Sentiment with Simplify on; if that has a Field Prefix, set the same here.`,
		),
	];
}

function textHints(plans: Plan[], { options }: Settings): NodeExecutionHint[] {
	const { textField, quotes } = options;
	if (quotes === 0 || plans.some((plan) => wordsOf(plan, options) !== undefined)) return [];
	return [
		hint(
			'warning',
			`No item has a field '${textField}', so the report has no quotes. Give the name of the field with the text in 'Text Field'.`,
		),
	];
}
