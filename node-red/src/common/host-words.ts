/** What the core calls it, and Node-RED's forms for the same; in this order. */
const PHRASES: ReadonlyArray<[theirs: string, ours: string]> = [
	['use it in place of this one', 'put it into the Sentor API node'],
	['Check the base URL', 'Check the base URL in the Sentor API node'],
];

/** A description of the core in the words of Node-RED. Not for messages: those quote the service. */
export function inHostWords(description: string): string {
	return PHRASES.reduce((words, [theirs, ours]) => words.replaceAll(theirs, ours), description);
}
