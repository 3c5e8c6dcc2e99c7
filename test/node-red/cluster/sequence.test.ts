import {
	clusteredTexts,
	clusterRequests,
	openClusterRig,
	putAll,
	sentBy,
	sequence,
	texts,
} from '../../support/node-red/cluster';
import { useNodeRed, type Ending, type Message } from '../../support/node-red/rig';

useNodeRed();

const NOTHING: Ending = { outputs: [], refusal: undefined };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a sequence of messages', () => {
	it('is clustered in one request when its last message is there, in the order of its places', async () => {
		const rig = await openClusterRig();
		const messages = sequence(texts(8));
		const early = putAll(rig, messages.slice(1).reverse());
		await turn();
		expect(rig.sandbox.requests).toEqual([]);
		await Promise.all([early, rig.put(messages[0] as Message)]);
		expect(clusteredTexts(rig.sandbox)).toEqual([texts(8)]);
	});

	it('comes out as one message per cluster, with new parts and the texts of the cluster', async () => {
		const rig = await openClusterRig();
		const endings = await putAll(rig, sequence(texts(8)));
		const sent = sentBy(endings, 0);
		expect(sent.length).toBeGreaterThan(1);
		expect(sentBy(endings, 1)).toEqual([]);
		const [{ parts }] = sent as [Message];
		expect(parts.id).not.toBe('sequence');
		sent.forEach((message, index) => {
			expect(message.parts).toEqual({
				...{ id: parts.id, type: 'array', len: 1 },
				...{ count: sent.length, index },
			});
			expect(message.payload).toEqual(message.clusters.documents.map(({ text }: Message) => text));
			expect(message.clusters.size).toBe(message.payload.length);
		});
		expect(sent.flatMap(({ payload }) => payload).sort()).toEqual(texts(8).sort());
	});

	it('leaves what was around it, as a Join node does', async () => {
		const rig = await openClusterRig();
		const outer = { id: 'outer', index: 4, count: 7 };
		const messages = sequence(texts(6)).map(({ parts, ...message }) => ({
			...message,
			parts: { ...parts, parts: outer },
		}));
		for (const { parts } of sentBy(await putAll(rig, messages), 0)) {
			expect(parts.parts).toEqual(outer);
			expect(parts.parts.parts).toBeUndefined();
		}
	});

	it('comes out as its own messages with one result per text, their parts kept', async () => {
		const rig = await openClusterRig({
			node: { granularity: 'document', documentId: 'topic', nameTopics: true },
		});
		const messages = sequence(texts(8));
		const endings = await putAll(rig, messages);
		expect(endings.map(({ outputs }) => outputs[0]?.[0])).toEqual(messages);
		endings.forEach(({ outputs }, index) => {
			const [message] = outputs[0] as [Message];
			expect(message).toBe(messages[index]);
			expect(message.parts).toMatchObject({ id: 'sequence', index, count: 8 });
			expect(message.clusters).toEqual({
				...{ clusterId: expect.any(Number), topicName: expect.any(String) },
				...{ probability: expect.any(Number), outlier: false, documentId: `topic ${index}` },
			});
		});
		expect(endings[0]?.outputs[0]?.[0]?.clusters.clusterId).toBe(
			endings[2]?.outputs[0]?.[0]?.clusters.clusterId,
		);
	});

	it('does not mix with another one that arrives at the same time', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const [first, second] = [sequence(texts(6), 'a'), sequence(texts(12).slice(6), 'b')];
		const mixed = first.flatMap((message, place) => [message, second[place] as Message]);
		const endings = await putAll(rig, mixed);
		expect(sentBy(endings, 0)).toHaveLength(12);
		expect(clusteredTexts(rig.sandbox)).toEqual([texts(6), texts(12).slice(6)]);
	});

	it('can come again with the same id, as after a retry', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		await putAll(rig, sequence(texts(6)));
		const again = await putAll(rig, sequence(texts(6)));
		expect(sentBy(again, 0)).toHaveLength(6);
	});

	it('may name its length with its last message only, as a streaming Split node does', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const messages = sequence(texts(6));
		for (const { parts } of messages.slice(0, -1)) delete parts.count;
		expect(sentBy(await putAll(rig, messages), 0)).toHaveLength(6);
	});

	it('may have a length that is named before its last messages come', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const messages = sequence(texts(6));
		for (const { parts } of messages.slice(1)) delete parts.count;
		expect(sentBy(await putAll(rig, messages), 0)).toHaveLength(6);
	});

	it('needs no places: then its messages go as they come', async () => {
		const rig = await openClusterRig();
		const messages = sequence(texts(6));
		for (const { parts } of messages) delete parts.index;
		await putAll(rig, messages);
		expect(clusteredTexts(rig.sandbox)).toEqual([texts(6)]);
	});

	it('takes a second message for the same place in, but does not count it', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const messages = sequence(texts(6));
		const twin = { ...messages[0], payload: 'the parcel again, by another courier' };
		const endings = await putAll(rig, [messages[0] as Message, twin, ...messages.slice(1)]);
		expect(sentBy(endings, 0)).toHaveLength(7);
		expect(clusteredTexts(rig.sandbox)[0]).toHaveLength(7);
	});
});

