import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure, FAILURES } from '../../../../core';
import type { TextFailure } from '../../../../text';
import { CONFIG } from './config';
import { INVALID_INPUT, MISSING_RESULT, REJECTED, TOO_SLOW } from './of-item';
import { AUTH, CANCELLED, DEADLINE, QUOTA, UNAVAILABLE } from './of-run';
import type { Say, Words } from './say';

/** n8n's words for every failure of the core: items, the credential, fields and options by their names. */
const WORDS: { [Code in keyof typeof FAILURES]: Words<Code> } = {
	invalid_input: INVALID_INPUT,
	auth: AUTH,
	quota: QUOTA,
	rejected: REJECTED,
	too_slow: TOO_SLOW,
	unavailable: UNAVAILABLE,
	missing_result: MISSING_RESULT,
	config: CONFIG,
	deadline: DEADLINE,
	cancelled: CANCELLED,
};

/**
 * The failure in n8n's words, with times in the workflow's time zone. One that this table does not
 * know keeps the core's neutral ones.
 */
export function inWords(failure: Failure | TextFailure, context?: TimeZoned): Failure {
	const say = new Map<string, Say>(Object.entries(WORDS[failure.code])).get(failure.reason ?? '');
	if (!say) return failure;
	const time = (value: string | number | undefined) => timeFor(context, value);
	const [message, description] = say({ values: failure.values ?? {}, time });
	return { ...failure, message, description };
}

type TimeZoned = Pick<IExecuteFunctions, 'getTimezone'>;

/** `27 Nov 2026, 14:05 (Europe/Amsterdam)`. */
function timeFor(context: TimeZoned | undefined, value: string | number | undefined): string {
	const ms = Date.parse(String(value));
	if (Number.isNaN(ms)) return String(value);
	const timeZone = context?.getTimezone() ?? 'UTC';
	return `${written(ms, timeZone, { dateStyle: 'medium', timeStyle: 'short' })} (${timeZone})`;
}

/** The same, but of today the time alone: `14:05 (Europe/Amsterdam)`. */
export function momentFor(context: TimeZoned, iso: string): string {
	const timeZone = context.getTimezone();
	const day = (ms: number) => written(ms, timeZone, { dateStyle: 'medium' });
	const ms = Date.parse(iso);
	if (day(ms) !== day(Date.now())) return timeFor(context, iso);
	return `${written(ms, timeZone, { timeStyle: 'short' })} (${timeZone})`;
}

function written(ms: number, timeZone: string, style: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(ms);
}
