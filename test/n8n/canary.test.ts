import type { INodeParameters } from 'n8n-workflow';
import { DISGUISES, OF_TEXTS_ALONE, remains } from '../support/canary';
import { startHttpStub } from '../support/http-stub';
import { sentorBench, texts } from '../support/n8n/sentor';

const bench = sentorBench();

/** Has a character of each kind that an encoding changes. */
const CANARY = 'Zq7+Wv/9=kX_p-4T.J2~h';

/** All properties of an error and of what it was caused by: own, hidden and inherited ones. */
function everyProperty(value: unknown, seen = new Set<object>()): unknown[] {
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	const found: unknown[] = [];
	for (let owner: object | null = value; owner; owner = Object.getPrototypeOf(owner) as object) {
		if (owner === Object.prototype) break;
		for (const name of Reflect.ownKeys(owner)) {
			const property: unknown = Reflect.get(owner, name, value);
			found.push(String(name), typeof property === 'object' ? null : property);
			found.push(...everyProperty(property, seen));
		}
	}
	return found;
}

const OPERATIONS: INodeParameters[] = [
	{},
	{ simplify: false },
	{ granularity: 'entity' },
	{ operation: 'cluster', nameTopics: true },
	{ operation: 'nameTopic', documents: '["Late parcel"]', clusterId: '1' },
	{ operation: 'checkHealth' },
];

/** What n8n keeps and shows of all operations against a server that answers like this. */
async function everything(status: number, body: string, requestId: string): Promise<unknown[]> {
	const told: unknown[] = [];
	const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
	const stub = await startHttpStub((_request, response) =>
		response.writeHead(status, headers).end(body),
	);
	for (const parameters of OPERATIONS) {
		for (const onError of ['continueErrorOutput', 'stopWorkflow'] as const) {
			const { data, hints, outputs, error } = await bench.run({
				credential: { apiKey: CANARY, googleApiKey: CANARY, baseUrl: stub.url },
				items: texts('a', 'b', 'c', 'd', 'e'),
				parameters: { entities: 'x', ...parameters, options: { maxWait: 0 } },
				onError,
				onLog: (line) => told.push(line),
			});
			told.push(data.resultData, hints, outputs, everyProperty(error));
		}
	}
	await stub.close();
	return told;
}

/** A header cannot carry every disguise. */
const sendable = (written: string) => (/[^\x20-\x7e]/.test(written) ? 'request-1' : written);

describe('the key in disguise', () => {
	it.each(Object.keys(DISGUISES))(
		'is in no error, hint, item or log line of a refusal: %s',
		async (name) => {
			const written = DISGUISES[name]?.(CANARY) ?? '';
			const body = { error: { code: written, message: written, details: { reason: written } } };
			for (const status of [401, 422]) {
				const told = await everything(status, JSON.stringify(body), sendable(written));
				expect(remains(told, written, CANARY)).toEqual([]);
			}
		},
		60_000,
	);

	it.each(Object.keys(DISGUISES).filter((name) => !OF_TEXTS_ALONE.has(name)))(
		'is in no item of an answer: %s',
		async (name) => {
			const written = DISGUISES[name]?.(CANARY) ?? '';
			const label = { predicted_label: 'positive' };
			const ids = ['0', '1', '2', '3', '4'];
			const result = {
				...label,
				echo: { [written]: [written] },
				details: [{ ...label, sentence_text: written }],
				entity_sentiments: [{ entity: written, sentiment: 'negative' }],
			};
			const body = {
				results: ids.map((id) => ({ doc_id: id, ...result })),
				clusters: [
					{ cluster_id: 0, documents: ids.map((id) => ({ doc_id: id })), top_words: [written] },
				],
				topic_name: written,
				status: written,
				version: written,
			};
			const told = await everything(200, JSON.stringify(body), sendable(written));
			expect(remains(told, written, CANARY)).toEqual([]);
		},
		60_000,
	);
});
