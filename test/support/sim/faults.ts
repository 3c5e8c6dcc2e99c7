/** What may happen to a request instead of an answer of the API. */
export type RequestFault =
	| 500
	| 502
	| 503
	| 504
	/** The connection breaks before the work. */
	| 'reset'
	/** The connection breaks after the work: the answer is lost. */
	| 'late-reset'
	/** Nothing ever comes back. */
	| 'silence'
	/** 200 with a web page. */
	| 'html'
	| 'empty-object'
	| 'null'
	| 'no-body';

/** A stretch of time in which requests that come in fare badly. */
export interface Spell {
	/** ms after the start of the server. */
	fromMs: number;
	toMs: number;
	fault: RequestFault;
	/** Share of them that it befalls. @default 1 */
	share?: number;
}

/** What befalls a request that comes in `sinceMs` after the start of the server. */
export function faultOf(
	spells: readonly Spell[] = [],
	sinceMs: number,
	random: () => number,
): RequestFault | undefined {
	const spell = spells.find(({ fromMs, toMs }) => sinceMs >= fromMs && sinceMs < toMs);
	return spell && random() < (spell.share ?? 1) ? spell.fault : undefined;
}

/** What may be wrong with the results of an answer. */
export type ResultFault =
	| 'shuffled'
	| 'numeric-ids'
	/** Every third result is left out. */
	| 'missing'
	/** Every second result comes twice, the second time with a wrong text. */
	| 'repeated'
	/** Results of ids that nobody sent. */
	| 'unknown'
	/** Entries that are no results at all. */
	| 'garbage';

/** Every request fault. */
export const REQUEST_FAULTS: readonly RequestFault[] = [
	500,
	502,
	503,
	504,
	'reset',
	'late-reset',
	'silence',
	'html',
	'empty-object',
	'null',
	'no-body',
];

/** Every result fault. */
export const RESULT_FAULTS: readonly ResultFault[] = [
	'shuffled',
	'numeric-ids',
	'missing',
	'repeated',
	'unknown',
	'garbage',
];

/** The body of a 2xx that holds no results. */
export function faultyBody(fault: 'html' | 'empty-object' | 'null' | 'no-body'): unknown {
	return {
		html: '<!doctype html><title>Welcome</title>',
		'empty-object': {},
		null: null,
		'no-body': '',
	}[fault];
}

/** Damages a list of results as `fault` says; `random` decides orders. */
export function damageResults(
	results: ReadonlyArray<Record<string, unknown>>,
	fault: ResultFault | undefined,
	random: () => number,
): unknown[] {
	switch (fault) {
		case undefined:
			return [...results];
		case 'shuffled':
			return results
				.map((result) => ({ result, place: random() }))
				.sort((a, b) => a.place - b.place)
				.map(({ result }) => result);
		case 'numeric-ids':
			return results.map((result) => ({ ...result, doc_id: numeric(String(result['doc_id'])) }));
		case 'missing':
			return results.filter((_, index) => index % 3 !== 0);
		case 'repeated':
			return results.flatMap((result, index) =>
				index % 2 === 0 ? [result, { ...result, ...wrongText() }] : [result],
			);
		case 'unknown':
			return results.flatMap((result, index) => [
				{ ...result, ...wrongText(), doc_id: `?${index}` },
				result,
			]);
		case 'garbage':
			return [null, 7, 'text', [], {}, ...results, undefined, { doc_id: {} }];
	}
}

/** A number where the id is one, as a server does that reads ids as numbers. */
function numeric(id: string): string | number {
	return String(Number(id)) === id ? Number(id) : id;
}

function wrongText(): Record<string, unknown> {
	const wrong = { sentence_index: 0, sentence_text: 'not this text', predicted_label: 'negative' };
	return { predicted_label: 'negative', details: [wrong] };
}
