/** Faults of the whole body: an answer of the right status that is not what it should be. */
import { emptyReply, htmlReply, type Reply } from '../http/reply';
import type { Fault } from './parse';

type Replacement = (fault: Fault, reply: Reply) => Reply;

const REPLACEMENTS: Partial<Record<Fault['name'], Replacement>> = {
	html: () => htmlReply(200, 'Welcome'),
	'empty-object': (_fault, reply) => ({ ...reply, body: {} }),
	'null-body': (_fault, reply) => ({ ...reply, body: null }),
	'empty-body': (_fault, reply) => ({ ...reply, body: '' }),
	'not-json': (_fault, reply) => ({ ...reply, body: '{"results": [{"doc_id": ' }),
	redirect: ({ value }) => ({ ...emptyReply(302), headers: { Location: value ?? '/login' } }),
};

/** The answer that these faults put in the place of this one. */
export function spoilBody(reply: Reply, faults: Fault[]): Reply {
	return faults.reduce(
		(spoiled, fault) => REPLACEMENTS[fault.name]?.(fault, spoiled) ?? spoiled,
		reply,
	);
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
