/** Every choice that an operation offers in 'Return'. */
const RETURNS: ReadonlySet<unknown> = new Set([
	'cluster',
	'document',
	'entity',
	'report',
	'sentence',
]);

/**
 * Reads 'Return', the first of `choices` being the operation's default. n8n keeps the value when
 * the operation is changed to one that lacks this choice: the default holds then. Undefined for what
 * is no operation's choice, as an expression may give it.
 */
export function readReturn<Choice extends string>(
	value: unknown,
	choices: readonly [Choice, ...Choice[]],
): Choice | undefined {
	return (
		choices.find((choice) => choice === value) ?? (RETURNS.has(value) ? choices[0] : undefined)
	);
}
