import type { IExecuteFunctions } from 'n8n-workflow';
import type { Limits } from '../../../core';
import { LIMIT_OPTIONS } from '../parameters/limit-options';
import { readOnce } from '../parameters/read';
import { ownFailure, type Attempt, type InputItem } from '../run/failures';

type LimitOption = (typeof LIMIT_OPTIONS)[number];

/**
 * Reads the options that bound a run. One item's expressions decide for all that it runs with.
 * Absent ones stay absent: the core's defaults hold.
 */
export function readLimits(context: IExecuteFunctions, item: InputItem): Attempt<Limits> {
	const limits: Limits = {};
	for (const option of LIMIT_OPTIONS) {
		const name = `options.${option.property.name}`;
		// Blank, not undefined: n8n takes an undefined fallback for a parameter that must be there.
		const attempt = readOnce(
			context,
			{ [name]: '' },
			(value) => readLimit(option, value(name)),
			item.index,
		);
		if (!attempt.ok) return attempt;
		if (attempt.value !== undefined) limits[option.limit] = attempt.value;
	}
	return { ok: true, value: limits };
}

function readLimit(option: LimitOption, value: unknown): Attempt<number | undefined> {
	if (value === null || value === '') return { ok: true, value: undefined };
	const { property, unitMs } = option;
	const { displayName, typeOptions } = property;
	const least = typeOptions?.minValue ?? 0;
	const number = Number(value);
	const isUsable = unitMs === undefined ? Number.isSafeInteger(number) : Number.isFinite(number);
	if (isUsable && number >= least) return { ok: true, value: number * (unitMs ?? 1) };
	return ownFailure(
		'config',
		'option',
		`'${displayName}' is no usable number`,
		`Set the option '${displayName}' to a ${unitMs === undefined ? 'whole number' : 'number'} of at least ${least}, or remove it. Nothing was sent.`,
	);
}
