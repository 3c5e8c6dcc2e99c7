import type { IExecuteFunctions } from 'n8n-workflow';
import type { Limits } from '../../../core';
import { ownFailure, unreadableParameter, type Attempt } from '../run/failures';

/** An option that bounds the run, not one item: read for the first item, valid for all. */
interface LimitOption {
	name: string;
	displayName: string;
	limit: keyof Limits;
	/** Smallest value that makes sense; 0 means "no bound of one's own" where it is allowed. */
	min: number;
	/** Set for times, which the core counts in ms; anything else is a count, and whole. */
	unitMs?: number;
}

const LIMIT_OPTIONS: LimitOption[] = [
	{
		name: 'maxCharsPerRequest',
		displayName: 'Max Characters per Request',
		limit: 'maxCharsPerRequest',
		min: 0,
	},
	{
		name: 'maxDocsPerRequest',
		displayName: 'Max Items per Request',
		limit: 'maxDocsPerRequest',
		min: 1,
	},
	{ name: 'maxWait', displayName: 'Max Wait (Seconds)', limit: 'maxWaitMs', min: 0, unitMs: 1000 },
	{
		name: 'requestsPerMinute',
		displayName: 'Requests per Minute',
		limit: 'requestsPerMinute',
		min: 0,
	},
	{
		name: 'reuseAnswers',
		displayName: 'Reuse Answers (Minutes)',
		limit: 'reuseMs',
		min: 0,
		unitMs: 60_000,
	},
	{ name: 'timeout', displayName: 'Timeout (Seconds)', limit: 'timeoutMs', min: 1, unitMs: 1000 },
];

/** Reads the options that bound the run. Absent ones stay absent: the core's defaults hold. */
export function readLimits(context: IExecuteFunctions): Attempt<Limits> {
	const limits: Limits = {};
	for (const option of LIMIT_OPTIONS) {
		const attempt = readLimit(context, option);
		if (!attempt.ok) return attempt;
		if (attempt.value !== undefined) limits[option.limit] = attempt.value;
	}
	return { ok: true, value: limits };
}

function readLimit(context: IExecuteFunctions, option: LimitOption): Attempt<number | undefined> {
	const { name, displayName, min, unitMs } = option;
	let value: unknown;
	try {
		// Blank, not undefined: n8n takes an undefined fallback for a parameter that must be there.
		value = context.getNodeParameter(`options.${name}`, 0, '');
	} catch (thrown) {
		return unreadableParameter(thrown);
	}
	if (value === null || value === '') return { ok: true, value: undefined };
	const number = Number(value);
	const isUsable = unitMs === undefined ? Number.isSafeInteger(number) : Number.isFinite(number);
	if (isUsable && number >= min) return { ok: true, value: number * (unitMs ?? 1) };
	return ownFailure(
		'config',
		'option',
		`'${displayName}' is no usable number`,
		`Set the option '${displayName}' to a ${unitMs === undefined ? 'whole number' : 'number'} of at least ${min}, or remove it. Nothing was sent.`,
	);
}
