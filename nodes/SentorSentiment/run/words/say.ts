import type { FailureValues, FAILURES } from '../../../../core';

/** What a failure is about, and how its times are written. */
export interface Said {
	values: FailureValues;
	/** A point in time for people, in the workflow's time zone; as it is if it is none. */
	time(value: string | number | undefined): string;
}

/** What happened, and what to do next. */
export type Say = (said: Said) => readonly [message: string, description: string];

/** Words for each reason of a code. */
export type Words<Code extends keyof typeof FAILURES> = Record<keyof (typeof FAILURES)[Code], Say>;

/** `, <value>` and the like: nothing where there is no value. */
export function optional(before: string, value: string | number | undefined, after = ''): string {
	return value === undefined ? '' : `${before}${value}${after}`;
}

/** The server's words behind ours, if there are any. */
export function quote(serverMessage: string | number | undefined): string {
	return optional(': ', serverMessage);
}

/** Thousands by comma. */
export function grouped(value: string | number | undefined): string {
	return Number(value).toLocaleString('en-US');
}
