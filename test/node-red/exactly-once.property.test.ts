import fc from 'fast-check';
import { createSentorClient, type TransportReply, type TransportRequest } from '../../core';
import { GroupQueue, MAX_DOCS_PER_REQUEST } from '../../node-red/src/sentor-api/group-queue';
import sentorSentiment from '../../node-red/src/sentor-sentiment/sentor-sentiment';
import { chaosService, reply, SERVICE_FAULTS } from '../support/chaos-service';
import type { Message } from '../support/node-red/rig';
import { virtualNode } from '../support/node-red/virtual-node';
import { endlessTime } from '../support/sim/virtual-time';

/** In the order of the node's outputs. */
const LABELS = ['positive', 'neutral', 'negative'];
const BEAT_MS = 1000;
const RUNS = 500;

/** What the service does with a request. Texts with POISON are refused in any case. */
const FAULTS = [...SERVICE_FAULTS, ...(['missing', 'reordered'] as const)];
type Fault = (typeof FAULTS)[number];

/** The label of a text, so that an answer that belongs to another one shows. */
function labelOf(text: string): string {
	return LABELS[
		[...text].reduce((sum, character) => sum + character.charCodeAt(0), 0) % LABELS.length
	] as string;
}

function answer({ body }: TransportRequest, fault: Fault): TransportReply {
	const { docs } = body as { docs: Array<{ doc_id: string; doc: string }> };
	if (docs.some(({ doc }) => doc.includes('POISON'))) return reply(422, { detail: 'no' });
	const results = docs.map(({ doc_id, doc }) => ({ doc_id, predicted_label: labelOf(doc) }));
	if (fault === 'missing') results.pop();
	return reply(200, { results: fault === 'reordered' ? results.reverse() : results });
}

/** One message that was put in, and all that happened to it. */
interface Track {
	message: Message;
	sent: Array<{ message: Message; port: number; afterClose: boolean }>;
	dones: Array<Error | undefined>;
	/** A reset or a close may have dropped it. */
	mayBeDropped: boolean;
}

/** The node as Node-RED would run it, with a queue in virtual time. */
function flow(splitBySentiment: boolean, faults: readonly Fault[]) {
	const time = endlessTime(BEAT_MS);
	const client = createSentorClient({
		transport: chaosService(time, faults, answer),
		clock: time.clock,
		limits: { maxDocsPerRequest: MAX_DOCS_PER_REQUEST, maxWaitMs: 60_000 },
	});
	const queue = new GroupQueue(client, time.clock);
	const { start, handlers, warnings } = virtualNode('sentor-sentiment', {
		ok: true,
		client,
		queue,
	});
	start(sentorSentiment, { api: 'api', entities: 'it', splitBySentiment });
	return { time, queue, warnings, handlers };
}

type Step =
	| { do: 'put'; payload: unknown }
	| { do: 'wait'; ms: number }
	| { do: 'reset' | 'close' | 'closeApi' };

const text = fc.oneof(
	fc.stringMatching(/^[a-z]{1,12}$/),
	fc.constantFrom('POISON', '', ' ', 'same', 'same', 'x'.repeat(900)),
);
const element = fc.oneof(
	text,
	fc.record({ text, id: fc.nat() }),
	fc.constantFrom(null, 7, {}, { text: { no: 1 } }),
);
const payload = fc.oneof(
	text,
	fc.array(element, { maxLength: 8 }),
	fc.record({ docs: fc.array(fc.record({ doc: text }), { maxLength: 4 }) }),
	fc.constantFrom(undefined, {}, 3),
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 12, arbitrary: payload.map((value): Step => ({ do: 'put', payload: value })) },
	{
		weight: 4,
		arbitrary: fc.constantFrom(0, 1, 99, 100, 5000).map((ms): Step => ({ do: 'wait', ms })),
	},
	{ weight: 1, arbitrary: fc.constant<Step>({ do: 'reset' }) },
);
const end = fc.constantFrom<Step[]>(
	[],
	[],
	[{ do: 'close' }],
	[{ do: 'closeApi' }],
	[{ do: 'wait', ms: 50 }, { do: 'close' }, { do: 'put', payload: 'late' }],
);

