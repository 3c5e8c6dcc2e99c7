import fc from 'fast-check';
import { createSentorClient, type TransportReply, type TransportRequest } from '../../../core';
import sentorCluster from '../../../node-red/src/sentor-cluster/sentor-cluster';
import { chaosService, reply, SERVICE_FAULTS } from '../../support/chaos-service';
import type { Message } from '../../support/node-red/rig';
import { virtualNode } from '../../support/node-red/virtual-node';
import { endlessTime } from '../../support/sim/virtual-time';

const BEAT_MS = 1000;
const RUNS = 400;

/** Messages of a sequence, by its id. */
const LENGTHS: Record<string, number> = { short: 2, five: 5, seven: 7 };

const FAULTS = [...SERVICE_FAULTS, ...(['missing', 'named'] as const)];
type Fault = (typeof FAULTS)[number];

/** The cluster of a text, so that an answer that belongs to another one shows. */
function clusterOf(text: string): number {
	return text.startsWith('o') ? -1 : text.charCodeAt(0) % 2;
}

interface Sent {
	doc_id: string;
	text: string;
}

function answer({ path, body }: TransportRequest, fault: Fault): TransportReply {
	const { documents, cluster_id: id } = body as { documents: Sent[]; cluster_id?: number };
	if (fault === 'named')
		return reply(422, { detail: [{ loc: ['body', 'documents', 1, 'text'], msg: 'no' }] });
	if (path.endsWith('topic-name')) return reply(200, { topic_name: `topic ${id}` });
	const known = fault === 'missing' ? documents.slice(1) : documents;
	const clusters = [-1, 0, 1].map((clusterId) => ({
		cluster_id: clusterId,
		top_words: [],
		documents: known.filter(({ text }) => clusterOf(text) === clusterId),
	}));
	return reply(200, { clusters: clusters.filter((cluster) => cluster.documents.length > 0) });
}

/** The node as Node-RED would run it, with a client in virtual time. */
function flow(granularity: string, faults: readonly Fault[]) {
	const time = endlessTime(BEAT_MS);
	const client = createSentorClient({
		transport: chaosService(time, faults, answer),
		clock: time.clock,
		limits: { maxWaitMs: 60_000 },
	});
	const closing = new AbortController();
	const access = { ok: true, client, googleApiKey: undefined, closed: closing.signal };
	const { start, handlers, warnings } = virtualNode('sentor-cluster', access);
	start(sentorCluster, { api: 'api', granularity, nameTopics: true });
	return { time, warnings, handlers, closeApi: () => closing.abort() };
}

/** One message that was put in, and all that happened to it. */
interface Track {
	message: Message;
	/** Its texts as they were put in. */
	elements: Element[];
	sent: Array<{ message: Message; port: number; afterClose: boolean }>;
	dones: Array<Error | undefined>;
	/** A reset or a close may have dropped it. */
	mayBeDropped: boolean;
}

/** A text with a mark by which it is found again. */
interface Element {
	id: string;
	text: string;
}

type Step =
	| { do: 'array'; texts: string[] }
	| { do: 'part'; of: string; index: number; text: string }
	| { do: 'signal'; of: string }
	| { do: 'wait'; ms: number }
	| { do: 'reset' | 'close' | 'closeApi' };

const text = fc.oneof(
	{ weight: 6, arbitrary: fc.stringMatching(/^[abo][a-z]{1,6}$/) },
	{ weight: 1, arbitrary: fc.constantFrom('', ' ', 'same') },
);
const part = fc.constantFrom(...Object.keys(LENGTHS)).chain((of) =>
	fc.record({
		do: fc.constant('part' as const),
		of: fc.constant(of),
		index: fc.nat({ max: (LENGTHS[of] as number) - 1 }),
		text,
	}),
);
/** All of a sequence in some order, so that most of them become complete. */
const whole = fc.constantFrom(...Object.keys(LENGTHS)).chain((of) => {
	const places = Array.from({ length: LENGTHS[of] as number }, (_, index) => index);
	return fc
		.tuple(
			fc.shuffledSubarray(places, { minLength: places.length }),
			fc.array(text, { minLength: places.length, maxLength: places.length }),
		)
		.map(([order, words]) =>
			order.map((index): Step => ({ do: 'part', of, index, text: words[index] as string })),
		);
});
const step: fc.Arbitrary<Step[]> = fc.oneof(
	{ weight: 5, arbitrary: whole },
	{ weight: 2, arbitrary: part.map((one): Step[] => [one]) },
	{
		weight: 4,
		arbitrary: fc.array(text, { maxLength: 9 }).map((texts): Step[] => [{ do: 'array', texts }]),
	},
	{
		weight: 3,
		arbitrary: fc.constantFrom(0, 99, 5000, 40_000).map((ms): Step[] => [{ do: 'wait', ms }]),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom<Step[]>(
			[{ do: 'reset' }],
			...Object.keys(LENGTHS).map((of): Step[] => [{ do: 'signal', of }]),
		),
	},
);
const end = fc.constantFrom<Step[]>(
	[],
	[],
	[{ do: 'closeApi' }],
	[{ do: 'wait', ms: 50 }, { do: 'close' }, { do: 'array', texts: ['late', 'later'] }],
);

/** What a sequence looks like to the model: its open messages and the places that are taken. */
interface Open {
	tracks: Track[];
	places: Set<number>;
}

