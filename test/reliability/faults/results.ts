import { cut, say, toTexts, well, WORDS, type Result } from '../acts';
import { always, first, inForms, type Fault } from '../fault';
import type { Act } from '../service';

type Change = (results: Result[]) => unknown[];

/** All results there, but not as they should be. */
const ODD: Record<string, Change> = {
	'in reverse': (results) => [...results].reverse(),
	'each twice, the second says the opposite': (results) => [
		...results,
		...results.map((result) => ({ ...result, predicted_label: 'negative' })),
	],
	'with ids that nobody sent': (results) => [{ ...results[0], doc_id: 'elsewhere' }, ...results],
	'with ids as numbers': (results) =>
		results.map((result) => ({ ...result, doc_id: Number(result.doc_id) })),
	'with a thousand more': (results) => [
		...results,
		...Array.from({ length: 1000 }, (_, n) => ({ ...results[0], doc_id: `more-${n}` })),
	],
	'with `null` and numbers among them': (results) => [null, 7, 'x', ...results],
	'with labels in capitals': (results) =>
		results.map((result) => ({ ...result, predicted_label: 'POSITIVE' })),
	'without probabilities': (results) =>
		results.map(({ probabilities: _none, ...result }) => result),
	'with probabilities of no sense': (results) =>
		results.map((result) => ({ ...result, probabilities: { positive: 'much', negative: -7 } })),
	'without entities': (results) => results.map(({ entity_sentiments: _none, ...result }) => result),
	'with entities of no sense': (results) =>
		results.map((result) => ({ ...result, entity_sentiments: [null, 1, { entity: {} }, 'x'] })),
	'with sentences of no sense': (results) =>
		results.map((result) => ({ ...result, details: { 0: null } })),
};

/** Nothing that could be told apart by its id, or has a label. */
const USELESS: Record<string, Change> = {
	'empty list': () => [],
	'no ids': (results) => results.map(({ doc_id: _id, ...result }) => result),
	'ids that nobody sent': (results) =>
		results.map((result) => ({ ...result, doc_id: `x${String(result.doc_id)}` })),
	'no labels': (results) => results.map(({ predicted_label: _none, ...result }) => result),
	'labels that nobody knows': (results) =>
		results.map((result) => ({ ...result, predicted_label: 'mixed' })),
	'an error for each': (results) => results.map(({ doc_id }) => ({ doc_id, error: WORDS })),
};

/** One text is never answered, and all others are. */
const WITHOUT_ONE: Record<string, (result: Result) => unknown[]> = {
	'no result for it': () => [],
	'a result without a label': ({ doc_id }) => [{ doc_id }],
	'a label that nobody knows': (result) => [{ ...result, predicted_label: 'mixed' }],
	'an error for it': ({ doc_id }) => [{ doc_id, error: WORDS }],
};

/** The service fails at any request that holds one text. */
const OF_ONE: Record<string, Act> = {
	'422': say(422, { detail: WORDS }),
	'422 that names it': (call) => {
		const place = call.docs.findIndex(({ text }) => BAD.test(text));
		say(422, { detail: [{ loc: ['body', 'docs', place, 'doc'], msg: WORDS }] })(call);
	},
	'400': say(400, { error: { code: 'invalid_input', message: WORDS } }),
	'413': say(413, WORDS),
	'500': say(500, { detail: WORDS }),
	'504 at once': say(504, ''),
	'a cut connection': cut(),
};

/** One of the texts that runs are made with. */
const BAD = /number 3/;

const isBad = (result: Result) => BAD.test(JSON.stringify(result.details));

/** Answers whose results are short, out of order, doubled or of no use. */
export const RESULTS: Fault[] = [
	...inForms('Results', ODD, (change) => ({ ...always(well(change)), recovers: true })),
	...inForms('Results short, once:', { 'the last one': 1, 'all but one': -1 }, (count) =>
		first(well((results) => (count === 1 ? results.slice(0, -1) : results.slice(0, 1)))),
	),
	{
		name: 'Results short, always: one of each request',
		...always(well((results) => results.slice(0, 1))),
		recovers: true,
	},
	...inForms('Results of no use, always:', USELESS, (change) => always(well(change))),
	...inForms('Results of no use, once:', USELESS, (change) => first(well(change))),
	...inForms('For one of the texts', WITHOUT_ONE, (change) =>
		always(
			well((results) => results.flatMap((result) => (isBad(result) ? change(result) : [result]))),
		),
	),
	...inForms('One text that is answered with', OF_ONE, (act) => always(toTexts(BAD, act))),
];
