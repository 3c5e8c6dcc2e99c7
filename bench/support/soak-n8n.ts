/** The n8n half of a soak: run after run in n8n's own engine, several at once, in a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeExecutionData, INodeType } from 'n8n-workflow';
import { repository } from '../../harness/node24';
import { runNode } from '../../test/support/n8n/engine';
import { messageOf } from './message-of';
import { SOAK_TEXTS } from './soak-texts';
import { emptyTally, type AtRest, type Tally } from './soak-tally';

/** A process that runs for so long, ms, whenever it is told to, and then says what came of it. */
export interface SoakingN8n {
	round(ms: number): Promise<Tally & AtRest>;
	stop(): void;
}

/** Each run of them has a key of its own, so that one that has to wait does not hold up the others. */
const KEYS = ['soak-1', 'soak-2'];

/** Most items of a run. */
const MOST_ITEMS = 1_000;

export function startSoakingN8n(url: string): SoakingN8n {
	const child: ChildProcess = fork(__filename, [url]);
	return {
		round: async (ms) => {
			const answer = messageOf<Tally & AtRest>(child);
			child.send(ms);
			return await answer;
		},
		stop: () => void child.kill(),
	};
}

function serve(url: string): void {
	const load = createRequire(__filename);
	const { SentorSentiment } = load(
		path.join(repository, 'dist/nodes/SentorSentiment/SentorSentiment.node.js'),
	) as { SentorSentiment: new () => INodeType };
	const atRest = load('./soak-nodes/at-rest.js') as () => AtRest;
	let runs = 0;
	const soak = async (apiKey: string, until: number, tally: Tally): Promise<void> => {
		while (Date.now() < until) {
			runs += 1;
			const items = itemsOf(runs);
			const { outputs } = await runNode({
				nodeType: new SentorSentiment(),
				credential: { apiKey, baseUrl: url },
				parameters: {
					text: '={{ $json.text }}',
					entities: '={{ "delivery, " + $json.id }}',
					options: { timeout: 15, maxWait: 60, includeEntityList: true },
				},
				items,
				onError: 'continueErrorOutput',
			});
			count(items, outputs, tally);
		}
	};
	process.on('message', (ms: number) => {
		const tally = emptyTally();
		const until = Date.now() + ms;
		void Promise.all(KEYS.map(async (key) => await soak(key, until, tally))).then(() =>
			process.send?.({ ...tally, ...atRest() }),
		);
	});
	process.once('disconnect', () => process.exit());
}

/** Another number of items in each run, from one to the most. */
function itemsOf(run: number): INodeExecutionData[] {
	const length = 1 + ((run * 397) % MOST_ITEMS);
	return Array.from({ length }, (_, place) => {
		const { text, label } = SOAK_TEXTS[place % SOAK_TEXTS.length]!;
		const id = `r${run}i${place}`;
		return { json: { text: `${text} (${id})`, id, label } };
	});
}

function count(items: INodeExecutionData[], outputs: INodeExecutionData[][], tally: Tally): void {
	const [answered = [], failed = []] = outputs;
	const seen = new Set<string>();
	for (const { json } of [...answered, ...failed]) {
		if (seen.has(json.text as string)) tally.twice += 1;
		seen.add(json.text as string);
	}
	tally.lost += items.filter(({ json }) => !seen.has(json.text as string)).length;
	tally.failed += failed.length;
	for (const { json } of failed) {
		const { code = 'none' } = (json.details ?? {}) as { code?: string };
		tally.failures[code] = (tally.failures[code] ?? 0) + 1;
	}
	for (const { json } of answered) {
		const entities = json.entitySentiments as { entity: string }[];
		const isOwn = entities.some(({ entity }) => entity === json.id);
		if (isOwn && json.sentiment === json.label) tally.answered += 1;
		else tally.wrong += 1;
	}
}

if (require.main === module) serve(process.argv[2] ?? '');
