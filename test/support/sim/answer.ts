/** A document as it is on the wire. */
export interface WireDocument {
	doc_id: string;
	doc: string;
	entities: string[];
}

/** The label that the simulated model finds: decided by the text alone, so that a test can tell. */
export function labelOf(text: string): 'negative' | 'neutral' | 'positive' {
	let sum = 0;
	for (let index = 0; index < text.length; index++)
		sum = (sum * 31 + text.charCodeAt(index)) % 9973;
	return (['negative', 'neutral', 'positive'] as const)[sum % 3]!;
}

/** One result; the text comes back as its only sentence, so that a wrong pairing shows. */
export function resultFor(document: WireDocument): Record<string, unknown> {
	const label = labelOf(document.doc);
	const probabilities = { negative: 0.1, neutral: 0.1, positive: 0.1, [label]: 0.8 };
	const verdict = {
		predicted_class: ['negative', 'neutral', 'positive'].indexOf(label),
		predicted_label: label,
		probabilities,
	};
	return {
		doc_id: document.doc_id,
		...verdict,
		details: [{ sentence_index: 0, sentence_text: document.doc, ...verdict }],
		entity_sentiments: document.entities.map((entity) => ({
			entity,
			sentiment: label,
			score: 0.8,
		})),
	};
}

/** Puts `secret` into every corner of an answer where a careless server might print it. */
export function echoSecret(value: unknown, secret: string): unknown {
	if (typeof value === 'string') return `${value} x-api-key: ${secret}`;
	if (Array.isArray(value)) return value.map((entry) => echoSecret(entry, secret));
	if (typeof value !== 'object' || value === null) return value;
	const kept = new Set([
		'doc_id',
		'predicted_label',
		'sentence_text',
		'sentiment',
		'loc',
		'reset_at',
	]);
	const entries = Object.entries(value).map(([name, entry]) => [
		name,
		kept.has(name) ? entry : echoSecret(entry, secret),
	]);
	return {
		...Object.fromEntries(entries),
		debug: { headers: { 'x-api-key': secret } },
		[secret]: secret,
	};
}
