import type { FailureValues } from '../../types';

/** What happened, and what to do next. */
export type Say = (values: FailureValues) => readonly [message: string, description: string];

type Value = string | number | undefined;

/** `, <value>` and the like: nothing where there is no value. */
export function optional(before: string, value: Value, after = ''): string {
	return value === undefined ? '' : `${before}${value}${after}`;
}

/** The server's words behind ours, if there are any. */
export function quote(serverMessage: Value): string {
	return optional(': ', serverMessage);
}

/** Thousands by comma, in every locale: texts of a run must not depend on the machine. */
export function count(value: Value): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
