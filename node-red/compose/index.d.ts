/** Words of a catalogue: texts, or groups of them. */
export interface Words {
	[name: string]: string | Words;
}

/** A node's form and editor code, as html. */
export function composeForm(type: string): string;
/** A node's help in one language, as html. */
export function composeHelp(type: string, language: string): string;
/** A node's catalogue in one language, as Node-RED reads it: `{[type]: words}`. */
export function composeCatalogue(type: string, language: string): Record<string, Words>;
/** The words that all nodes have in common, without a type in front. */
export function readCommonWords(language: string): Words;
