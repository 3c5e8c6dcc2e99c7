/** Bounds on what one request may hold. */
import type { Refusal } from '../http/refusal';
import type { Settings } from '../options';
import type { Quota } from '../plans/plans';
import type { Job } from './endpoint';

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
		is ? [{ loc: ['body', job.list, place, job.field], type: 'string_too_long', message }] : [],
	);
	return { status, code: 'text_too_long', message, complaints };
}

/** Characters of all documents together. */
export function charactersOf(job: Job): number {
	return job.texts.reduce((total, text) => total + text.length, 0);
}
