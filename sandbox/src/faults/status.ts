/** Faults that are a status: refusals that the request did nothing to deserve. */
import { refusalReply, type Refusal, type RefusalContext } from '../http/refusal';
import { emptyReply, htmlReply, type Reply } from '../http/reply';
import type { Variants } from '../variants';
import { quotaReply } from '../plans/gate';
import { findFault, numberOf, type Fault } from './parse';

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
	const { status, value = '' } = findFault(faults, 'status') ?? {};
	if (status === undefined) return undefined;
	if (value === 'empty') return emptyReply(status);
	const isPage = value === 'html' || (GATEWAY_STATUSES.has(status) && !FORMS.has(value));
	return isPage
		? htmlReply(status, `${status} ${REASONS[status]?.message ?? 'Gateway'}`)
		: undefined;
}

/** The API's own refusal, when the fault is one. */
export function statusFault(faults: Fault[], context: RefusalContext): Reply | undefined {
	const fault = findFault(faults, 'status');
	if (fault?.status === undefined) return undefined;
	const { status, value = '' } = fault;
	if (status === 429) {
		// The quota knows nothing of it.
		const resetAt = context.now + numberOf(fault, DEFAULT_RETRY_AFTER) * 1_000;
		const window = { name: 'minute' as const, limit: 1, used: 1, remaining: 0, resetAt };
		return quotaReply(window, { name: 'Sandbox' }, context);
	}
	const reason = REASONS[status] ?? { code: 'unknown', message: `Status ${status}` };
	const form = FORMS.has(value) ? { form: value as Variants['errors'] } : {};
	return refusalReply({ status, ...reason, ...form }, context);
}
