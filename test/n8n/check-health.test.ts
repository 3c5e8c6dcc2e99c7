import { sentorBench, texts } from '../support/n8n/sentor';
import type { RunOptions } from '../support/n8n/engine';

const bench = sentorBench();

const check = async (options: RunOptions = {}) =>
	await bench.run({ ...options, parameters: { operation: 'checkHealth' } });

afterEach(() => bench.sandbox.set({ variants: { health: 'healthy' } }));

describe('the health of the service', () => {
	it('is one item and one request, however many items come in', async () => {
		const { outputs, hints } = await check({ items: texts('a', 'b', 'c') });
		expect(outputs[0]).toEqual([
			{
				json: {
					status: 'healthy',
					message: 'Sentor is healthy',
					description: expect.any(String),
					version: '1.0.0',
					responseMs: expect.any(Number),
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(bench.sandbox.requests.map(({ path }) => path)).toEqual(['/predicts/health']);
		expect(hints).toEqual([]);
	});

	it('tells what is left of the plan, where the service says so', async () => {
		const { outputs } = await check({ credential: bench.credential({ requests: 60 }) });
		expect(outputs[0]?.[0]?.json.quota).toEqual({
			limit: 60,
			remaining: 60,
			used: 0,
			resetsAt: expect.stringMatching(/^20\d\d-.*Z$/),
		});
	});

	it('is asked at the older address where the new one is unknown', async () => {
		bench.sandbox.set({ variants: { health: 'missing' } });
		const { outputs } = await check();
		expect(outputs[0]?.[0]?.json.status).toBe('healthy');
		expect(bench.sandbox.requests.map(({ path }) => path)).toEqual(['/predicts/health', '/health']);
	});

	it('is a warning when it is degraded', async () => {
		bench.sandbox.set({ variants: { health: 'degraded' } });
		const { outputs, hints, status } = await check();
		expect(status).toBe('success');
		expect(outputs[0]?.[0]?.json.status).toBe('degraded');
		expect(hints).toEqual([expect.objectContaining({ type: 'warning' })]);
	});

	it.each([
		['a refused key', () => ({ apiKey: 'wrong', baseUrl: bench.sandbox.url }), { code: 'auth' }],
		[
			'nobody there',
			() => ({ apiKey: 'any', baseUrl: 'http://127.0.0.1:9' }),
			{ code: 'unavailable' },
		],
	])('is an item to branch on when it is bad: %s', async (_what, credential, details) => {
		const { outputs, status } = await check({ credential: credential() });
		expect(status).toBe('success');
		expect(outputs[0]?.[0]?.json).toMatchObject({
			status: 'unhealthy',
			message: expect.any(String),
			description: expect.any(String),
			details,
		});
	});

	it('is unhealthy when the service says so or answers with a web page', async () => {
		for (const health of ['unhealthy', 'html'] as const) {
			bench.sandbox.set({ variants: { health } });
			const { outputs } = await check();
			expect(outputs[0]?.[0]?.json.status).toBe('unhealthy');
		}
	});
});
