/**
 * Refusals in every form that the vendor documents, ships a reader for, or puts a proxy in front
 * of. What is refused is decided elsewhere, as a {@link Refusal}; only the form is made here.
 */
import { STATUS_CODES } from 'node:http';
import type { Variants } from '../variants';
import { emptyReply, htmlReply, jsonReply, type Reply } from './reply';

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

/** There is nothing at this address. */
export const NOT_FOUND: Refusal = { status: 404, code: 'not_found', message: 'Not Found' };

/** What the forms need beside the refusal. */
export interface RefusalContext {
	requestId: string;
	now: number;
	variants: Variants;
}

/** The refusal as an answer in the chosen form. */
export function refusalReply(refusal: Refusal, context: RefusalContext): Reply {
	const { status, message, complaints } = refusal;
	const text = STATUS_CODES[status] ?? 'Unknown';
	switch (refusal.form ?? context.variants.errors) {
		case 'envelope':
			return jsonReply(status, envelope(refusal, context));
		case 'detail': {
			const found = complaints?.map(({ loc, message: msg, type }) => ({ loc, msg, type }));
			const plain = { detail: message, status_code: String(status) };
			return jsonReply(status, found === undefined ? plain : { detail: found });
		}
		case 'message': {
			const found = complaints?.map(
				({ loc, message: said }) => `${loc.slice(1).join('.')}: ${said}`,
			);
			return jsonReply(status, { statusCode: status, message: found ?? message, error: text });
		}
		case 'html':
			return htmlReply(status, `${status} ${text}`);
		case 'empty':
			return emptyReply(status);
	}
}

function envelope({ code, message, reason, details }: Refusal, context: RefusalContext) {
	const asCode = context.variants.authReason === 'code' && reason !== undefined;
	return {
		error: {
			code: asCode ? reason : code,
			message,
			details: { ...(reason === undefined || asCode ? {} : { reason }), ...details },
			request_id: context.requestId,
			timestamp: new Date(context.now).toISOString(),
			documentation_url: 'https://sentor.app/docs/api/errors',
		},
	};
}
