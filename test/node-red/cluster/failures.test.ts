import { BAD_GOOGLE_KEY, VARIANT_VALUES } from '../../../sandbox/src';
import {
	clusterRequests,
	nameRequests,
	openClusterRig,
	putAll,
	sentBy,
	sequence,
	texts,
} from '../../support/node-red/cluster';
import { useNodeRed, type Message } from '../../support/node-red/rig';

useNodeRed();

describe('a key that is refused', () => {
	it('sends the array back by the errors output, with its texts', async () => {
		const rig = await openClusterRig({ credentials: { apiKey: 'sandbox-expired' } });
		const payload = texts(6);
		const { outputs } = await rig.put({ payload });
		expect(outputs).toEqual([[], [expect.objectContaining({ payload })]]);
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'auth', reason: 'expired_key' });
	});

	it.each(['cluster', 'document'])(
		'sends every message of a sequence back, its parts kept, one result per %s',
		async (granularity) => {
			const rig = await openClusterRig({
				credentials: { apiKey: 'sandbox-expired' },
				node: { granularity },
			});
			const messages = sequence(texts(6));
			const endings = await putAll(rig, messages);
			expect(sentBy(endings, 1)).toEqual(messages);
			expect(sentBy(endings, 1).map(({ error }) => error.code)).toEqual(Array(6).fill('auth'));
			expect(messages.map(({ parts }) => parts.index)).toEqual([0, 1, 2, 3, 4, 5]);
			expect(clusterRequests(rig.sandbox)).toHaveLength(1);
		},
	);
});

describe('an array without a single result', () => {
	it('has the reason for each text beside that of the message, with one result per text', async () => {
		const rig = await openClusterRig({
			credentials: { apiKey: 'sandbox-expired' },
			node: { granularity: 'document' },
		});
		const { outputs } = await rig.put({ payload: [...texts(5), ''] });
		const [message] = outputs[1] as [Message];
		expect(message.error.code).toBe('auth');
		expect(message.clusters.map(({ error }: Message) => error.code)).toEqual([
			...Array<string>(5).fill('auth'),
			'invalid_input',
		]);
	});
});

describe('a message that failed', () => {
	it('loses this node’s own error when it comes again and goes well', async () => {
		const rig = await openClusterRig();
		const message: Message = { payload: texts(2) };
		await rig.put(message);
		expect(message.error).toBeDefined();
		message.payload = texts(6);
		expect((await rig.put(message)).outputs[0]).toEqual([message]);
		expect(message).not.toHaveProperty('error');
	});
});

describe('the setup', () => {
	it.each([
		['no Sentor API is chosen', { api: '' }, 'sentor-cluster.fault.noApi'],
		['the Sentor API is gone', { api: 'gone' }, 'sentor-cluster.fault.apiMissing'],
		['the number of clusters is none', { clusters: 'some' }, 'sentor-cluster.fault.clusters'],
		['the number of clusters is negative', { clusters: '-1' }, 'sentor-cluster.fault.clusters'],
	])('goes to Catch nodes when %s', async (_case, node, words) => {
		const rig = await openClusterRig({ node });
		const { outputs, refusal } = await rig.put({ payload: texts(6) });
		expect(outputs).toEqual([]);
		expect(refusal?.message).toBe(words);
		expect(refusal?.code).toBe('config');
	});

	it('without a key uses the words of the Sentor API', async () => {
		const rig = await openClusterRig({ credentials: {} });
		expect((await rig.put({ payload: texts(6) })).refusal?.message).toBe('sentor-api.fault.no_key');
	});
});

describe('a name that cannot be had', () => {
	it.each(VARIANT_VALUES.badGoogleKey.filter((status) => status !== 'fallback'))(
		'is told on each cluster, and does not blame the Sentor key (Google key refused with %s)',
		async (badGoogleKey) => {
			const rig = await openClusterRig({
				sandbox: { variants: { badGoogleKey } },
				credentials: { apiKey: 'sandbox-unlimited', googleApiKey: BAD_GOOGLE_KEY },
				node: { nameTopics: true, clusters: 2 },
			});
			const { outputs } = await rig.put({ payload: texts(8) });
			const { clusters, error } = outputs[0]?.[0] as Message;
			expect(error).toBeUndefined();
			for (const { topicName, topicError, documents } of clusters) {
				expect(documents.length).toBeGreaterThan(0);
				expect(topicName).toBeUndefined();
				expect(topicError).toMatchObject({
					...{ message: expect.any(String), description: expect.any(String) },
					code: expect.any(String),
				});
				expect(`${topicError.message} ${topicError.description}`).toMatch(/Google/);
				expect(JSON.stringify(topicError)).not.toContain(BAD_GOOGLE_KEY);
			}
		},
	);

	it('is told with each text too', async () => {
		const rig = await openClusterRig({
			credentials: { apiKey: 'sandbox-unlimited', googleApiKey: BAD_GOOGLE_KEY },
			node: { nameTopics: true, granularity: 'document' },
		});
		const { outputs } = await rig.put({ payload: texts(8) });
		const elements = outputs[0]?.[0]?.clusters ?? [];
		expect(elements).toHaveLength(8);
		for (const { clusterId, topicError } of elements) {
			expect(clusterId).toEqual(expect.any(Number));
			expect(topicError.message).toMatch(/Google/);
		}
	});
});

describe('the Google key', () => {
	it('goes with the requests for names only', async () => {
		const rig = await openClusterRig({
			credentials: { apiKey: 'sandbox-unlimited', googleApiKey: ' my-google-key ' },
			node: { nameTopics: true },
		});
		const { outputs } = await rig.put({ payload: texts(8) });
		const keys = (requests: typeof rig.sandbox.requests) =>
			new Set(requests.map(({ headers }) => headers['x-google-api-key']));
		expect(keys(nameRequests(rig.sandbox))).toEqual(new Set(['my-google-key']));
		expect(keys(clusterRequests(rig.sandbox))).toEqual(new Set([undefined]));
		expect(JSON.stringify(outputs)).not.toContain('my-google-key');
	});
});
