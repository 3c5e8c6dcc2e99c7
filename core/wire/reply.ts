import { fieldsOf } from '../input/fields';
import type { Scrubber } from './scrub';
import type { TransportFailure, TransportReply } from '../types';

/** When a request was sent, and when it was over, ms since the epoch by our clock. */
export interface Times {
	sentAt: number;
	receivedAt: number;
}

/** An answer in one form: header names in lower case, JSON parsed, nothing to trip over. */
export interface Reply extends Times {
	status: number;
	header(name: string): string | undefined;
	/** Of a success: plain data, empty when it was no JSON object. Else parsed JSON, or the text. */
	body: unknown;
	/** A text of the server's, fit to be shown. */
	clean(text: string): string;
}

/** Whether a status means success: the vendor's clients have met 200 and 201. */
export function isSuccessStatus(status: number): boolean {
	return status >= 200 && status < 300;
}

/**
 * Reads what a transport resolved with; undefined when it is no answer at all. The body of a success
 * goes to users, so it becomes plain data without secrets here, once for all.
 */
export function readReply(value: unknown, times: Times, scrub: Scrubber): Reply | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { status: rawStatus, headers, body } = value as Partial<TransportReply>;
	const status = Number(rawStatus);
	if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
	const values = lowerCase(headers);
	const parsed = parseBody(body);
	return {
		...times,
		status,
		header: (name) => values.get(name),
		body: isSuccessStatus(status) ? scrub.data(fieldsOf(parsed)) : parsed,
		clean: scrub.text,
	};
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
