import type { Certificate } from '../support/tls-server';
import { well } from './acts';
import type { Act } from './service';

/** How the host gets to the service, where it is not plain HTTP on a loopback port. */
export type Way =
	| { certificate: Certificate; trusts: boolean }
	/** Nobody listens there. */
	| 'nobody'
	/** Takes connections, says nothing. */
	| 'mute'
	/** TLS where the address says `http:`, and the other way round. */
	| 'tls where none is expected'
	| 'no tls where it is expected'
	/** A proxy that refuses with this status, or says nothing. */
	| { proxy: number | 'silence' };

/** One thing that can go wrong, as data. */
export interface Fault {
	/** What happens; faults of one name that read and cost the same share a row of the page. */
	name: string;
	/** What tells it from others of the name. */
	form?: string;
	/** What the service does with its nth request, from 1. */
	act(nth: number): Act;
	way?: Way;
	/** Request time-out of the node, s. @default 20 */
	timeout?: number;
	/** It passes, or concerns no answer: every item has to have its result. */
	recovers?: boolean;
	/**
	 * Most requests, where some texts are answered: how many go together then hangs on how quick the
	 * answers are. Where none is, the number is exact.
	 * @default 9
	 */
	atMost?: number;
	/** It is waited out, or given up, in more than a minute. */
	isLong?: boolean;
}

/** Faults of one kind, a table of the page. */
export interface Kind {
	title: string;
	faults: Fault[];
}

/** The same to every request. */
export function always(act: Act): Pick<Fault, 'act'> {
	return { act: () => act };
}

/** To the first request, or to the first few; then all is well. */
export function first(act: Act, requests = 1): Pick<Fault, 'act' | 'recovers'> {
	return { act: (nth) => (nth <= requests ? act : well()), recovers: true };
}

/** The first request is answered, every other refused for good: four may be under way by then. */
export function inMidRun(act: Act): Pick<Fault, 'act' | 'atMost'> {
	return { act: (nth) => (nth === 1 ? well() : act), atMost: 5 };
}

/** The first request is answered, then the service is down: a minute is waited for it (docs/requests.md). */
export function downInMidRun(act: Act): Pick<Fault, 'act' | 'atMost' | 'isLong'> {
	return { ...inMidRun(act), atMost: 16, isLong: true };
}

/** The second request meets this, and all is well again. */
export function onceInMidRun(act: Act): Pick<Fault, 'act' | 'recovers'> {
	return { act: (nth) => (nth === 2 ? act : well()), recovers: true };
}

/** One fault for each form. */
export function inForms<Form>(
	name: string,
	forms: Record<string, Form>,
	fault: (form: Form) => Omit<Fault, 'name' | 'form'>,
): Fault[] {
	return Object.entries(forms).map(([form, value]) => ({ name, form, ...fault(value) }));
}
