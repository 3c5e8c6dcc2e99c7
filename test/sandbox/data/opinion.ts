/** One line of a table of texts that a person has labeled. */
import type { Label } from '../../../sandbox/src/scorer/document';

export interface Opinion {
	text: string;
	/** Left out where people would not agree. */
	label?: Label;
	entities?: Record<string, Label>;
}
