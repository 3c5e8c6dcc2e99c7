import type { Failure, FailureCode } from './types';

/** What is known of the answer that led to a failure; every text in it is scrubbed and short. */
export interface AnswerDetail {
	status?: number;
	/** The server's own words. */
	message?: string;
	/** The server's machine code, e.g. `auth_failed`. */
	code?: string;
	reason?: string;
	requestId?: string;
	/** When an expired key ran out, as the server wrote it. */
	expiresAt?: string;
	/** `ENOTFOUND` and the like, when there was no answer at all. */
	networkCode?: string;
}

/** Where Sentor hands out keys and explains plans (sentor.app/llms.txt, README of its clients). */
const KEYS_PAGE = 'https://dashboard.sentor.app/settings?tab=api-access';
const PRICING_PAGE = 'https://sentor.app/pricing';
const SUPPORT = 'sentor@nikx.one';
const DEFAULT_BASE_URL = 'https://sentor.app/api';

const CODES: ReadonlySet<string> = new Set<FailureCode>([
	'invalid_input',
	'auth',
	'quota',
	'rejected',
	'too_slow',
	'unavailable',
	'missing_result',
	'config',
	'deadline',
	'cancelled',
]);

/**
 * Whether a value is a {@link Failure}. Judged by its shape, since `instanceof` breaks where a
 * process holds two copies of a package, as n8n does.
 */
export function isFailure(value: unknown): value is Failure {
	if (typeof value !== 'object' || value === null) return false;
	const { code, message, description, attempts } = value as Record<string, unknown>;
	return (
		typeof code === 'string' &&
		CODES.has(code) &&
		typeof message === 'string' &&
		typeof description === 'string' &&
		typeof attempts === 'number'
	);
}

/** Which input was wrong. */
export type InputFault =
	| 'no_text'
	| 'no_entities'
	| 'text_type'
	| 'language'
	| 'unreadable'
	| 'too_few'
	| 'no_documents';

/** A document that is not sent at all. `found` is what stood there instead, in words. */
export function invalidInput(reason: InputFault, found = ''): Failure {
	const [message, description] = {
		no_text: ['Text is empty', 'Give this item a text, or leave it out. Nothing was sent for it.'],
		no_entities: [
			'No entity is named',
			'Name at least one entity to look at, e.g. delivery, support, price. Nothing was sent for this item.',
		],
		text_type: [
			`Text is ${found}, not a text`,
			'Pick the field that holds the text itself. Nothing was sent for this item.',
		],
		language: [
			`Language ${found} is not supported`,
			'Use en (English) or nl (Dutch). Nothing was sent for this item.',
		],
		unreadable: [
			'This item could not be read',
			'Give the text and the entities as plain text. Nothing was sent for this item.',
		],
		no_documents: [
			'There is no text to name the topic by',
			'Give at least one document with a text, e.g. those of a cluster. Nothing was sent for this item.',
		],
		too_few: [
			`Clustering needs at least 5 texts, there are ${found}`,
			'Collect more items before this step, or leave out fewer. Nothing was sent.',
		],
	}[reason] as [string, string];
	return { code: 'invalid_input', message, description, reason, attempts: 0 };
}

/** 401 and 403: this key, on any document, gets the same answer. */
export function authFailure(detail: AnswerDetail, attempts: number): Failure {
	const newKey = `Create a key at ${KEYS_PAGE} and put it into the credential. Nothing more was sent.`;
	if (detail.status === 403) {
		return build('auth', detail, attempts, {
			message: `The API key lacks the permission for this (403)${quote(detail.message)}`,
			description: `Check what the plan includes (${PRICING_PAGE}), or use a key that may do this. Nothing more was sent.`,
		});
	}
	if (detail.reason === 'expired_key') {
		const when = detail.expiresAt ? ` on ${detail.expiresAt}` : '';
		return build('auth', detail, attempts, {
			message: `The API key expired${when} (401)`,
			description: newKey,
		});
	}
	return build('auth', detail, attempts, {
		message: 'The API key was refused (401)',
		description: newKey,
	});
}

/** A key was refused in a call that carried the user's Google key: it is not put down to Sentor's. */
export function googleKeyFailure({ status, requestId, attempts }: Failure): Failure {
	return {
		code: 'config',
		message: `A key was refused in a call with the Google key${status === undefined ? '' : ` (${status})`}`,
		description:
			"Check the Google API key in the credential, or leave it empty to use Sentor's own. If it is right, check the Sentor key.",
		reason: 'google_key',
		...(status === undefined ? {} : { status }),
		...(requestId === undefined ? {} : { requestId }),
		attempts,
	};
}

/** The plan allows no more for now. `retryAtMs`: when it does again, ms since the epoch. */
export function quotaFailure(
	detail: AnswerDetail,
	attempts: number,
	{ retryAtMs, maxWaitMs }: { retryAtMs?: number; maxWaitMs?: number } = {},
): Failure {
	const retryAt = retryAtMs === undefined ? undefined : isoTime(retryAtMs);
	const opens = retryAt ? `; it opens again at ${retryAt}` : '';
	const longest =
		maxWaitMs === undefined
			? ''
			: ` That is longer than the longest wait allowed (${Math.round(maxWaitMs / 1000)} s).`;
	return build('quota', detail, attempts, {
		message: `The plan's quota is used up${opens}${quote(detail.message)}`,
		description: `Run the rest later, or choose a larger plan (${PRICING_PAGE}).${longest} What was answered is kept.`,
		retryAt,
	});
}

