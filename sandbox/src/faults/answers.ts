/**
 * Faults in an answer that arrives: a body that is not what it should be, results that are missing,
 * doubled, shuffled or unknown, the API key where it does not belong.
 */
import { emptyReply, htmlReply, type Reply } from '../http/reply';
import { numberOf, type Fault } from './parse';

type Result = Record<string, unknown>;

const BODIES: Partial<Record<Fault['name'], (reply: Reply, fault: Fault) => Reply>> = {
	html: () => htmlReply(200, 'Welcome'),
	'empty-object': (reply) => ({ ...reply, body: {} }),
	'null-body': (reply) => ({ ...reply, body: null }),
	'empty-body': (reply) => ({ ...reply, body: '' }),
	'not-json': (reply) => ({ ...reply, body: '{"results": [{"doc_id": ' }),
	redirect: (_reply, { value: Location = '/login' }) => ({
		...emptyReply(302),
		headers: { Location },
	}),
};

const RESULTS: Partial<Record<Fault['name'], (results: Result[], count: number) => Result[]>> = {
	'missing-ids': (results, count) => results.slice(0, Math.max(0, results.length - count)),
	reorder: (results) => results.toReversed(),
	'duplicate-ids': (results, count) => [...results, ...results.slice(0, count).map(opposite)],
	'unknown-ids': (results, count) => [
		...results.slice(0, count).map((result) => ({ ...result, doc_id: `${result['doc_id']}-x` })),
		...results,
	],
	'no-ids': (results) => results.map(({ doc_id: _id, ...result }) => result),
	'numeric-ids': (results) =>
		results.map(({ doc_id: id, ...result }) => ({
			doc_id: Number.isNaN(Number(id)) ? id : Number(id),
			...result,
		})),
};

/**
 * The answer with what these faults do to it.
 * @param omitted places of results that are left out
 */
export function spoil(reply: Reply, faults: Fault[], omitted: Set<number>): Reply {
	const { results: found } = Object(reply.body) as { results?: Result[] };
	const kept = found?.filter((_result, place) => !omitted.has(place));
	const results = faults.reduce(
		(spoiled, fault) => spoiled && (RESULTS[fault.name]?.(spoiled, numberOf(fault, 1)) ?? spoiled),
		kept,
	);
	const start = results ? { ...reply, body: { ...Object(reply.body), results } } : reply;
	return faults.reduce((spoiled, fault) => BODIES[fault.name]?.(spoiled, fault) ?? spoiled, start);
}

/** A second result for the same id that says something else, so that the mix-up is seen. */
function opposite(result: Result): Result {
	const label = result['predicted_label'] === 'positive' ? 'negative' : 'positive';
	return { ...result, predicted_label: label, predicted_class: label === 'positive' ? 2 : 0 };
}

/**
 * Puts the API key where careless servers put it: a header, the message of a refusal, the results,
 * an HTML page.
 */
export function echoKey(reply: Reply, key: string): Reply {
	const headers = { ...reply.headers, 'X-Echo-Api-Key': key };
	const isPage = typeof reply.body === 'string';
	const body = isPage ? `${reply.body}\n<!-- x-api-key: ${key} -->` : echoIn(reply.body, key);
	return { ...reply, headers, body };
}

function echoIn(value: unknown, key: string): unknown {
	if (Array.isArray(value)) return value.map((element) => echoIn(element, key));
	if (typeof value !== 'object' || value === null) return value;
	const isText = Object.values(value).some((inner) => typeof inner === 'string');
	const copy = Object.entries(value).map(([name, inner]) => {
		const isMessage = name === 'message' || name === 'detail' || name === 'msg';
		if (isMessage && typeof inner === 'string') return [name, `${inner} (x-api-key: ${key})`];
		return [name, echoIn(inner, key)];
	});
	return { ...Object.fromEntries(copy), ...(isText ? { echoed_key: key } : {}) };
}
