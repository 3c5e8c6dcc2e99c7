/**
 * The core's own time for a document, at a service that answers at once, beside writing the same
 * requests and reading the same answers without it: `npx tsx bench/own-time.ts`
 */
import { createSentorClient, type Transport } from '../core';

/** What a document costs must not grow with their number. */
const COUNTS = [10_000, 50_000];
/** Documents in a request. */
const SIZES = [1, 50];
/** The quickest of so many rounds, of the processor's time: what else the machine does is not ours. */
const ROUNDS = 5;

const textsOf = (count: number): string[] =>
	Array.from({ length: count }, (_, i) => `Ticket ${i}: the delivery was late.`);
const entities = ['delivery', 'price', 'support'];

interface Sent {
	docs: { doc_id: string }[];
}

/** An answer as the API gives it, for each document of a request. */
function answerTo({ docs }: Sent): object {
	const probabilities = { positive: 0.1, neutral: 0.1, negative: 0.8 };
	const verdicts = entities.map((entity) => ({ entity, sentiment: 'negative', score: 0.8 }));
	return {
		results: docs.map(({ doc_id }) => ({
			doc_id,
			predicted_class: 0,
			predicted_label: 'negative',
			probabilities,
			entity_sentiments: verdicts,
			details: [
				{ sentence_index: 0, sentence_text: 'Late.', predicted_label: 'negative', probabilities },
			],
		})),
	};
}

const transport: Transport = async ({ body }) => ({
	status: 200,
	headers: {},
	body: JSON.stringify(answerTo(JSON.parse(JSON.stringify(body)) as Sent)),
});

async function bare(texts: string[], size: number): Promise<void> {
	const request = { method: 'POST' as const, path: '/predicts', query: {}, headers: {} };
	for (let from = 0; from < texts.length; from += size) {
		const docs = texts
			.slice(from, from + size)
			.map((doc, place) => ({ doc_id: String(place), doc, entities }));
		const { body } = await transport({ ...request, body: { docs }, timeoutMs: 1000 });
		JSON.parse(String(body));
	}
}

async function ours(texts: string[], size: number): Promise<void> {
	const client = createSentorClient({
		transport,
		clock: { now: Date.now, sleep: () => new Promise(() => {}), random: Math.random },
		secrets: ['sk-live-7f3e9a51c0ffee42'],
		limits: { maxDocsPerRequest: size },
	});
	const { outcomes } = await client.analyze(texts.map((text) => ({ text, entities })));
	if (!outcomes.every(({ ok }) => ok)) throw new Error('A document has no answer.');
}

async function quickest(documents: number, run: () => Promise<void>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const before = process.cpuUsage();
		await run();
		const { user, system } = process.cpuUsage(before);
		times.push(user + system);
	}
	return Math.min(...times) / documents;
}

async function main(): Promise<void> {
	for (const count of COUNTS)
		for (const size of SIZES) {
			const texts = textsOf(count);
			const without = await quickest(count, () => bare(texts, size));
			const withCore = await quickest(count, () => ours(texts, size));
			console.log(
				`${count.toLocaleString('en-US')} documents, ${size} a request: ` +
					`${(withCore - without).toFixed(0)} µs of the core's own for each, ` +
					`${(withCore / without).toFixed(1)} times the requests alone (${without.toFixed(0)} µs)`,
			);
		}
}

void main();
