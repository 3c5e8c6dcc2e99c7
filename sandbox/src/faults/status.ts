/** Faults that are a status: refusals that the request did nothing to deserve. */
import { refusalReply, type Refusal, type RefusalContext } from '../http/refusal';
import { htmlReply, type Reply } from '../http/reply';
import type { Variants } from '../variants';
import { quotaReply } from '../plans/gate';
import { numberOf, type Fault } from './parse';

/** Statuses that come from a gateway, as pages, when nothing else was asked for. */
const GATEWAY_STATUSES = new Set([408, 502, 504, 520, 522, 524]);
const FORMS = new Set(['envelope', 'detail', 'message']);
/** What `429` without a number says to wait, s. */
const DEFAULT_RETRY_AFTER = 1;

const REASONS: Record<number, Omit<Refusal, 'status'>> = {
	400: { code: 'invalid_input', message: 'Invalid input' },
	401: { code: 'auth_failed', message: 'Invalid API key', reason: 'invalid_key' },
	403: { code: 'forbidden', message: 'Insufficient permission' },
	404: { code: 'not_found', message: 'Not found' },
	413: { code: 'too_large', message: 'Request entity too large' },
	422: { code: 'validation_error', message: 'Text too long (>5000 chars)' },
	500: { code: 'internal_error', message: 'Internal server error' },
	503: { code: 'service_unavailable', message: 'Service is under maintenance' },
};

/**
 * The page of a gateway, when the fault is one: the API, its key check and its quota never see the
 * request.
 */
export function gatewayFault(faults: Fault[]): Reply | undefined {
	const fault = faults.find((candidate) => candidate.name === 'status');
	if (fault?.status === undefined) return undefined;
	const { status, value } = fault;
	if (value === 'empty') return { status, headers: {}, body: '' };
	const isPage = value === 'html' || (GATEWAY_STATUSES.has(status) && !FORMS.has(value ?? ''));
	return isPage
		? htmlReply(status, `${status} ${REASONS[status]?.message ?? 'Gateway'}`)
		: undefined;
}

/** The API's own refusal, when the fault is one. */
export function statusFault(
	faults: Fault[],
	context: RefusalContext & { variants: Variants },
): Reply | undefined {
	const fault = faults.find((candidate) => candidate.name === 'status');
	if (fault?.status === undefined) return undefined;
	const { status, value } = fault;
	if (status === 429) return throttled(fault, context);
	const reason = REASONS[status] ?? { code: 'unknown', message: `Status ${status}` };
	const errors = FORMS.has(value ?? '') ? (value as Variants['errors']) : context.variants.errors;
	return refusalReply(
		{ status, ...reason },
		{ ...context, variants: { ...context.variants, errors } },
	);
}

/** A 429 that the quota knows nothing of. */
function throttled(fault: Fault, context: RefusalContext & { variants: Variants }): Reply {
	const resetAt = context.now + numberOf(fault, DEFAULT_RETRY_AFTER) * 1_000;
	const window = { name: 'minute' as const, limit: 1, used: 1, remaining: 0, resetAt };
	return quotaReply(window, { name: 'Sandbox' }, context);
}
