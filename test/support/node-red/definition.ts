import { createContext, runInContext } from 'node:vm';
import { parse } from 'node-html-parser';
import { catalogueOf, formOf } from './sources';

/** What a validator gives back: true, or why not, in words. */
type Verdict = true | string | false;

export interface PropertyDefinition {
	value?: unknown;
	type?: string;
	required?: boolean;
	validate?(this: unknown, value: unknown, options?: object): Verdict;
}

/** What a node's html hands to `RED.nodes.registerType`. */
export interface NodeDefinition {
	category: string;
	color?: string;
	icon: string;
	inputs?: number;
	outputs?: number;
	defaults: Record<string, PropertyDefinition>;
	credentials?: Record<string, PropertyDefinition>;
	[callback: string]: unknown;
}

/** A loaded definition and what the tests do with it. */
export interface LoadedDefinition {
	definition: NodeDefinition;
	/** A node as the editor makes it from the defaults, with `properties` on top. */
	node(properties?: Record<string, unknown>): Record<string, unknown>;
	/** What the editor would say about one property of such a node. */
	check(property: string, value: unknown, others?: Record<string, unknown>): Verdict;
}

/**
 * Runs the script of a node's html as the editor does, but without a browser: no form is open, the
 * words are the English catalogue's, and a key that it lacks comes back as it is.
 *
 * @param configNodes The config nodes that the editor would know, by id.
 */
export function loadDefinition(
	type: string,
	configNodes: Record<string, { valid?: boolean }> = {},
): LoadedDefinition {
	const words = catalogueOf(type, 'en-US');
	let definition: NodeDefinition | undefined;
	const context = createContext({
		RED: {
			nodes: {
				registerType: (_name: string, given: NodeDefinition) => (definition = given),
				node: (id: string) => configNodes[id],
			},
			utils: { validateTypedProperty },
		},
		$: () => ({ val: () => undefined }),
	});
	for (const script of parse(formOf(type)).querySelectorAll('script[type="text/javascript"]')) {
		runInContext(script.innerHTML, context, { filename: `${type}.html` });
	}
	if (!definition) throw new Error(`${type}.html registers no type`);
	const loaded = definition;
	loaded.type = type;
	loaded._ = (key: string) => words.get(key) ?? key;
	const node = (properties: Record<string, unknown> = {}) => ({
		...Object.fromEntries(
			Object.entries(loaded.defaults).map(([name, { value }]) => [name, value]),
		),
		...properties,
		type,
		_def: loaded,
		_: loaded._,
	});
	return {
		definition: loaded,
		node,
		check(property, value, others) {
			const { validate } = { ...loaded.defaults, ...loaded.credentials }[property] ?? {};
			return validate ? validate.call(node(others), value, {}) : true;
		},
	};
}

/** The editor's own check, as far as a test without a browser needs it. */
function validateTypedProperty(value: string, type: string): Verdict {
	if (/^\$\{[^}]+\}$/.test(value)) return true;
	if (type === 'json') {
		try {
			JSON.parse(value);
		} catch (reason) {
			return `Invalid JSON data: ${String(reason)}`;
		}
	}
	if (['msg', 'flow', 'global'].includes(type) && !/^[\w$.[\]"']+$/.test(value))
		return 'Invalid property expression';
	return true;
}
