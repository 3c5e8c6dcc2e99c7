import {
	createSentorClient,
	type Outcome,
	type SentorDocument,
	type TransportReply,
	type TransportRequest,
} from '../../core';
import { GroupQueue, MAX_DOCS_PER_REQUEST } from '../../node-red/src/sentor-api/group-queue';
import { endlessTime, VirtualTime } from '../support/sim/virtual-time';

const REPLY_MS = 100;
const MINUTE_MS = 60_000;
const BEAT_MS = 10;

/** A service in virtual time, and what it received. */
interface Service {
	time: VirtualTime;
	queue: GroupQueue;
	/** Texts of each request. */
	sent: string[][];
	/** Requests whose signal was aborted before their answer. */
	aborted: number;
	submit(...texts: string[]): Promise<Outcome[] | undefined>;
}

const NODE = {};

/** `answer` gives status and headers of the nth request (from 0). */
function service(
	answer: (nth: number, time: VirtualTime) => Partial<TransportReply> = () => ({}),
): Service {
	const time = endlessTime(BEAT_MS);
	const sent: string[][] = [];
	const transport = async ({ body, signal }: TransportRequest): Promise<TransportReply> => {
		const { docs } = body as { docs: Array<{ doc_id: string; doc: string }> };
		sent.push(docs.map(({ doc }) => doc));
		const reply = answer(sent.length - 1, time);
		signal?.addEventListener('abort', () => (state.aborted += 1));
		await time.clock.sleep(REPLY_MS);
		const results = docs.map(({ doc_id }) => ({ doc_id, predicted_label: 'positive' }));
		return { status: 200, headers: {}, body: { results }, ...reply };
	};
	const queue = new GroupQueue(
		createSentorClient({
			transport,
			clock: time.clock,
			limits: { maxDocsPerRequest: MAX_DOCS_PER_REQUEST },
		}),
		time.clock,
	);
	const submit = (...texts: string[]) => queue.submit(texts.map(document), NODE);
	const state: Service = { time, queue, sent, aborted: 0, submit };
	return state;
}

function document(text: string): SentorDocument {
	return { text, entities: ['it'] };
}

const codes = (outcomes: Outcome[] | undefined): string[] =>
	(outcomes ?? []).map((outcome) => (outcome.ok ? 'ok' : outcome.failure.code));

/** Headers that say: this was the last request of the window, the next opens in a minute. */
const lastOfWindow = (time: VirtualTime) => ({
	headers: {
		'x-ratelimit-limit': '1',
		'x-ratelimit-remaining': '0',
		'x-ratelimit-reset': String(Math.ceil((time.now() + MINUTE_MS) / 1000)),
	},
});

describe('while the quota is shut', () => {
	it('collects what arrives, whenever it arrives, for the one request that is allowed next', async () => {
		const { time, queue, sent, submit } = service((_, clock) => lastOfWindow(clock));
		await time.until(submit('first'));
		const early = submit('early');
		await time.advance(10_000);
		expect(queue.isQuotaShut).toBe(true);
		const late = submit('late');
		await time.advance(40_000);
		const last = submit('last');
		expect(codes((await time.until(Promise.all([early, late, last]))).flat() as Outcome[])).toEqual(
			['ok', 'ok', 'ok'],
		);
		expect(sent).toEqual([['first'], ['early', 'late', 'last']]);
		expect(queue.isQuotaShut).toBe(false);
	});

	it('tells whoever watches when that begins and ends', async () => {
		const { time, queue, submit } = service((_, clock) => lastOfWindow(clock));
		const seen: boolean[] = [];
		const unwatch = queue.watch(() => seen.push(queue.isQuotaShut));
		await time.until(submit('first'));
		await time.until(submit('second'));
		expect(seen.filter((isShut, place) => isShut !== seen[place - 1])).toEqual([
			false,
			true,
			false,
		]);
		unwatch();
		seen.length = 0;
		await time.until(submit('third'));
		expect(seen).toEqual([]);
	});

	it('sends nothing of what was taken back meanwhile', async () => {
		const { time, queue, sent, submit } = service((_, clock) => lastOfWindow(clock));
		await time.until(submit('first'));
		const waiting = submit('taken back');
		await time.advance(1000);
		queue.withdraw(NODE);
		expect(await time.until(waiting)).toBeUndefined();
		await time.advance(2 * MINUTE_MS);
		expect(sent).toEqual([['first']]);
	});
});

