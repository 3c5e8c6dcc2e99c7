/** What an operation of the API is made of. */
import type { ReceivedRequest } from '../http/wire';
import type { Complaint, Refusal } from '../http/refusal';
import { jsonReply, type Reply } from '../http/reply';
import type { Settings } from '../options';
import type { Quota } from '../plans/plans';
import { LANGUAGES, type Language } from '../scorer/words';
import { Field } from './validate';

/** A request that got past key and quota. */
export interface Call extends Pick<ReceivedRequest, 'body' | 'query' | 'headers'> {
	settings: Settings;
	/** ms since the epoch. */
	now: number;
}

/** What there is to do for a call. */
export interface Job {
	/** The texts, one per document, in the order of the request. */
	texts: string[];
	/** Where the text of a document stands in the body, for complaints. */
	locOf(place: number): Complaint['loc'];
	/** Work of one document, ms. */
	docMs: number;
	/** Called once, when a worker begins. */
	answer(): Reply;
}

/** Either something to do, or why not. */
export type Prepared = { job: Job } | { refusal: Refusal } | { reply: Reply };

/** One operation. */
export interface Endpoint {
	method: 'GET' | 'POST';
	/** Without `/api`. */
	path: string;
	/** Health checks have rules of their own for key and quota. */
	isHealth: boolean;
	prepare(call: Call): Prepared;
}

/** An operation on the documents of its body. */
export interface DocumentsOperation {
	path: string;
	/** Where the documents stand in the body: `docs` or `documents`. */
	list: string;
	/** Where the text stands in a document: `doc` or `text`. */
	field: string;
	docMs: (settings: Settings) => number;
	/** Reads the body; its answer is asked for only when nothing in the body was wrong. */
	read(
		body: Field,
		language: Language,
		call: Call,
	): Pick<Job, 'texts' | 'answer'> | { refusal: Refusal };
}

/** The operation with what all of them do: language, complaints. */
export function onDocuments({ path, list, field, docMs, read }: DocumentsOperation): Endpoint {
	const locOf = (place: number) => ['body', list, place, field];
	const prepare = (call: Call): Prepared => {
		const { settings } = call;
		const complaints: Complaint[] = [];
		const body = new Field(call.body, ['body'], complaints);
		const language = languageOf(call.query, body, complaints);
		const found = read(body, language, call);
		const [first] = complaints;
		if (first === undefined) {
			return 'refusal' in found ? found : { job: { ...found, locOf, docMs: docMs(settings) } };
		}
		const message = `Invalid input: ${first.loc.slice(1).join('.')}: ${first.message}`;
		const status = settings.variants.invalidStatus;
		return { refusal: { status, code: 'validation_error', message, complaints } };
	};
	return { method: 'POST', path, isHealth: false, prepare };
}

/** The language of a call, from the query or else the body; English when neither has one. */
function languageOf(query: Record<string, string>, body: Field, complaints: Complaint[]): Language {
	const inQuery = query['language'];
	const field =
		inQuery === undefined
			? body.at('language')
			: new Field(inQuery, ['query', 'language'], complaints);
	const known = LANGUAGES.find((language) => language === (field.value ?? 'en'));
	return known ?? field.complain('literal_error', "should be 'en' or 'nl'") ?? 'en';
}

/** An answer that went well, with the status that was chosen for those. */
export function success(settings: Settings, body: unknown): Reply {
	return jsonReply(settings.variants.successStatus, body);
}

/** Why a request holds too much, undefined when it does not. */
export function refuseSize(job: Job, quota: Quota, settings: Settings): Refusal | undefined {
	const { maxDocsPerRequest, maxTextLength, variants } = settings;
	const status = variants.tooLargeStatus;
	if (maxDocsPerRequest > 0 && job.texts.length > maxDocsPerRequest) {
		const message = `Too many documents (>${maxDocsPerRequest} per call)`;
		return { status, code: 'too_many_documents', message };
	}
	const characters = charactersOf(job);
	if (quota.charsPerCall !== undefined && characters > quota.charsPerCall) {
		const message = `Text too long (>${quota.charsPerCall} characters per call on this plan)`;
		return { status, code: 'text_too_long', message };
	}
	const tooLong = job.texts.map((text) => maxTextLength > 0 && text.length > maxTextLength);
	if (!tooLong.includes(true)) return undefined;
	const message = `Text too long (>${maxTextLength} chars)`;
	const complaints = tooLong.flatMap((is, place) =>
		is ? [{ loc: job.locOf(place), type: 'string_too_long', message }] : [],
	);
	return { status, code: 'text_too_long', message, complaints };
}

/** Characters of all documents together. */
export function charactersOf(job: Job): number {
	return job.texts.reduce((total, text) => total + text.length, 0);
}
