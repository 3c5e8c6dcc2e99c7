import type { INodeParameters } from 'n8n-workflow';
import { startHttpStub } from '../support/http-stub';
import { sentorBench, texts } from '../support/n8n/sentor';
import { until } from '../support/until';

const bench = sentorBench();

const many = texts(...Array.from({ length: 40 }, (_, i) => `Great delivery ${i}`));
const inTens = { options: { maxDocsPerRequest: 10 } };

describe('a workflow that is stopped', () => {
	it.each<[string, INodeParameters]>([
		['analyze', {}],
		['cluster', {}],
		['nameTopic', { documents: '["Late parcel"]', clusterId: '1' }],
		['checkHealth', {}],
	])('gives up the request that is in flight: %s', async (operation, parameters) => {
		// A server of its own: the sandbox puts no faults on health checks.
		const stub = await startHttpStub(() => undefined);
		const { finished, cancel } = bench.start({
			credential: { apiKey: bench.key(), baseUrl: stub.url },
			items: many,
			parameters: { operation, ...parameters },
		});
		await until(() => stub.requests.length === 1);
		cancel();
		const { status, error } = await finished;
		expect(status).toBe('canceled');
		expect(error).toMatchObject({ name: expect.stringContaining('Cancelled') });
		expect(stub.requests).toHaveLength(1);
		await until(() => stub.requests[0]?.socket.destroyed === true);
		await stub.close();
	});

	it('does not sit out the wait for the rate limit, and keeps what was answered', async () => {
		const log: string[] = [];
		const { finished, cancel } = bench.start({
			credential: bench.credential({ requests: 1 }),
			items: many,
			parameters: inTens,
			onLog: (line) => log.push(line),
		});
		await until(() => log.length > 0);
		expect(log).toEqual([expect.stringMatching(/waits \d+ s for the rate limit; 10 of 40 items/)]);
		cancel();
		const { status, outputs, error } = await finished;
		expect(status).toBe('canceled');
		expect(error).toMatchObject({ name: expect.stringContaining('Cancelled') });
		expect(outputs.map((items) => items.length)).toEqual([10]);
		expect(bench.sandbox.requests).toHaveLength(1);
	});

	it('has the rest on the error output when it goes on in spite of failures', async () => {
		bench.sandbox.set({ faults: { script: [null, 'stall'] } });
		const { finished, cancel } = bench.start({
			items: many,
			parameters: inTens,
			onError: 'continueErrorOutput',
		});
		await until(() => bench.sandbox.requests.length >= 2);
		cancel();
		const { outputs, received } = await finished;
		expect(outputs[0]?.length).toBeGreaterThanOrEqual(10);
		expect((outputs[0]?.length ?? 0) + (outputs[1]?.length ?? 0)).toBe(40);
		expect(outputs[1]?.[0]?.json.details).toEqual({ code: 'cancelled', reason: 'stopped' });
		expect(received).toEqual([undefined, undefined, undefined, undefined]);
	});
});
