/** Faults in an answer that arrives: results that are missing, doubled, shuffled or unknown. */
import type { Reply } from '../http/reply';
import { numberOf, type Fault } from './parse';

type Result = Record<string, unknown>;
type Change = (results: Result[], count: number) => Result[];

const CHANGES: Partial<Record<Fault['name'], Change>> = {
	'missing-ids': (results, count) => results.slice(0, Math.max(0, results.length - count)),
	reorder: (results) => [...results].reverse(),
	'duplicate-ids': (results, count) => [...results, ...results.slice(0, count).map(opposite)],
	'unknown-ids': (results, count) => [
		...results.slice(0, count).map((result) => ({ ...result, doc_id: `${result['doc_id']}-x` })),
		...results,
	],
	'no-ids': (results) => results.map(({ doc_id: _id, ...result }) => result),
	'numeric-ids': (results) =>
		results.map((result) => ({ ...result, doc_id: numeric(result['doc_id']) })),
};

/** The answer with what these faults do to its `results`; untouched when it has none. */
export function spoilResults(reply: Reply, faults: Fault[]): Reply {
	const body = reply.body as { results?: Result[] } | null;
	if (typeof body !== 'object' || !Array.isArray(body?.results)) return reply;
	const results = faults.reduce(
		(spoiled, fault) => CHANGES[fault.name]?.(spoiled, numberOf(fault, 1)) ?? spoiled,
		body.results,
	);
	return { ...reply, body: { ...body, results } };
}

/** Leaves out the results at these places. */
export function omitResults(reply: Reply, places: Set<number>): Reply {
	const body = reply.body as { results?: Result[] } | null;
	if (places.size === 0 || !Array.isArray(body?.results)) return reply;
	const results = body.results.filter((_result, place) => !places.has(place));
	return { ...reply, body: { ...body, results } };
}

/** A second result for the same id that says something else, so that the mix-up is seen. */
function opposite(result: Result): Result {
	const label = result['predicted_label'] === 'positive' ? 'negative' : 'positive';
	return { ...result, predicted_label: label, predicted_class: label === 'positive' ? 2 : 0 };
}

function numeric(id: unknown): unknown {
	return Number.isNaN(Number(id)) ? id : Number(id);
}
