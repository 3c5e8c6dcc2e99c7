import type { TransportFailure, TransportReply } from '../types';

/** An answer in one form: header names in lower case, JSON parsed, nothing to trip over. */
export interface Reply {
	status: number;
	header(name: string): string | undefined;
	/** Parsed JSON, or the text when it was none. */
	body: unknown;
}

/** Reads what a transport resolved with; undefined when it is no answer at all. */
export function readReply(value: unknown): Reply | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { status: rawStatus, headers, body } = value as Partial<TransportReply>;
	const status = Number(rawStatus);
	if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
	const values = lowerCase(headers);
	return { status, header: (name) => values.get(name), body: parseBody(body) };
}

/** Reads what a transport rejected with; whatever it is, only these two words of it are kept. */
export function readTransportFailure(value: unknown): TransportFailure {
	const { kind, code } = (typeof value === 'object' && value !== null ? value : {}) as Record<
		string,
		unknown
	>;
	const known = kind === 'timeout' || kind === 'aborted' ? kind : 'network';
	// A code is a short word; anything longer could be a message that carries a secret.
	return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(code)
		? { kind: known, code }
		: { kind: known };
}

/** Narrows to an object with fields, or to an empty one: reading on is then always safe. */
export function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

function lowerCase(headers: unknown): Map<string, string> {
	const values = new Map<string, string>();
	for (const [name, value] of Object.entries(fieldsOf(headers))) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string' || typeof first === 'number')
			values.set(name.toLowerCase(), String(first).trim());
	}
	return values;
}

function parseBody(body: unknown): unknown {
	if (typeof body !== 'string' || !/^\s*[[{]/.test(body)) return body;
	try {
		return JSON.parse(body);
	} catch {
		// No JSON: the text itself says more than nothing.
		return body;
	}
}
