import type { AnswerDetail } from '../failure';
import { fieldsOf, listOf } from '../input/fields';
import { readLabel, saidInstead } from '../result/read';
import type { Reply } from './reply';

/** What an answer that is no success says, read from whichever form it has. */
export interface ErrorBody extends AnswerDetail {
	/** Documents that the answer names, by their place in the request. */
	namedPlaces: number[];
	/** Documents that the answer names, by wire id. */
	namedIds: string[];
}

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
	const body = fieldsOf(reply.body);
	const error = fieldsOf(body.error);
	const details = fieldsOf(error.details ?? body.details);
	const validation = listOf(body.detail).slice(0, MOST_NAMED).map(fieldsOf);
	const code = firstText(reply, error.code, body.code);
	const reason = firstText(reply, details.reason);
	return {
		status: reply.status,
		message: firstText(
			reply,
			error.message,
			joined(body.message),
			body.detail,
			validationText(validation),
			body.error,
			plainText(reply.body),
		),
		code,
		reason: reason ?? (code !== undefined && KEY_REASONS.has(code) ? code : undefined),
		requestId: requestIdOf(reply),
		expiresAt: firstText(reply, details.expires_at),
		namedPlaces: placesOf([
			...validation.map(({ loc }) => loc),
			details.loc,
			['docs', details.index],
		]),
		namedIds: idsOf(details),
	};
}

/** What a success says: results, or that it is none. */
export interface SuccessBody {
	/** Absent when there are none to look into. */
	results?: unknown[];
	/** `message`: the server's words, when no result can be read. */
	detail: AnswerDetail;
	/** The status that the body names, when it says that it is no success. */
	statusInBody?: number;
}

/** Reads the body of a success: some services put their errors into one. */
export function readSuccessBody(reply: Reply): SuccessBody {
	const body = fieldsOf(reply.body);
	const { results } = body;
	const isList = Array.isArray(results);
	if (isList && results.some((each) => readLabel(fieldsOf(each).predicted_label)))
		return { results, detail: { status: reply.status, requestId: requestIdOf(reply) } };
	const said = isFault(body) ? readErrorBody(reply).message : undefined;
	const message = said ?? (isList ? firstSaid(results, reply) : undefined);
	const detail = { status: reply.status, message, requestId: requestIdOf(reply) };
	if (isList && !(results.length === 0 && said !== undefined)) return { results, detail };
	const statusInBody = said === undefined ? undefined : faultStatus(body);
	return { detail, statusInBody };
}

/** Greetings have a `message` as well; a fault has one of these, or says so. */
function isFault(body: Record<string, unknown>): boolean {
	const { error, detail, errors, status, success, ok } = body;
	const isNamed = [error, detail, errors].some(
		(each) =>
			(typeof each === 'string' && each !== '') || (typeof each === 'object' && each !== null),
	);
	const isTold = success === false || ok === false || /^(error|fail)/i.test(String(status));
	return isNamed || isTold || faultStatus(body) !== undefined;
}

function faultStatus(body: Record<string, unknown>): number | undefined {
	const named = [fieldsOf(body.error).status, body.status_code, body.statusCode, body.status];
	return named
		.map(Number)
		.find((status) => Number.isInteger(status) && status >= 400 && status < 600);
}

function firstSaid(results: unknown[], { clean }: Reply): string | undefined {
	for (const result of results.slice(0, MOST_NAMED)) {
		const { message, label } = saidInstead(result);
		if (message !== undefined) return clean(message);
		if (label !== undefined) return clean(`label '${label}'`);
	}
	return undefined;
}

function requestIdOf(reply: Reply): string | undefined {
	const body = fieldsOf(reply.body);
	const inError = fieldsOf(body.error).request_id;
	return firstText(reply, inError, body.request_id, reply.header('x-request-id'));
}

/** The first of them that is a text with something in it, fit to be shown. */
function firstText({ clean }: Reply, ...candidates: unknown[]): string | undefined {
	for (const candidate of candidates) {
		const text = typeof candidate === 'string' ? clean(candidate) : '';
		if (text !== '') return text;
	}
	return undefined;
}

/** Codes that are reasons: one page of the vendor puts them here, another into `details.reason`. */
const KEY_REASONS: ReadonlySet<string> = new Set(['invalid_key', 'expired_key']);

/** Documents that one answer can name: no request holds more. A list may be as long as the answer. */
const MOST_NAMED = 500;

/** The fields in which a request carries its documents (predict; cluster and topic name). */
const DOCUMENT_LISTS: ReadonlySet<unknown> = new Set(['docs', 'documents']);

function placesOf(locations: unknown[]): number[] {
	const places = new Set<number>();
	for (const location of locations) {
		if (!Array.isArray(location)) continue;
		const list = location.findIndex((part) => DOCUMENT_LISTS.has(part));
		const place: unknown = location[list + 1];
		if (list >= 0 && Number.isInteger(place) && Number(place) >= 0) places.add(Number(place));
	}
	return [...places];
}

function idsOf(details: Record<string, unknown>): string[] {
	const ids = Array.isArray(details.doc_ids) ? details.doc_ids : [details.doc_id];
	return ids
		.slice(0, MOST_NAMED)
		.filter((id) => typeof id === 'string' || typeof id === 'number')
		.map(String);
}

function validationText(entries: Record<string, unknown>[]): string {
	return entries
		.slice(0, 3)
		.map(
			({ loc, msg }) =>
				`${typeof msg === 'string' ? msg : 'invalid'}${Array.isArray(loc) ? ` (${loc.join('.')})` : ''}`,
		)
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
 * Text of a gateway's page without its markup, in one walk: a page may be 200 kB of `<`. A tag that is
 * not closed ends it, since nobody reads what comes after.
 */
function plainText(body: unknown): string {
	if (typeof body !== 'string') return '';
	const page = beginningOf(body);
	const lower = page.toLowerCase();
	const texts: string[] = [];
	let from = 0;
	for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', from)) {
		texts.push(page.slice(from, at));
		from = endOfMarkup(lower, at);
	}
	return withoutRepeatedTitle([...texts, page.slice(from)]).join(' ');
}

/** Gateways write the title of their page over it once more. */
function withoutRepeatedTitle(texts: string[]): string[] {
	const told = texts.map((text) => text.trim());
	const title = told.findIndex((text) => text !== '');
	return texts.filter((_text, place) => place === title || told[place] !== told[title]);
}

/** Without the word that the cut goes through: it may be half a secret, which no scrubber knows. */
function beginningOf(body: string): string {
	if (body.length <= MOST_OF_PAGE) return body;
	const page = body.slice(0, MOST_OF_PAGE);
	return page.slice(0, Math.max(0, page.lastIndexOf(' '), page.lastIndexOf('\n')));
}

/** Where the tag that begins at `at` ends; of a style or a script, where its content does. */
function endOfMarkup(page: string, at: number): number {
	const [tag, element] = /^<(?:(style|script)\b|[a-z/!?])/.exec(page.slice(at, at + 8)) ?? [];
	if (tag === undefined) return at + 1;
	const close = element === undefined ? at : page.indexOf(`</${element}`, at);
	const end = close < 0 ? -1 : page.indexOf('>', close);
	return end < 0 ? page.length : end + 1;
}
