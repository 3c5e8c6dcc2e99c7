/**
 * What the core says of a failure is meant for both hosts, and takes n8n's word where they differ.
 * These are Node-RED's for the same; in this order.
 */
const PHRASES: ReadonlyArray<[theirs: string, ours: string]> = [
	['the credential', 'the Sentor API node'],
	['Give this item a text', 'Give a text'],
	['this item', 'this text'],
	['Collect more items before this step', 'Collect more texts before this node'],
	['Run ', 'Send '],
	['run it', 'send it'],
];

/** A description of the core in the words of Node-RED. Not for messages: those quote the service. */
export function inHostWords(description: string): string {
	return PHRASES.reduce((words, [theirs, ours]) => words.replaceAll(theirs, ours), description);
}
