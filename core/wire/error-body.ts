import type { AnswerDetail } from '../failure';
import { fieldsOf, listOf } from '../input/fields';
import { saidInstead } from '../result/read';
import type { Reply } from './reply';

/** What an answer that is no success says, read from whichever form it has. */
export interface ErrorBody extends AnswerDetail {
	/** Documents that the answer names, by their place in the request. */
	namedPlaces: number[];
	/** Documents that the answer names, by wire id. */
	namedIds: string[];
}

/** Documents that one answer can name: no request holds more. A list may be as long as the answer. */
const MOST_NAMED = 500;

/** Codes that are reasons: one page of the vendor puts them here, another into `details.reason`. */
const KEY_REASONS: readonly unknown[] = ['invalid_key', 'expired_key'];

/**
 * Reads the body of an answer with an error status. The vendor's pages and clients show four forms
 * of it, gateways add theirs; none can be relied on:
 *
 * - `{error: {code, message, details: {reason, expires_at, ...}, request_id}}` (docs, errors)
 * - `{detail: 'text', status_code, retry_after}` (JavaScript and Python client)
 * - `{detail: [{loc: ['body', 'docs', 3, 'doc'], msg}]}` (the validation list behind such services)
 * - `{statusCode, message: 'text' | [...], error: 'Unauthorized'}` (a gateway), HTML, text, nothing
 */
export function readErrorBody(reply: Reply): ErrorBody {
	const { status, requestId, text } = reply;
	const body = fieldsOf(reply.body);
	const error = fieldsOf(body.error);
	const details = fieldsOf(error.details ?? body.details);
	const validation = listOf(body.detail).slice(0, MOST_NAMED).map(fieldsOf);
	const code = text(error.code, body.code);
	return {
		status,
		message: text(
			error.message,
			joined(body.message),
			body.detail,
			validationText(validation),
			body.error,
			plainText(reply.body),
		),
		code,
		reason: text(details.reason, KEY_REASONS.includes(code) ? code : ''),
		requestId,
		expiresAt: text(details.expires_at),
		namedPlaces: placesOf([
			...validation.map(({ loc }) => loc),
			details.loc,
			['docs', details.index],
		]),
		namedIds: idsOf(details),
	};
}

/**
 * What a success says that says it is none: its words, and the status that it names. Greetings have a
 * `message` as well; a fault has one of these, or says so.
 */
export function readFault(reply: Reply): { message?: string; status?: number } {
	const body = fieldsOf(reply.body);
	const { error, detail, errors, success, ok } = body;
	const status = [fieldsOf(error).status, body.status_code, body.statusCode, body.status]
		.map(Number)
		.find((number) => Number.isInteger(number) && number >= 400 && number < 600);
	const isNamed = [error, detail, errors].some(
		(each) => each !== '' && each !== null && ['string', 'object'].includes(typeof each),
	);
	const isTold = success === false || ok === false || /^(error|fail)/i.test(String(body.status));
	if (!isNamed && !isTold && status === undefined) return {};
	return { message: readErrorBody(reply).message, status };
}

/** What the first result says that has something to say in place of a label. */
export function saidInResults(results: unknown[], reply: Reply): string | undefined {
	const said = results.slice(0, MOST_NAMED).map((result) => {
		const { message, label } = saidInstead(result);
		return message ?? (label && `label '${label}'`);
	});
	return reply.text(...said);
}

/** The fields in which a request carries its documents (predict; cluster and topic name). */
const DOCUMENT_LISTS: readonly unknown[] = ['docs', 'documents'];

function placesOf(locations: unknown[]): number[] {
	const places = new Set<number>();
	for (const location of locations.map(listOf)) {
		const list = location.findIndex((part) => DOCUMENT_LISTS.includes(part));
		const place = location[list + 1];
		if (list >= 0 && Number.isInteger(place) && Number(place) >= 0) places.add(Number(place));
	}
	return [...places];
}

function idsOf({ doc_ids: ids, doc_id: id }: Record<string, unknown>): string[] {
	return (Array.isArray(ids) ? ids : [id])
		.slice(0, MOST_NAMED)
		.filter((each) => typeof each === 'string' || typeof each === 'number')
		.map(String);
}

function validationText(entries: Record<string, unknown>[]): string {
	return entries
		.slice(0, 3)
		.map(({ loc, msg }) => {
			const place = Array.isArray(loc) ? ` (${loc.join('.')})` : '';
			return `${typeof msg === 'string' ? msg : 'invalid'}${place}`;
		})
		.join('; ');
}

function joined(message: unknown): unknown {
	return Array.isArray(message)
		? message.filter((part) => typeof part === 'string').join('; ')
		: message;
}

/** What of a gateway's page is looked at, characters; its title comes before that. */
const MOST_OF_PAGE = 20_000;

/**
 * A tag; of a style or a script with its content. One that is not closed goes on to the end, since
 * nobody reads what comes after. Never looks at a character twice: a page may be 200 kB of `<`.
 */
const MARKUP =
	/<style\b[^]*?(?:<\/style[^>]*|$)>?|<script\b[^]*?(?:<\/script[^>]*|$)>?|<[a-z/!?][^>]*>?|</i;

/** Text of a gateway's page without its markup. */
function plainText(body: unknown): string {
	if (typeof body !== 'string') return '';
	const texts = beginningOf(body)
		.split(MARKUP)
		.map((text) => text.trim())
		.filter((text) => text !== '');
	// Gateways write the title of their page over it once more.
	return texts.filter((text, place) => place === 0 || text !== texts[0]).join(' ');
}

/** Without the word that the cut goes through: it may be half a secret, which no scrubber knows. */
function beginningOf(body: string): string {
	if (body.length <= MOST_OF_PAGE) return body;
	const page = body.slice(0, MOST_OF_PAGE);
	return page.slice(0, Math.max(0, page.lastIndexOf(' '), page.lastIndexOf('\n')));
}
