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
	return refuseLongText(job, maxTextLength, status);
}

/** Characters of all documents together. */
export function charactersOf(job: Job): number {
	return job.texts.reduce((total, text) => total + text.length, 0);
}

function refuseLongText(job: Job, most: number, status: number): Refusal | undefined {
	const places = [...job.texts.keys()].filter(
		(place) => most > 0 && (job.texts[place]?.length ?? 0) > most,
	);
	if (places.length === 0) return undefined;
	const message = `Text too long (>${most} chars)`;
	const complaints = places.map((place) => ({
		loc: ['body', job.list, place, job.field],
		type: 'string_too_long',
		message,
	}));
	return { status, code: 'text_too_long', message, complaints };
}