async function play(granularity: string, steps: Step[], faults: readonly Fault[]) {
	const { time, handlers, warnings, closeApi } = flow(granularity, faults);
	const tracks: Track[] = [];
	const collecting = new Map<string, Open>();
	let isClosed = false;
	const put = (message: Message, elements: Element[], mayBeDropped: boolean): Track => {
		const track: Track = { message, elements, sent: [], dones: [], mayBeDropped };
		tracks.push(track);
		const send = (outputs: Array<Message | Message[] | null>) =>
			outputs.forEach((messages, port) => {
				for (const sent of [messages ?? []].flat())
					track.sent.push({ message: sent, port, afterClose: isClosed });
			});
		const done = (reason?: Error) => track.dones.push(reason);
		handlers.get('input')?.(...([message, send, done] as never[]));
		return track;
	};
	let mark = 0;
	const element = (words: string): Element => ({ id: `id ${mark++}`, text: words });
	const act: { [Kind in Step['do']]: (now: Extract<Step, { do: Kind }>) => unknown } = {
		array({ texts }) {
			const elements = texts.map(element);
			put({ payload: elements }, elements, isClosed);
		},
		part({ of, index, text: words }) {
			const one = element(words);
			const parts = { id: of, index, count: LENGTHS[of] };
			const track = put({ payload: one, parts }, [one], isClosed);
			const open = collecting.get(of) ?? { tracks: [], places: new Set() };
			open.tracks.push(track);
			open.places.add(index);
			collecting.set(of, open);
			if (open.places.size === LENGTHS[of]) collecting.delete(of);
		},
		signal({ of }) {
			put({ complete: true, parts: { id: of } }, [], true);
			collecting.delete(of);
		},
		wait: ({ ms }) => time.advance(ms),
		reset() {
			put({ reset: true }, [], true);
			drop();
		},
		closeApi() {
			drop();
			closeApi();
		},
		close() {
			drop();
			isClosed = true;
			handlers.get('close')?.();
		},
	};
	const drop = (): void => {
		tracks.forEach((track) => (track.mayBeDropped = true));
		collecting.clear();
	};
	for (const now of steps) await act[now.do](now as never);
	await time.advance(600 * BEAT_MS);
	return { tracks, warnings, waiting: [...collecting.values()].flatMap((open) => open.tracks) };
}

/** Each mark of the texts in what was sent, once for each time that it is there. */
function marksIn({ message, port }: Track['sent'][number]): string[] {
	const marks = (elements: unknown): string[] =>
		[elements as Element | Element[]].flat().map(({ id }) => id);
	const { payload, clusters } = message;
	if (port === 1 || !Array.isArray(clusters) || !('documents' in (clusters[0] ?? {})))
		return marks(payload);
	// One message with the clusters of an array: the texts that failed are told beside it.
	return clusters.flatMap(({ documents }: Message) =>
		documents.map(({ index }: Message) => payload[index].id as string),
	);
}

/** Nobody else's answer: the texts of a cluster are its own. */
function checkAnswer({ message, port }: Track['sent'][number]): void {
	const { payload, clusters, error } = message;
	expect(error !== undefined).toBe(port === 1);
	if (error) {
		const words = expect.any(String);
		expect(error).toMatchObject({ code: words, message: words, description: words });
		return;
	}
	const rows: Message[] = [clusters].flat();
	rows.forEach((row, place) => {
		if (row.error) return;
		const texts: string[] = row.documents
			? row.documents.map((document: Message) => document.text)
			: [([payload].flat()[place] as Element).text];
		for (const words of texts) expect(clusterOf(words)).toBe(row.clusterId);
		if (row.documents) expect(row.size).toBe(row.documents.length);
		expect([row.topicName, row.topicError].filter(Boolean)).toHaveLength(
			row.clusterId === -1 ? 0 : 1,
		);
	});
}

describe.each(['document', 'cluster'])(
	'whatever messages come, whatever the service does, one result per %s',
	(granularity) => {
		it('every text comes out exactly once, with its own answer, and every done is called exactly once', async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(step, { maxLength: 8 }),
					end,
					fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 }),
					async (steps, last, faults) => {
						const { tracks, warnings, waiting } = await play(
							granularity,
							[...steps.flat(), ...last],
							faults,
						);
						expect(warnings).toEqual([]);
						const open = new Set(waiting);
						for (const track of tracks)
							expect(track.dones).toEqual(open.has(track) ? [] : [undefined]);
						const sent = tracks.flatMap((track) => track.sent);
						expect(sent.filter(({ afterClose }) => afterClose)).toEqual([]);
						sent.forEach(checkAnswer);
						const marks = sent.flatMap(marksIn);
						expect(new Set(marks).size).toBe(marks.length);
						const wanted = tracks
							.filter((track) => !track.mayBeDropped && !open.has(track))
							.flatMap(({ elements }) => elements.map(({ id }) => id));
						expect(wanted.filter((id) => !marks.includes(id))).toEqual([]);
						if (granularity === 'document') {
							for (const track of tracks) {
								expect(track.sent.length).toBeLessThanOrEqual(1);
								for (const { message } of track.sent) expect(message).toBe(track.message);
							}
						}
					},
				),
				{ numRuns: RUNS },
			);
		});
	},
);