/** The API refused this document. `characters`: length of its text. */
export function rejectedFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('rejected', detail, attempts, {
		message: `The API refused this text (${detail.status})${quote(detail.message)}`,
		description: `The text has ${count(characters)} characters. Shorten or split it, or mend what the message names.`,
	});
}

/** The document took longer than the gateway or the time-out allows, each time it was tried. */
export function tooSlowFailure(
	detail: AnswerDetail,
	attempts: number,
	characters: number,
): Failure {
	return build('too_slow', detail, attempts, {
		message: `No answer in time for this text (${count(characters)} characters, ${attempts} attempts)`,
		description: 'Split the text into shorter ones, or raise the request time-out.',
	});
}

/** The service, or the way to it, does not work. */
export function unavailableFailure(
	detail: AnswerDetail,
	attempts: number,
	retryAtMs?: number,
): Failure {
	const retryAt = retryAtMs === undefined ? undefined : isoTime(retryAtMs);
	if (detail.status === undefined && detail.networkCode !== undefined) {
		return build('unavailable', detail, attempts, {
			message: `Sentor cannot be reached (${detail.networkCode})`,
			description:
				'Check the base URL in the credential and whether this machine reaches it (network, proxy).',
			reason: 'network',
		});
	}
	const what = detail.status === undefined ? 'no answer in time' : String(detail.status);
	return build('unavailable', detail, attempts, {
		message: `Sentor does not answer as it should (${what})${quote(detail.message)}`,
		description: `Try again later. If it goes on, write to ${SUPPORT} and give the request ID. What was answered is kept.`,
		retryAt,
	});
}

/** An answer came, but none for this document. */
export function missingResultFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('missing_result', detail, attempts, {
		message: 'The API answered without a result for this text',
		description: `Run this item again. If it repeats, write to ${SUPPORT} and give the request ID.`,
	});
}

/** The address is wrong: something else than the API answers there. */
export function addressFailure(
	detail: AnswerDetail,
	attempts: number,
	found: 'nothing' | 'redirect' | 'web page',
): Failure {
	const message = {
		nothing: `Nothing was found at this address (${detail.status})`,
		redirect: `This address redirects elsewhere (${detail.status})`,
		'web page': `This address answers with something else than Sentor's API (${detail.status})`,
	}[found];
	return build('config', detail, attempts, {
		message,
		description: `Check the base URL in the credential; the usual one is ${DEFAULT_BASE_URL}. Nothing more was sent.`,
		reason: 'address',
	});
}

/** The API refused each document that was tried, for the same kind of reason. */
export function allRejectedFailure(detail: AnswerDetail, attempts: number): Failure {
	return build('config', detail, attempts, {
		message: `The API refused every text that was tried (${detail.status})${quote(detail.message)}`,
		description:
			'Check the language, the entities and the base URL in the credential. The rest was not sent.',
		reason: 'all_rejected',
	});
}

/** `limits.deadlineMs` passed. */
export function deadlineFailure(attempts: number): Failure {
	return {
		code: 'deadline',
		message: "The run's time was up before this text was answered",
		description: 'Run the rest again, or allow the run more time. What was answered is kept.',
		attempts,
	};
}

/** The caller's signal fired. */
export function cancelledFailure(attempts: number): Failure {
	return {
		code: 'cancelled',
		message: 'The run was cancelled before this text was answered',
		description: 'Run it again to have the rest answered.',
		attempts,
	};
}

/** The base URL itself cannot be used; nothing was sent. Not quoted: people paste keys into it. */
export function baseUrlFailure(): Failure {
	return {
		code: 'config',
		message: 'The base URL is no web address',
		description: `Put a web address into the credential, for instance ${DEFAULT_BASE_URL}.`,
		reason: 'address',
		attempts: 0,
	};
}

interface Words {
	message: string;
	description: string;
	reason?: string;
	retryAt?: string;
}

function build(code: FailureCode, detail: AnswerDetail, attempts: number, words: Words): Failure {
	const reason = detail.reason ?? words.reason ?? detail.code;
	return {
		code,
		message: words.message,
		description: words.description,
		...(reason === undefined ? {} : { reason }),
		...(detail.status === undefined ? {} : { status: detail.status }),
		...(detail.requestId === undefined ? {} : { requestId: detail.requestId }),
		...(words.retryAt === undefined ? {} : { retryAt: words.retryAt }),
		attempts,
	};
}

function quote(message: string | undefined): string {
	return message ? `: ${message}` : '';
}

/** Thousands by comma, in every locale: texts of a run must not depend on the machine. */
function count(value: number): string {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Undefined for a time that no calendar holds, so that a mad header cannot throw. */
function isoTime(ms: number): string | undefined {
	return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
