/** What an operation of the API is made of. */
import type { Complaint, Refusal } from '../http/refusal';
import { jsonReply, type Reply } from '../http/reply';
import type { Settings } from '../options';

/** A request that got past key and quota. */
export interface Call {
	body: unknown;
	query: Record<string, string>;
	/** Lower-case names. */
	headers: Record<string, string | string[] | undefined>;
	settings: Settings;
	/** ms since the epoch. */
	now: number;
}

/** What there is to do for a call. */
export interface Job {
	/** The texts, one per document, in the order of the request. */
	texts: string[];
	/** Where the documents stand in the body: `docs` or `documents`; for complaints. */
	list: string;
	/** Where the text stands in a document: `doc` or `text`. */
	field: string;
	/** Work of one document, ms. */
	docMs: number;
	/** Called once, when a worker begins. */
	answer(): Reply;
}

/** Either something to do, or why not. */
export type Prepared = { job: Job } | { refusal: Refusal } | { reply: Reply };

/** One operation. */
export interface Endpoint {
	method: 'GET' | 'POST';
	/** Without `/api`. */
	path: string;
	/** Health checks have rules of their own for key and quota. */
	isHealth: boolean;
	prepare(call: Call): Prepared;
}

/** A request that is not as the API wants it. */
export function invalid(settings: Settings, complaints: Complaint[]): { refusal: Refusal } {
	const [first] = complaints;
	const place = first?.loc.slice(1).join('.') ?? 'body';
	return {
		refusal: {
			status: settings.variants.invalidStatus,
			code: 'validation_error',
			message: `Invalid input: ${place}: ${first?.message ?? 'not valid'}`,
			complaints,
		},
	};
}

/** An answer that went well, with the status that was chosen for those. */
export function success(settings: Settings, body: unknown): Reply {
	return jsonReply(settings.variants.successStatus, body);
}