const trouble = fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 });

async function play(
	isSplit: boolean,
	steps: Step[],
	faults: readonly Fault[],
): Promise<{ tracks: Track[]; warnings: string[] }> {
	const { time, queue, handlers, warnings } = flow(isSplit, faults);
	const tracks: Track[] = [];
	const open = new Set<Promise<void>>();
	let isClosed = false;
	const put = (message: Message, mayBeDropped: boolean): void => {
		const track: Track = { message, sent: [], dones: [], mayBeDropped };
		tracks.push(track);
		open.add(
			new Promise<void>((resolve) => {
				const send = (outputs: Array<Message | Message[] | null>) =>
					outputs.forEach((messages, port) => {
						for (const sent of [messages ?? []].flat())
							track.sent.push({ message: sent, port, afterClose: isClosed });
					});
				const done = (reason?: Error) => {
					track.dones.push(reason);
					resolve();
				};
				handlers.get('input')?.(...([message, send, done] as never[]));
			}),
		);
	};
	const drop = (): void => tracks.forEach((track) => (track.mayBeDropped = true));
	for (const now of steps) {
		if (now.do === 'put') put({ payload: now.payload }, isClosed);
		else if (now.do === 'wait') await time.advance(now.ms);
		else {
			drop();
			if (now.do === 'reset') put({ reset: true }, true);
			else if (now.do === 'closeApi') queue.close();
			else {
				isClosed = true;
				handlers.get('close')?.();
			}
		}
	}
	await time.until(Promise.all(open));
	await time.advance(10 * BEAT_MS);
	return { tracks, warnings };
}

function check({ message, sent, dones, mayBeDropped }: Track, isSplit: boolean): void {
	expect(dones).toEqual([undefined]);
	expect(sent.filter(({ afterClose }) => afterClose)).toEqual([]);
	if (mayBeDropped && sent.length === 0) return;
	const list = Array.isArray(message.payload) ? message.payload : message.payload?.docs;
	if (list && isSplit) return checkSequence(list, sent);
	expect(sent).toHaveLength(1);
	const [{ message: out, port }] = sent as [Track['sent'][number]];
	expect(out).toBe(message);
	if (list) {
		expect(out.sentiment).toHaveLength(list.length);
		list.forEach((element: unknown, place: number) => checkAnswer(element, out.sentiment[place]));
	} else if (!out.error) checkAnswer(message.payload, out.sentiment);
	expect('error' in out).toBe(port === (isSplit ? LABELS.length : 1));
}

/** Every element left once, by the output of its own label, or by the last one. */
function checkSequence(list: unknown[], sent: Track['sent']): void {
	const inWords = (values: unknown[]): string[] =>
		values.map((value) => JSON.stringify(value) ?? '').sort();
	expect(inWords(sent.map(({ message }) => message.payload))).toEqual(inWords(list));
	for (const { message, port } of sent) {
		if (port < LABELS.length) checkAnswer(message.payload, message.sentiment);
		expect(port).toBe(message.error ? LABELS.length : LABELS.indexOf(message.sentiment.sentiment));
	}
}

function checkAnswer(element: unknown, answer: Message): void {
	if (answer.error) {
		const inWords = { code: expect.any(String), message: expect.any(String) };
		expect(answer.error).toMatchObject({ ...inWords, description: expect.any(String) });
		return;
	}
	const { text, doc } = Object(element) as { text?: string; doc?: string };
	expect(answer.sentiment).toBe(labelOf(text ?? doc ?? String(element)));
}

describe('whatever messages come, whatever the service does, whenever it closes', () => {
	it('every message comes out exactly once, with its own answer, and its done is called exactly once', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.boolean(),
				fc.array(step, { maxLength: 30 }),
				end,
				trouble,
				async (isSplit, steps, last, faults) => {
					const { tracks, warnings } = await play(isSplit, [...steps, ...last], faults);
					tracks.forEach((track) => check(track, isSplit));
					expect(warnings).toEqual([]);
				},
			),
			{ numRuns: RUNS },
		);
	});
});
