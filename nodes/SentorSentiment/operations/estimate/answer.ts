import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Estimate, Limits } from '../../../../core';
import type { Answers } from '../../run/run-operation';
import { amount, hint, planLeft } from '../../run/hints';
import { readLimits } from '../../sentor/limits';
import { askSentor } from '../../sentor/ask-sentor';
import { inputItems } from '../../parameters/read';
import type { Plan } from './read';

/** The core's default, ms: an absent option is not told to it. */
const MAX_WAIT_MS = 600_000;

/**
 * Tells in one item what the analysis would take, by what is known of the key here. Of several keys
 * the requests add up; their runs go side by side.
 */
export async function answer(context: IExecuteFunctions, plans: Plan[]): Promise<Answers> {
	const toSend = plans.flatMap(({ item, text }) => (text ? [{ item, text }] : []));
	const { answered, failures } = await askSentor(
		context,
		toSend,
		async ({ client }, group) => await client.estimate(group.map(({ text }) => text.document)),
	);
	if (failures.length > 0) return { results: [], failures, hints: [] };
	const estimates = answered.map(({ answer: estimate }) => estimate);
	const sum = (of: (estimate: Estimate) => number) =>
		estimates.reduce((total, estimate) => total + of(estimate), 0);
	const refused = plans.filter(({ refusal }) => refusal !== undefined);
	const invalidItems = refused.length + sum(({ invalidDocuments }) => invalidDocuments);
	const longest = Math.max(0, ...estimates.map(({ durationMs }) => durationMs));
	const [first] = estimates;
	// Of two keys, neither's share is that of all.
	const quota = estimates.length === 1 ? first?.quota : undefined;
	const items = inputItems(context);
	const json = {
		items: items.length,
		invalidItems,
		uniqueTexts: sum(({ uniqueDocuments }) => uniqueDocuments),
		characters: sum(({ characters }) => characters),
		requests: sum(({ requests }) => requests),
		seconds: Math.ceil(longest / 1000),
		...(quota ? { quota: { ...quota } } : {}),
	};
	const pairedItem = items.map(({ index }) => ({ item: index }));
	return {
		results: [{ item: { json, pairedItem }, output: 0, order: -1 }],
		failures: [],
		hints: [
			hint(
				'info',
				`${amount(json.items, 'item')} would take about ${amount(json.requests, 'request')} and ${amount(json.seconds, 'second')}${planLeft(context, quota)}. Nothing was sent.`,
			),
			...invalidHints(refused, invalidItems),
			...planHints(estimates, maxWaitMs(context, items)),
			...unknownHints(estimates),
		],
	};
}

function invalidHints(refused: Plan[], invalidItems: number): NodeExecutionHint[] {
	if (invalidItems === 0) return [];
	const [first] = refused;
	const why = first?.refusal
		? ` The first is item ${first.item.index}: ${first.refusal.message}. ${first.refusal.description}`
		: " Some are longer than the option 'Max Characters per Document' allows.";
	return [hint('warning', `${amount(invalidItems, 'item')} cannot be sent as they are.${why}`)];
}

/** A run that has to wait for longer than it may ends with what it has. */
function planHints(estimates: Estimate[], maxWait: number): NodeExecutionHint[] {
	if (!estimates.some(({ longestWaitMs }) => longestWaitMs > maxWait)) return [];
	return [
		hint(
			'warning',
			"The plan does not carry this in one go: the analysis would meet its limit, and end there, since that opens later than 'Max Wait' allows. Analyze fewer items, raise 'Max Wait', or run the rest later.",
		),
	];
}

/** What the figures leave out, and how to have them better. */
function unknownHints(estimates: Estimate[]): NodeExecutionHint[] {
	if (estimates.some(({ quota }) => !quota))
		return [
			hint(
				'info',
				'What the plan allows is not known here yet, and not counted in: no answer of late told it. Run Check Health once, which sends no text, and estimate again.',
			),
		];
	if (estimates.some(({ isSpeedKnown }) => !isSpeedKnown))
		return [
			hint(
				'info',
				'How fast Sentor answers is not known here yet: the time is that of a usual service. It gets better once some texts were analyzed.',
			),
		];
	return [];
}

function maxWaitMs(context: IExecuteFunctions, items: ReturnType<typeof inputItems>): number {
	const [first] = items;
	const limits = first && readLimits(context, first);
	const read: Limits = limits?.ok ? limits.value : {};
	return read.maxWaitMs ?? MAX_WAIT_MS;
}
