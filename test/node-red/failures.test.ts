import helper from 'node-red-node-test-helper';
import { API, NODE, openRig, put, useNodeRed, nodeOf } from '../support/node-red/rig';

useNodeRed();

describe('a message without a result', () => {
	it('leaves by the errors output, unchanged but for msg.error', async () => {
		const rig = await openRig({
			node: { name: 'Mood' },
			sandbox: { faults: { poison: { text: 'POISON' } } },
		});
		const { outputs, refusal } = await rig.put({ _msgid: 'm', payload: 'POISON', topic: 't' });
		expect(refusal).toBeUndefined();
		expect(outputs.map((messages) => messages.length)).toEqual([0, 1]);
		expect(outputs[1]?.[0]).toEqual({
			_msgid: 'm',
			payload: 'POISON',
			topic: 't',
			error: {
				message: expect.stringContaining('422'),
				description: expect.any(String),
				code: 'rejected',
				reason: expect.any(String),
				status: 422,
				requestId: expect.any(String),
				source: { id: NODE, type: 'sentor-sentiment', name: 'Mood', count: 1 },
			},
		});
	});

	it('fails alone: the others of its request are answered', async () => {
		const rig = await openRig({ sandbox: { faults: { poison: { text: 'POISON' } } } });
		const endings = await Promise.all(
			['one', 'POISON', 'three'].map((payload) => rig.put({ payload })),
		);
		expect(endings.map(({ outputs }) => outputs.map((messages) => messages.length))).toEqual([
			[1, 0],
			[0, 1],
			[1, 0],
		]);
	});

	it('says when the plan allows more', async () => {
		const rig = await openRig({
			credentials: { apiKey: 'used-up' },
			sandbox: { keys: { 'used-up': { requests: 1, windowMs: 3_600_000 } } },
			api: { maxWait: 1 },
		});
		await rig.put({ payload: 'the one request of this hour' });
		const { outputs } = await rig.put({ payload: 'too much' });
		expect(outputs[1]?.[0]?.error).toMatchObject({
			code: 'quota',
			retryAt: expect.stringMatching(/^\d{4}-.*Z$/),
		});
		expect(rig.sandbox.requests).toHaveLength(1);
	});

	it('keeps what another node had put into msg.error', async () => {
		const rig = await openRig();
		const earlier = { message: 'from elsewhere', source: { id: 'another' } };
		const { outputs } = await rig.put({ payload: '', error: earlier });
		expect(outputs[1]?.[0]?._error).toBe(earlier);
		expect(outputs[1]?.[0]?.error.code).toBe('invalid_input');
	});

	it('counts how often it came around, and loses the mark once it has a result', async () => {
		const rig = await openRig();
		const message: Record<string, unknown> = { payload: '' };
		await rig.put(message);
		await rig.put(message);
		expect(message.error).toMatchObject({ source: { count: 2 } });
		expect(message).not.toHaveProperty('_error');
		await rig.put({ ...message, payload: 'a text at last' }).then(({ outputs }) => {
			expect(outputs[0]?.[0]).not.toHaveProperty('error');
		});
	});

	it('is told when the result has no place in it', async () => {
		const rig = await openRig({ node: { result: 'payload.sentiment' } });
		const { outputs, refusal } = await rig.put({ payload: 'a text, in which no property can be' });
		expect(refusal).toBeUndefined();
		expect(outputs[1]?.[0]?.error).toMatchObject({ code: 'invalid_input', reason: 'result' });
	});

	it('never holds the API key, though the server echoes it', async () => {
		const rig = await openRig({
			credentials: { apiKey: 'secret-key-1234' },
			sandbox: { faults: { always: 'echo-key' } },
		});
		const { outputs } = await rig.put({ payload: 'text' });
		expect(outputs[1]?.[0]?.error.code).toBe('auth');
		expect(JSON.stringify(outputs)).not.toContain('secret-key-1234');
	});
});

describe('a node that is not set up', () => {
	it.each([
		['no Sentor API', { node: { api: '' } }, 'sentor-sentiment.fault.noApi'],
		['a Sentor API that is gone', { node: { api: 'gone' } }, 'sentor-sentiment.fault.apiMissing'],
		['no key', { credentials: {} }, 'sentor-api.fault.no_key'],
		[
			'a variable that is not set',
			{ api: { baseUrl: '${SENTOR_TEST_UNSET}' } },
			'sentor-api.fault.unsetVariable',
		],
		[
			'a key from a variable that is not set',
			{ credentials: { apiKey: '${SENTOR_TEST_UNSET}' } },
			'sentor-api.fault.unsetVariable',
		],
		['no usable address', { api: { baseUrl: 'ftp//nowhere' } }, 'sentor-api.fault.address_form'],
		['a proxy that is gone', { api: { proxy: 'gone' } }, 'sentor-api.fault.proxyMissing'],
	])('(%s) hands the message to Catch nodes, and to no output', async (_name, options, words) => {
		const rig = await openRig(options);
		const { outputs, refusal } = await rig.put({ payload: 'text' });
		expect(outputs).toEqual([]);
		// The helper gives keys back for words.
		expect(refusal?.message).toBe(words);
		expect(refusal?.code).toBe('config');
		expect(rig.sandbox.requests).toHaveLength(0);
	});

	it('shows that at once, before any message', async () => {
		const rig = await openRig({ credentials: {} });
		await rig.put({ payload: 'text' });
		expect(rig.statuses()[1]).toBe('red sentor-sentiment.status.setup');
	});

	it('works once it is', async () => {
		const rig = await openRig({ credentials: {} });
		const { url } = rig.sandbox;
		await helper.setFlows(
			[
				{ id: 'flow', type: 'tab' },
				{ id: API, type: 'sentor-api', baseUrl: url, credentials: { apiKey: 'sandbox-unlimited' } },
				{
					id: NODE,
					type: 'sentor-sentiment',
					z: 'flow',
					api: API,
					entities: 'delivery',
					wires: [[], []],
				},
			] as never,
			'full' as never,
		);
		const { outputs } = await put(nodeOf(NODE), { payload: 'Great delivery' });
		expect(outputs[0]).toHaveLength(1);
	});
});
