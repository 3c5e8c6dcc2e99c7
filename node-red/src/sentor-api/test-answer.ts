import type { NodeAPI } from 'node-red';
import { describeFault } from './access';
import type { ApiFault } from './settings';

/** What the dialog shows after a connection test. */
export interface TestAnswer {
	level: 'ok' | 'warning' | 'failed';
	/**
	 * What it says, in the reader's language: a key under `sentor-api.test` or `sentor-api.fault`, or
	 * that of a failure's two sentences, as `failure.unavailable.tls_expired`.
	 */
	key: string;
	/** Arguments of the catalogue's text; `property` is the name of a field, which has a label. */
	values: Record<string, string>;
	/** The same in the server's language, for who has no catalogue. */
	message: string;
}

/** Ends of a test that have words of their own, and how good each is. */
export const LEVELS = {
	healthy: 'ok',
	degraded: 'warning',
	busy: 'warning',
	unhealthy: 'failed',
	key_refused: 'failed',
	forbidden: 'failed',
	address: 'failed',
	unavailable: 'failed',
	unreachable: 'failed',
	timeout: 'failed',
	no_key: 'failed',
	retype_key: 'failed',
	unreadable: 'failed',
} as const;

/** How a test ended, in words of its own. */
export function testAnswer(
	RED: NodeAPI,
	key: keyof typeof LEVELS,
	values: Record<string, string> = {},
): TestAnswer {
	return { level: LEVELS[key], key, values, message: RED._(`sentor-api.test.${key}`, values) };
}

/** How a test ended, in the words that messages get for the same failure. */
export function failureAnswer(
	RED: NodeAPI,
	key: string,
	values: Record<string, string>,
): TestAnswer {
	const words = ['message', 'description'].map((part) =>
		RED._(`sentor-api.${key}.${part}`, values),
	);
	return { level: 'failed', key, values, message: words.join('. ') };
}

/** What is wrong with the settings themselves. */
export function faultAnswer(RED: NodeAPI, fault: ApiFault): TestAnswer {
	const { key, values = {} } = fault;
	return { level: 'failed', key, values, message: describeFault(RED, fault) };
}
