import type { HealthReport } from '../../core';
import { checkSecret } from '../support/sim/checks';
import { document } from '../support/sim/documents';
import { reply, Script, success, type Answer } from '../support/sim/script';
import { SECRET } from '../support/sim/run';

async function check(answer: Answer): Promise<{ health: HealthReport; script: Script }> {
	const script = new Script(answer);
	return { health: await script.time.until(script.client().checkHealth()), script };
}

describe('the health check', () => {
	it.each<[string, unknown, string]>([
		['healthy', { status: 'healthy', version: '1.0.0', llm_status: 'available' }, 'healthy'],
		['ok', { status: 'ok' }, 'healthy'],
		['in capitals', { status: 'Healthy' }, 'healthy'],
		['degraded, a warning', { status: 'degraded' }, 'degraded'],
		['down', { status: 'down' }, 'unhealthy'],
		['mute', {}, 'unhealthy'],
		['a web page', '<html></html>', 'unhealthy'],
	])('reads a service that is %s', async (_, body, status) => {
		const { health, script } = await check(() => reply(200, body));
		expect(health.status).toBe(status);
		expect(health.failure === undefined).toBe(status !== 'unhealthy');
		expect(health.message).not.toBe('');
		expect(script.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /predicts/health',
		]);
		expect(script.requests[0]).not.toHaveProperty('body');
	});

	it('tells version and time', async () => {
		const { health } = await check(() => reply(200, { status: 'healthy', version: '1.2.3' }));
		expect(health).toMatchObject({
			version: '1.2.3',
			responseMs: 1000,
			raw: { status: 'healthy' },
		});
	});

	it('gives what the service says of itself, also when that is bad', async () => {
		const { health } = await check(() => reply(200, { status: 'down', since: 'noon' }));
		expect(health.raw).toEqual({ status: 'down', since: 'noon' });
		const { health: mute } = await check(() => reply(200, { since: 'noon' }));
		expect(mute).not.toHaveProperty('raw');
	});

	it('is patient for ten seconds at most', async () => {
		const { script } = await check(() => reply(200, { status: 'healthy' }));
		expect(script.requests[0]!.timeoutMs).toBe(10_000);
		const hasty = new Script(() => reply(200, { status: 'healthy' }));
		await hasty.time.until(hasty.client({ timeoutMs: 3000 }).checkHealth());
		expect(hasty.requests[0]!.timeoutMs).toBe(3000);
	});

	it('asks at the older address when the first is unknown', async () => {
		const { health, script } = await check(({ path }) =>
			path === '/health' ? reply(200, { status: 'healthy' }) : reply(404),
		);
		expect(health.status).toBe('healthy');
		expect(script.requests.map(({ path }) => path)).toEqual(['/predicts/health', '/health']);
	});

	it.each<[string, Answer, string]>([
		['a refused key', () => reply(401), 'auth'],
		['an unknown address', () => reply(404), 'config'],
		['an outage', () => reply(503), 'unavailable'],
		[
			'nobody there',
			async () => await Promise.reject({ kind: 'network', code: 'ECONNREFUSED' }),
			'unavailable',
		],
	])('says what is wrong: %s', async (_, answer, code) => {
		const { health, script } = await check(answer);
		expect(health).toMatchObject({ status: 'unhealthy', failure: { code } });
		expect(script.requests.length).toBeLessThanOrEqual(2);
	});

	it('does not wait for the quota: it tells how things are now', async () => {
		const script = new Script((request) =>
			request.path === '/predicts/health'
				? reply(200, { status: 'healthy' })
				: reply(429, { retry_after: 300 }),
		);
		await script.analyze([document('a')], { maxWaitMs: 1000 });
		const health = await script.time.until(script.client().checkHealth());
		expect(health.status).toBe('healthy');
		expect(script.sentAfter[1]).toBeLessThanOrEqual(1001);
	});

	it('does not disturb a run that is under way', async () => {
		const script = new Script((request) =>
			request.path.endsWith('health') ? reply(200, { status: 'healthy' }) : success(request),
		);
		const run = script.client().analyze([document('a')]);
		const health = script.client().checkHealth();
		expect((await script.time.until(run)).outcomes[0]!.ok).toBe(true);
		expect((await script.time.until(health)).status).toBe('healthy');
	});

	it('tells the key to nobody', async () => {
		for (const status of [200, 401, 500]) {
			const { health } = await check(() =>
				reply(status, { status: `bad ${SECRET}`, version: SECRET, detail: SECRET, [SECRET]: 1 }),
			);
			checkSecret(health, SECRET);
		}
	});
});
