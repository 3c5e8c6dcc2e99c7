import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type {
	AnalyzeReport,
	ClusterDocument,
	ClusterOptions,
	ClusterReport,
	DocumentSentiment,
	Outcome,
	RunStats,
	SentorClient,
	SentorDocument,
} from '../../../core';
import { sumOf } from '../run/hints';

/** What was answered in earlier tries of the same run of the node, as JSON, and what they cost. */
interface Memory {
	answers: Map<string, string>;
	/** Of tries over documents, by credential. */
	spent: Map<string, RunStats>;
	/** Requests of calls that are not batched, by what was asked. */
	requests: Map<string, number>;
}

/**
 * By the first item of a run: n8n makes the items of each run of a node anew, and hands the same
 * ones to each try of its Retry On Fail. So nothing reaches another run or another execution, and
 * what is kept goes with the items.
 */
const memories = new WeakMap<INodeExecutionData, Memory>();

/**
 * The client, but what it answered in an earlier try of this run is not asked again: n8n's Retry On
 * Fail hands the whole input to the node once more, also when all went well and the first row of the
 * result merely has a column `error`. Figures are those of all tries, as the plan counts them.
 *
 * `owner`: digest of the credential. Never rejects, as the client.
 */
export function remembering(
	context: IExecuteFunctions,
	client: SentorClient,
	owner: string,
): SentorClient {
	const [first] = context.getInputData();
	// Without that setting, nothing is asked twice: then nothing is kept either.
	if (!first || context.getNode().retryOnFail !== true) return client;
	const memory = memories.get(first) ?? {
		answers: new Map(),
		spent: new Map(),
		requests: new Map(),
	};
	memories.set(first, memory);
	return {
		...client,
		analyze: async (documents, run) => await analyze(client, memory, owner, documents, run),
		cluster: async (documents, options) =>
			await cluster(client, memory, owner, documents, options ?? {}),
		nameTopic: async (topic, options) => {
			const key = keyOf('topic', owner, topic);
			return await once(memory, key, async () => {
				const outcome = await client.nameTopic(topic, options);
				const requests = total(memory, key, outcome.requests);
				return [{ ...outcome, requests }, outcome.ok];
			});
		},
	};
}

async function analyze(
	client: SentorClient,
	{ answers, spent }: Memory,
	owner: string,
	documents: readonly SentorDocument[],
	run: Parameters<SentorClient['analyze']>[1],
): Promise<AnalyzeReport> {
	const keys = documents.map((document) => keyOf('document', owner, document));
	const outcomes = keys.map((key): Outcome | undefined => {
		const json = answers.get(key);
		if (json === undefined) return undefined;
		const result: DocumentSentiment = JSON.parse(json);
		return { ok: true, result };
	});
	const open = [...documents.keys()].filter((index) => !outcomes[index]);
	const report = await client.analyze(
		documents.filter((_document, index) => !outcomes[index]),
		run,
	);
	report.outcomes.forEach((outcome, place) => {
		const index = open[place] ?? 0;
		outcomes[index] = outcome;
		if (outcome.ok) answers.set(keys[index] ?? '', JSON.stringify(outcome.result));
	});
	const earlier = spent.get(owner);
	const stats = sumOf(earlier ? [report.stats, earlier] : [report.stats]) ?? report.stats;
	spent.set(owner, stats);
	return {
		...report,
		outcomes: outcomes.filter((outcome) => outcome !== undefined),
		stats: { ...stats, documents: documents.length },
	};
}

/** One language after the other, so that one that was answered is not asked again for the other's sake. */
async function cluster(
	client: SentorClient,
	memory: Memory,
	owner: string,
	documents: readonly ClusterDocument[],
	options: ClusterOptions,
): Promise<ClusterReport> {
	const whole: ClusterReport = {
		clusters: [],
		outcomes: [],
		stats: { documents: documents.length, requests: 0, languages: 0 },
	};
	const groups = new Map<unknown, { places: number[]; group: ClusterDocument[] }>();
	documents.forEach((document, index) => {
		const { places, group } = groups.get(document.language) ?? { places: [], group: [] };
		places.push(index);
		group.push(document);
		groups.set(document.language, { places, group });
	});
	for (const { places, group } of groups.values()) {
		const key = keyOf('cluster', owner, group, options.clusters, options.nameTopics);
		const part = await once(memory, key, async () => {
			const { stats, ...report } = await client.cluster(group, options);
			const requests = total(memory, key, stats.requests);
			return [{ ...report, stats: { ...stats, requests } }, report.clusters.length > 0];
		});
		addPart(whole, part, places);
	}
	return whole;
}

/** `places`: where the documents of the part stand in the whole. */
function addPart(whole: ClusterReport, part: ClusterReport, places: number[]): void {
	const placeOf = (index: number) => places[index] ?? index;
	part.outcomes.forEach((outcome, index) => (whole.outcomes[placeOf(index)] = outcome));
	for (const found of part.clusters) {
		const documents = found.documents.map((document) => ({
			...document,
			index: placeOf(document.index),
		}));
		whole.clusters.push({ ...found, documents });
	}
	whole.stats.requests += part.stats.requests;
	whole.stats.languages += part.stats.languages;
}

/** The remembered value, or what `ask` gives, which also says whether to remember it. */
async function once<Value>(
	{ answers }: Memory,
	key: string,
	ask: () => Promise<[value: Value, isAnswer: boolean]>,
): Promise<Value> {
	const json = answers.get(key);
	if (json !== undefined) {
		const remembered: Value = JSON.parse(json);
		return remembered;
	}
	const [value, isAnswer] = await ask();
	if (isAnswer) answers.set(key, JSON.stringify(value));
	return value;
}

/** What this and the earlier tries took for it. */
function total({ requests }: Memory, key: string, now: number): number {
	const all = (requests.get(key) ?? 0) + now;
	requests.set(key, all);
	return all;
}

function keyOf(...parts: unknown[]): string {
	return JSON.stringify(parts);
}
