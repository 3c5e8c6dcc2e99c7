/**
 * The language of faults: `503`, `latency=200`, `503=html`, several with commas between them. One
 * grammar for options, the request header and the command line.
 */

const NAMES =
	'latency work gateway-timeout reset reset-after-work stall slow-body truncated-body html empty-object null-body empty-body not-json redirect missing-ids reorder duplicate-ids unknown-ids no-ids numeric-ids echo-key';
type WordIn<Text> = Text extends `${infer Word} ${infer Rest}` ? Word | WordIn<Rest> : Text;

/** Faults with a name; beside them every HTTP status is one (`503`, `404=html`). */
export const FAULT_NAMES = NAMES.split(' ') as WordIn<typeof NAMES>[];

export type FaultName = WordIn<typeof NAMES> | 'status';

/** One fault, understood. */
export interface Fault {
	name: FaultName;
	/** For `status`. */
	status?: number;
	/** What stood after `=`. */
	value?: string;
}

/**
 * Reads faults as they are written.
 * @throws {Error} that names the word it does not know, and all that it does
 */
export function parseFaults(text: string): Fault[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map(parseFault);
}

/** A fault as it is written. */
export function describeFault({ name, status, value }: Fault): string {
	const word = name === 'status' ? String(status) : name;
	return value === undefined ? word : `${word}=${value}`;
}

/** The first fault of this name. */
export function findFault(faults: Fault[], name: FaultName): Fault | undefined {
	return faults.find((fault) => fault.name === name);
}

/** Whether there is a fault of this name. */
export function hasFault(faults: Fault[], name: FaultName): boolean {
	return findFault(faults, name) !== undefined;
}

/** A fault's number (ms or a count), or what it is without one. */
export function numberOf(fault: Fault, whenAbsent: number): number {
	const number = Number(fault.value);
	return fault.value === undefined || Number.isNaN(number) ? whenAbsent : number;
}

/** The ms of a fault of this name, a second when it does not say, 0 when there is none. */
export function msOf(faults: Fault[], name: FaultName): number {
	const fault = findFault(faults, name);
	return fault === undefined ? 0 : numberOf(fault, 1_000);
}

function parseFault(text: string): Fault {
	const [word = '', ...rest] = text.split('=');
	const value = rest.length === 0 ? {} : { value: rest.join('=').trim() };
	const name = word.trim();
	if (/^[1-5]\d\d$/.test(name)) return { name: 'status', status: Number(name), ...value };
	const known = FAULT_NAMES.find((candidate) => candidate === name);
	if (known !== undefined) return { name: known, ...value };
	const names = FAULT_NAMES.join(', ');
	throw new Error(`Expected a fault (an HTTP status, or ${names}), got "${name}"`);
}
