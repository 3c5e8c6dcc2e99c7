import type { ReportRow } from '../../../report';
import { cleanText } from '../../../text';

/** What a message holds for the report. */
export interface ReportInput {
	/** The result of an analysis, or an array of them. */
	source?: unknown;
	/** The customer's text, or an array of them, in the order of the results. */
	text?: unknown;
	/** What it is counted under, or an array of that. */
	groupBy?: unknown;
	/** Why the message has no result, as it left by the errors output of the node that analyzed it. */
	error?: unknown;
}

/** Under this name a row holds the text, in front of whatever a result may hold under it. */
export const TEXT_FIELD = 'text';

/**
 * The rows of a message: one per result; none when it holds neither a result nor the reason for none.
 *
 * @param prefersAnalyzed Whether the text as it was analyzed is quoted, where a result holds it.
 */
export function rowsOf(
	{ source, text, groupBy, error }: ReportInput,
	prefersAnalyzed: boolean,
): ReportRow[] {
	const at = (value: unknown, place: number): unknown =>
		Array.isArray(source) && Array.isArray(value) ? value[place] : value;
	const results: unknown[] = Array.isArray(source) ? source : [source ?? failed(error)];
	return results.flatMap((result, place) => {
		if (!isResult(result)) return [];
		const own = textOf(at(text, place));
		const fields = { ...result, [TEXT_FIELD]: own };
		const words = cleanText((prefersAnalyzed && analyzedText(result)) || own, 'html');
		const group = groupOf(at(groupBy, place));
		return [group === undefined ? { fields, words } : { fields, words, group }];
	});
}

function analyzedText(result: object): string {
	const text = 'analyzedText' in result ? result.analyzedText : undefined;
	return typeof text === 'string' ? text.trim() : '';
}

/** A text without a result counts as failed. */
function failed(error: unknown): object | undefined {
	return error === undefined || error === null ? undefined : { error };
}

/** What the analysis gives: a label of the document, or why there is none. */
function isResult(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	return ['sentiment', 'documentSentiment', 'error'].some((field) => field in value);
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (Buffer.isBuffer(value)) return value.toString('utf8');
	const { text, doc }: { text?: unknown; doc?: unknown } = Object(value);
	const own = text ?? doc;
	return typeof own === 'string' ? own : '';
}

function groupOf(value: unknown): string | undefined {
	const isName = typeof value === 'string' || typeof value === 'number';
	return isName && value !== '' ? String(value) : undefined;
}
