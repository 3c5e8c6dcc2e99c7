/** Documents that spoil the request they are in. */
import type { Job } from '../endpoints/endpoint';
import type { Refusal } from '../http/refusal';
import type { PoisonOptions } from './plan';

/** What poison does to a request. */
export interface Poisoning {
	/** The request is refused. */
	refusal?: Refusal;
	/** The connection is cut. */
	reset?: boolean;
	/** Places of the documents whose results are left out. */
	omitted: Set<number>;
}

/** Looks for poison in the texts of a request; the first that spoils all of it decides. */
export function findPoison(job: Job, poisons: PoisonOptions[]): Poisoning {
	const omitted = new Set<number>();
	for (const { text, fault = '422' } of poisons) {
		for (const [place, content] of job.texts.entries()) {
			if (!content.includes(text)) continue;
			if (fault === 'missing') omitted.add(place);
			else if (fault === 'reset') return { reset: true, omitted };
			else return { refusal: refusalOf(fault, job, place), omitted };
		}
	}
	return { omitted };
}

function refusalOf(
	fault: '422' | '422-named' | '400' | '413' | '500',
	job: Job,
	place: number,
): Refusal {
	const refusal: Refusal = {
		status: Number(fault.slice(0, 3)),
		code: fault === '500' ? 'internal_error' : 'validation_error',
		message:
			fault === '500' ? 'Internal server error' : 'A document could not be processed: invalid text',
	};
	if (fault !== '422-named') return refusal;
	const loc = ['body', job.list, place, job.field];
	const complaint = { loc, type: 'value_error', message: 'Invalid text' };
	// The only form that has a place for it.
	return { ...refusal, complaints: [complaint], form: 'detail' };
}
