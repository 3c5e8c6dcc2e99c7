/** Why no test has to notice a mutant. */
export type Kind =
	/** Nothing that anyone could see is different. */
	| 'equivalent'
	/** A number or an order that was chosen by measuring; the next one is no worse. */
	| 'tuning'
	/** Guards against what the code around it does not do today. */
	| 'guard';

/** Mutants of one file that may survive, as a survivor is printed, and why. */
export interface Accepted {
	file: string;
	kind: Kind;
	why: string;
	mutants: string[];
}

export const ACCEPTED: Accepted[] = [
	{
		file: 'report/read.ts',
		kind: 'equivalent',
		why: 'Any key does that is not the JSON of a list.',
		mutants: ["const ANONYMOUS = ⟦'anonymous' → ''⟧;"],
	},
];