describe('beside a group that is under way', () => {
	/** A client that never answers; the sizes of the groups that it was given. */
	const silent = () => {
		const sizes: number[] = [];
		const analyze = (documents: readonly SentorDocument[]) => {
			sizes.push(documents.length);
			return new Promise<never>(() => undefined);
		};
		const { clock } = new VirtualTime();
		return {
			sizes,
			queue: new GroupQueue(
				{ ...createSentorClient({ transport: jest.fn(), clock }), analyze },
				clock,
			),
		};
	};
	const turn = () => new Promise((resolve) => setImmediate(resolve));
	const hand = async (queue: GroupQueue, count: number) => {
		for (let place = 0; place < count; place += 1)
			void queue.submit([document(String(place))], NODE);
		await turn();
	};

	it('another starts once a full request waits, and not before', async () => {
		const { queue, sizes } = silent();
		await hand(queue, 1);
		await hand(queue, MAX_DOCS_PER_REQUEST - 1);
		expect(sizes).toEqual([1]);
		await hand(queue, 1);
		expect(sizes).toEqual([1, MAX_DOCS_PER_REQUEST]);
	});

	it('no third one starts, however much waits', async () => {
		const { queue, sizes } = silent();
		await hand(queue, 1);
		await hand(queue, MAX_DOCS_PER_REQUEST);
		await hand(queue, 10 * MAX_DOCS_PER_REQUEST);
		expect(sizes).toEqual([1, MAX_DOCS_PER_REQUEST]);
	});
});

describe('a failure that would meet everyone', () => {
	it.each([
		['a refused key', { status: 401, body: { detail: 'no' } }, 'auth'],
		['a wrong address', { status: 404, body: 'nothing here' }, 'config'],
	])('(%s) costs one request, not one per message that waits', async (_name, reply, code) => {
		const { time, sent, submit } = service(() => reply);
		const first = submit('first');
		await time.advance(1);
		const others = ['second', 'third', 'fourth'].map((text) => submit(text));
		expect(codes((await time.until(Promise.all([first, ...others]))).flat() as Outcome[])).toEqual([
			code,
			code,
			code,
			code,
		]);
		expect(sent).toEqual([['first']]);
	});

	it('is asked anew for a message that comes later', async () => {
		const { time, sent, submit } = service((nth) => (nth === 0 ? { status: 401, body: {} } : {}));
		expect(codes(await time.until(submit('first')))).toEqual(['auth']);
		expect(codes(await time.until(submit('second')))).toEqual(['ok']);
		expect(sent).toHaveLength(2);
	});

	it('is not concluded from texts that were all refused, perhaps for their language', async () => {
		const bad = Array.from({ length: 40 }, (_, place) => `bad ${place}`);
		const state = service((nth) =>
			state.sent[nth]?.[0]?.startsWith('bad') ? { status: 422, body: {} } : {},
		);
		const first = state.submit(...bad);
		await state.time.advance(1);
		const second = state.submit('good');
		expect(new Set(codes(await state.time.until(first)))).toContain('config');
		expect(codes(await state.time.until(second))).toEqual(['ok']);
	});

	it('is not concluded from one bad document', async () => {
		const { time, submit } = service((nth) =>
			nth === 0 ? { status: 422, body: { detail: 'bad text' } } : {},
		);
		const first = submit('first');
		await time.advance(1);
		const second = submit('second');
		expect(codes((await time.until(Promise.all([first, second]))).flat() as Outcome[])).toEqual([
			'rejected',
			'ok',
		]);
	});
});

describe('taking back', () => {
	it('aborts the request that holds nothing else', async () => {
		const state = service();
		const pending = state.submit('mine');
		await state.time.advance(1);
		state.queue.withdraw(NODE);
		expect(await state.time.until(pending)).toBeUndefined();
		expect(state.aborted).toBe(1);
	});

	it('leaves a request alone that others share, and answers them', async () => {
		const state = service();
		const mine = state.submit('mine');
		const theirs = state.queue.submit([document('theirs')], {});
		await state.time.advance(1);
		state.queue.withdraw(NODE);
		expect(await state.time.until(mine)).toBeUndefined();
		expect(codes(await state.time.until(theirs))).toEqual(['ok']);
		expect(state.aborted).toBe(0);
	});

	it('takes everything on close, and nothing in afterwards', async () => {
		const state = service();
		const pending = [state.submit('one'), state.queue.submit([document('two')], {})];
		await state.time.advance(1);
		pending.push(state.submit('waiting'));
		state.queue.close();
		pending.push(state.submit('too late'));
		expect(await state.time.until(Promise.all(pending))).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
		]);
		await state.time.advance(MINUTE_MS);
		expect(state.sent).toEqual([['one', 'two']]);
	});
});

describe('a client that breaks its promise and rejects', () => {
	it('fails the messages of that group, and the next one is sent', async () => {
		const time = endlessTime(BEAT_MS);
		const client = createSentorClient({
			transport: async () => ({ status: 200, headers: {}, body: {} }),
			clock: time.clock,
		});
		const analyze = jest.fn(client.analyze).mockRejectedValueOnce(new Error('broken'));
		const queue = new GroupQueue({ ...client, analyze }, time.clock);
		await expect(time.until(queue.submit([document('one')], NODE))).rejects.toThrow('broken');
		expect(codes(await time.until(queue.submit([document('two')], NODE)))).toEqual([
			expect.any(String),
		]);
	});
});
