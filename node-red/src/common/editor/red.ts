/**
 * What our scripts use of Node-RED's editor, and no more: its own types lack much of it. Where a
 * script runs, `RED` and `$` are there.
 */

/** A node as the editor holds it. */
export interface EditorNode {
	type: string;
	name?: string;
	outputs?: number;
	_def: EditorWords;
	_(key: string): string;
	[property: string]: unknown;
}

/** Anything that finds words in the catalogue of its type. */
export interface EditorWords {
	type: string;
	_(key: string): string;
}

/** True, or why not in words; false for callers of the older form. */
export type Verdict = true | string | false;

/** A check of a property. `opt` is absent in the older form of the question. */
export type Check = (this: EditorNode, value: unknown, opt?: object) => Verdict;

export interface Property {
	value: unknown;
	type?: string;
	validate?: Check;
}

export interface NodeDefinition {
	category: string;
	color: string;
	defaults: Record<string, Property>;
	inputs: number;
	outputs: number;
	icon: string;
	paletteLabel(this: EditorWords): string;
	label(this: EditorNode): string;
	labelStyle(this: EditorNode): string;
	inputLabels(this: EditorNode): string;
	outputLabels(this: EditorNode, index: number): string;
	oneditprepare(this: EditorNode): void;
}

export interface Editor {
	nodes: {
		registerType(type: string, definition: NodeDefinition): void;
		node(id: unknown): { valid?: boolean } | null;
		filterLinks(filter: { source: EditorNode; sourcePort: number }): unknown[];
	};
	utils: { validateTypedProperty(value: unknown, type: string, opt?: object): Verdict };
}

/** One kind of value that a typed input takes: one of Node-RED's, or one of ours. */
export type InputType = string | { value: string; label: string; icon: string; options: object[] };

export interface Field {
	val(): string | undefined;
	val(value: string): Field;
	prop(name: string): boolean;
	prop(name: string, value: boolean): Field;
	on(event: string, handler: () => void): Field;
	trigger(event: string): Field;
	toggle(isShown: boolean): Field;
	typedInput(options: { default: string; typeField?: string; types: InputType[] }): void;
}

declare const RED: Editor;
declare function $(selector: string): Field;

/** Whether a form is open depends on the moment: ask each time. */
export function field(name: string): Field {
	return $(`#node-input-${name}`);
}

export const editor: Editor = RED;
