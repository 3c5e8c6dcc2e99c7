/**
 * Refusals in every form that the vendor documents, ships a reader for, or puts a proxy in front
 * of. What is refused is decided elsewhere, as a {@link Refusal}; only the form is made here.
 */
import { STATUS_CODES } from 'node:http';
import type { Variants } from '../variants';
import { htmlReply, jsonReply, type Reply } from './reply';

/** One fault that the API found in a request body. */
export interface Complaint {
	/** Where, as FastAPI writes it: `['body', 'docs', 3, 'doc']`. */
	loc: (string | number)[];
	/** FastAPI's kind of complaint. */
	type: string;
	message: string;
}

/** Why a request is not answered. */
export interface Refusal {
	status: number;
	/** The vendor's code where one is published, a plausible one otherwise. */
	code: string;
	message: string;
	/** `error.details.reason` of the vendor's error page. */
	reason?: string;
	/** Further `error.details`. */
	details?: Record<string, unknown>;
	/** Set for a request that is not as the API wants it. */
	complaints?: Complaint[];
	/** Its form, when it has one of its own. */
	form?: Variants['errors'];
}

/** What the forms need beside the refusal. */
export interface RefusalContext {
	requestId: string;
	now: number;
	variants: Pick<Variants, 'errors' | 'authReason'>;
}

const DOCUMENTATION_URL = 'https://sentor.app/docs/api/errors';

/** The refusal as an answer in the chosen form. */
export function refusalReply(refusal: Refusal, context: RefusalContext): Reply {
	switch (refusal.form ?? context.variants.errors) {
		case 'envelope':
			return jsonReply(refusal.status, envelope(refusal, context));
		case 'detail':
			return jsonReply(refusal.status, detail(refusal));
		case 'message':
			return jsonReply(refusal.status, gatewayMessage(refusal));
		case 'html':
			return htmlReply(refusal.status, `${refusal.status} ${statusText(refusal.status)}`);
		case 'empty':
			return { status: refusal.status, headers: {}, body: '' };
	}
}

function envelope(refusal: Refusal, context: RefusalContext) {
	const reasonAsCode = context.variants.authReason === 'code' && refusal.reason !== undefined;
	return {
		error: {
			code: reasonAsCode ? refusal.reason : refusal.code,
			message: refusal.message,
			details: {
				...(refusal.reason !== undefined && !reasonAsCode ? { reason: refusal.reason } : {}),
				...refusal.details,
			},
			request_id: context.requestId,
			timestamp: new Date(context.now).toISOString(),
			documentation_url: DOCUMENTATION_URL,
		},
	};
}

function detail(refusal: Refusal) {
	if (refusal.complaints === undefined) {
		return { detail: refusal.message, status_code: String(refusal.status) };
	}
	return {
		detail: refusal.complaints.map(({ loc, message, type }) => ({ loc, msg: message, type })),
	};
}

function gatewayMessage(refusal: Refusal) {
	const messages = refusal.complaints?.map(
		({ loc, message }) => `${loc.slice(1).join('.')}: ${message}`,
	);
	return {
		statusCode: refusal.status,
		message: messages ?? refusal.message,
		error: statusText(refusal.status),
	};
}

function statusText(status: number): string {
	return STATUS_CODES[status] ?? 'Unknown';
}
