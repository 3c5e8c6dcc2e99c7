import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import {
	itemFailure,
	unreadableParameter,
	type Attempt,
	type InputItem,
	type ItemFailure,
	type ItemPlan,
} from '../run/failures';

/** Gives the value of a parameter by its name, a path within a collection (`options.documentId`). */
export type Values<Name extends string> = (name: Name) => unknown;

/** What was read for the items: a plan each, or a failure. */
export interface Readings<Plan> {
	plans: Plan[];
	failures: ItemFailure[];
}

/** The input items with their indexes. */
export function inputItems(context: IExecuteFunctions): InputItem[] {
	return context.getInputData().map((data, index) => ({ index, data }));
}

/**
 * Makes a plan of every input item's parameters. An item whose expressions throw, or whose values
 * the plan refuses, fails alone.
 *
 * `fallbacks` names the parameters, with their values where a workflow leaves them out.
 */
export function readEach<Name extends string, Plan extends ItemPlan>(
	context: IExecuteFunctions,
	fallbacks: Record<Name, unknown>,
	plan: (value: Values<Name>, item: InputItem) => Attempt<Plan>,
): Readings<Plan> {
	const readings: Readings<Plan> = { plans: [], failures: [] };
	const read = itemReader(context, fallbacks);
	for (const item of inputItems(context)) {
		const attempt = read((value) => plan(value, item), item.index);
		if (attempt.ok) readings.plans.push(attempt.value);
		else readings.failures.push(itemFailure(item, attempt));
	}
	return readings;
}

/** The same for what is read once for the whole run: by the first item. */
export function readOnce<Name extends string, Value>(
	context: IExecuteFunctions,
	fallbacks: Record<Name, unknown>,
	read: (value: Values<Name>) => Attempt<Value>,
	itemIndex = 0,
): Attempt<Value> {
	return itemReader(context, fallbacks)(read, itemIndex);
}

/**
 * A parameter without an expression is the same for every item and is read once: n8n takes 0.5 to
 * 1.4 ms to evaluate an expression, 1 to 3 us to look up a fixed value, and even those add up over
 * 10,000 items and ten parameters.
 */
function itemReader<Name extends string>(
	context: IExecuteFunctions,
	fallbacks: Record<Name, unknown>,
) {
	// Asked for once: every getNode() makes a deep copy.
	const { parameters } = context.getNode();
	const known = new Map<Name, unknown>();
	const valueOf = (name: Name, itemIndex: number): unknown => {
		if (known.has(name)) return known.get(name);
		const value: unknown = context.getNodeParameter(name, itemIndex, fallbacks[name]);
		if (isFixed(valueAt(parameters, name))) known.set(name, value);
		return value;
	};
	return <Value>(
		read: (value: Values<Name>) => Attempt<Value>,
		itemIndex: number,
	): Attempt<Value> => {
		try {
			return read((name) => valueOf(name, itemIndex));
		} catch (thrown) {
			return unreadableParameter(thrown);
		}
	};
}

/** Whether a value is on; an expression may give the word instead. */
export function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

/** Lists and objects may hold expressions further down, so they count as not fixed. */
function isFixed(value: unknown): boolean {
	if (typeof value === 'string') return !value.startsWith('=');
	return typeof value !== 'object' || value === null;
}

function valueAt(parameters: INodeParameters, path: string): unknown {
	let value: unknown = parameters;
	for (const key of path.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = Object.entries(value).find(([name]) => name === key)?.[1];
	}
	return value;
}
