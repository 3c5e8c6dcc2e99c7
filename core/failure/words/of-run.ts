import { KEYS_PAGE, PRICING_PAGE } from '../links';
import type { ReasonOf } from '../reasons';
import { optional, quote, type Say } from './phrases';

const NEW_KEY = `Create a key at ${KEYS_PAGE} and use it in place of this one. Nothing more was sent.`;

export const AUTH: Record<ReasonOf<'auth'>, Say> = {
	invalid_key: ({ status }) => [`The API key was refused (${status})`, NEW_KEY],
	expired_key: ({ status, expiresAt }) => [
		`The API key expired${optional(' on ', expiresAt)} (${status})`,
		NEW_KEY,
	],
	no_permission: ({ status, serverMessage }) => [
		`The API key lacks the permission for this (${status})${quote(serverMessage)}`,
		`Check what the plan includes (${PRICING_PAGE}), or use a key that may do this. Nothing more was sent.`,
	],
};

export const QUOTA: Record<ReasonOf<'quota'>, Say> = {
	used_up: ({ retryAt, serverMessage }) => [
		`The plan's quota is used up${optional('; it opens again at ', retryAt)}${quote(serverMessage)}`,
		`Send the rest later, or choose a larger plan (${PRICING_PAGE}). What was answered is kept.`,
	],
	wait_too_long: ({ retryAt, maxWaitSeconds }) => [
		`The plan's quota is used up${optional('; it opens again at ', retryAt)}`,
		`Send the rest later, or choose a larger plan (${PRICING_PAGE}). That is longer than the longest wait allowed (${maxWaitSeconds} s). What was answered is kept.`,
	],
};

export const DEADLINE: Record<ReasonOf<'deadline'>, Say> = {
	time_up: () => [
		'The time was up before this text was answered',
		'Send the rest again, or allow more time. What was answered is kept.',
	],
};

export const CANCELLED: Record<ReasonOf<'cancelled'>, Say> = {
	stopped: () => [
		'It was cancelled before this text was answered',
		'Send it again to have it answered.',
	],
};
