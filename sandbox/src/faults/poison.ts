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

function refusalOf(fault: string, { locOf }: Job, place: number): Refusal {
	const status = Number(fault.slice(0, 3));
	if (status === 500) return { status, code: 'internal_error', message: 'Internal server error' };
	const message = 'A document could not be processed: invalid text';
	const refusal: Refusal = { status, code: 'validation_error', message };
	if (fault !== '422-named') return refusal;
	const complaint = { loc: locOf(place), type: 'value_error', message: 'Invalid text' };
	// The only form that has a place for it.
	return { ...refusal, complaints: [complaint], form: 'detail' };
}
