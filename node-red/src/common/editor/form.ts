import { editor, field, type EditorNode, type InputType } from './red';

/** Where a value of a message may come from. */
const PLACES = ['msg', 'flow', 'global', 'str', 'json', 'jsonata', 'env'];

/** Makes a field of the form a typed input that is mostly a message property. */
export function placeInput(name: string, types: InputType[] = PLACES): void {
	field(name).typedInput({ default: 'msg', typeField: `#node-input-${name}Type`, types });
}

/** Makes a field of the form a typed input that is mostly typed. */
export function typedInput(name: string, first: InputType = 'str'): void {
	const types = [first, 'msg', 'flow', 'global', 'json', 'jsonata', 'env'];
	field(name).typedInput({ default: 'str', typeField: `#node-input-${name}Type`, types });
}

/** The field of the language: one of these, or a place where it is found. */
export function languageInput(node: EditorNode, languages: readonly string[]): void {
	const words = (key: string): string => node._(`${node.type}.language.${key}`);
	const options = languages.map((value) => ({ value, label: words(value) }));
	const fixed = { value: 'str', label: words('fixed'), icon: 'fa fa-language', options };
	field('language').typedInput({
		default: 'str',
		typeField: '#node-input-languageType',
		types: [fixed, 'msg', 'flow', 'global', 'jsonata', 'env'],
	});
}

/** A choice that a flow does not hold, as one that was written by hand: the node takes this one. */
export function preselect(name: string, usual: string): void {
	if (!field(name).val()) field(name).val(usual);
}

/** The field of the message property that takes the result. */
export function resultInput(): void {
	field('result').typedInput({ default: 'msg', types: ['msg'] });
}

/** Tells in the form that what fails would go nowhere, while nothing is wired to the last output. */
export function tellUnwired(node: EditorNode): void {
	const sourcePort = Number(node.outputs) - 1;
	const isUnwired = editor.nodes.filterLinks({ source: node, sourcePort }).length === 0;
	field('sentor-unwired').toggle(isUnwired);
}