describe('msg.complete', () => {
	it('ends a sequence with the message that carries it', async () => {
		const rig = await openClusterRig({ node: { granularity: 'document' } });
		const messages = sequence(texts(8)).slice(0, 6);
		Object.assign(messages[5] as Message, { complete: true });
		expect(sentBy(await putAll(rig, messages), 0)).toHaveLength(6);
	});

	it('without a text is a signal, and comes out nowhere', async () => {
		const rig = await openClusterRig();
		const collected = putAll(rig, sequence(texts(8)).slice(0, 6));
		expect(await rig.put({ complete: true, parts: { id: 'sequence' } })).toEqual(NOTHING);
		expect(sentBy(await collected, 0).length).toBeGreaterThan(0);
		expect(clusteredTexts(rig.sandbox)[0]).toHaveLength(6);
	});

	it('for a sequence that is not there does nothing', async () => {
		const rig = await openClusterRig();
		expect(await rig.put({ complete: true, parts: { id: 'unknown' } })).toEqual(NOTHING);
		expect(rig.sandbox.requests).toEqual([]);
	});
});

describe.each(['cluster', 'document'])(
	'a text of a sequence that cannot be used, one result per %s',
	(granularity) => {
		it('leaves by the errors output, and its sequence does not wait for it', async () => {
			const rig = await openClusterRig({ node: { granularity, textType: 'msg' } });
			const messages = sequence([...texts(6), ' ', undefined, { text: 'x', language: 'fr' }]);
			const endings = await putAll(rig, messages);
			const failed = sentBy(endings, 1);
			expect(failed).toEqual(messages.slice(6));
			expect(failed.map(({ error }) => error.reason)).toEqual(['no_text', 'no_text', 'language']);
			expect(failed.map(({ parts }) => parts.index)).toEqual([6, 7, 8]);
			expect(clusteredTexts(rig.sandbox)).toEqual([texts(6)]);
		});

		it('because it cannot be read does so too', async () => {
			const rig = await openClusterRig({
				node: { granularity, entities: '{', entitiesType: 'json' },
			});
			const endings = await putAll(rig, sequence(texts(6)));
			expect(sentBy(endings, 0)).toEqual([]);
			expect(sentBy(endings, 1).map(({ error }) => error.reason)).toEqual(
				Array(6).fill('entities'),
			);
		});

		it('makes too few of what is left: all come out with the reason, nothing is sent', async () => {
			const rig = await openClusterRig({ node: { granularity } });
			const endings = await putAll(rig, sequence([...texts(4), '']));
			expect(sentBy(endings, 0)).toEqual([]);
			expect(sentBy(endings, 1).map(({ error }) => error.reason)).toEqual([
				...Array<string>(4).fill('too_few'),
				'no_text',
			]);
			expect(clusterRequests(rig.sandbox)).toEqual([]);
		});
	},
);

describe('nodeMessageBufferMaxLength', () => {
	it('gives up the sequence that has no room, all of it, and leaves others alone', async () => {
		const rig = await openClusterRig({
			settings: { nodeMessageBufferMaxLength: 7 },
			node: { granularity: 'document' },
		});
		const [small, large] = [sequence(texts(5), 'small'), sequence(texts(9), 'large')];
		const first = putAll(rig, small.slice(0, 4));
		const refused = await putAll(rig, large);
		expect(sentBy(refused, 1).map(({ error }) => error.code)).toEqual(Array(9).fill('queue_full'));
		const last = await rig.put(small[4] as Message);
		expect(sentBy([...(await first), last], 0)).toHaveLength(5);
		// Nothing of the one that was given up is left behind.
		expect(sentBy(await putAll(rig, sequence(texts(6), 'large')), 0)).toHaveLength(6);
	});

	it('sets no limit when it is 0', async () => {
		const rig = await openClusterRig({
			settings: { nodeMessageBufferMaxLength: 0 },
			node: { granularity: 'document' },
		});
		expect(sentBy(await putAll(rig, sequence(texts(300))), 0)).toHaveLength(300);
	});
});

describe('msg.reset', () => {
	it('drops what is collected: done is called, nothing is sent', async () => {
		const rig = await openClusterRig();
		const collected = putAll(rig, sequence(texts(8)).slice(0, 5));
		await turn();
		expect(await rig.put({ reset: true })).toEqual(NOTHING);
		expect(await collected).toEqual(Array(5).fill(NOTHING));
		const rest = putAll(rig, sequence(texts(8)).slice(5));
		await turn();
		expect(rig.sandbox.requests).toEqual([]);
		await rig.put({ reset: true });
		await rest;
	});
});
