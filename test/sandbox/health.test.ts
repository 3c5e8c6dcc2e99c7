import { closeSandboxes, get, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

describe('the health check', () => {
	it('is healthy at both addresses', async () => {
		const sandbox = await sandboxWith({ now: () => Date.parse('2026-03-10T12:00:00Z') });
		expect((await get(sandbox, '/predicts/health')).json).toEqual({
			status: 'healthy',
			version: '1.0.0',
			llm_status: 'available',
			llm_provider: 'google',
		});
		expect((await get(sandbox, '/health')).json).toEqual({
			status: 'healthy',
			timestamp: '2026-03-10T12:00:00.000Z',
		});
	});

	it.each([
		['degraded', 200, { status: 'degraded', llm_status: 'unavailable' }],
		['unhealthy', 503, { status: 'unhealthy' }],
		['ok', 200, { status: 'ok' }],
	] as const)('can be %s', async (health, status, body) => {
		const answer = await get(await sandboxWith({ variants: { health } }), '/predicts/health');
		expect(answer.status).toBe(status);
		expect(answer.json).toMatchObject(body);
	});

	it('can be missing at the newer address only', async () => {
		const sandbox = await sandboxWith({ variants: { health: 'missing' } });
		expect((await get(sandbox, '/predicts/health')).status).toBe(404);
		expect((await get(sandbox, '/health')).json.status).toBe('healthy');
	});

	it('can be a page', async () => {
		const answer = await get(
			await sandboxWith({ variants: { health: 'html' } }),
			'/predicts/health',
		);
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
	});

	it('refuses a bad key, unless it needs none', async () => {
		const sandbox = await sandboxWith();
		const statuses = async () => [
			(await get(sandbox, '/predicts/health', {})).status,
			(await get(sandbox, '/predicts/health', { 'x-api-key': 'wrong' })).status,
			(await get(sandbox, '/health', { 'x-api-key': 'sandbox-expired' })).status,
		];
		expect(await statuses()).toEqual([401, 401, 401]);
		sandbox.set({ variants: { healthNeedsKey: false } });
		expect(await statuses()).toEqual([200, 200, 200]);
	});

	it('uses no quota, unless it does', async () => {
		const sandbox = await sandboxWith();
		const used = async () => {
			const { headers } = await get(sandbox, '/health', { 'x-api-key': 'sandbox-free' });
			return headers.get('x-ratelimit-used');
		};
		expect([await used(), await used()]).toEqual(['0', '0']);
		sandbox.set({ variants: { healthUsesQuota: true } });
		expect([await used(), await used()]).toEqual(['1', '2']);
	});
});
