import { FAULT_NAMES } from '../../sandbox/src';
import { parseFaults } from '../../sandbox/src/faults/parse';
import { closeSandboxes, get, post, predict, rejectionCode, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

const TEXTS = ['great', 'awful', 'my number is 7'];

/** The answer to three documents with a fault that the request asks for itself. */
async function answerWith(fault: string, options = {}) {
	const sandbox = await sandboxWith(options);
	return predict(sandbox, TEXTS, { headers: { 'x-sandbox-fault': fault } });
}

async function idsWith(fault: string): Promise<unknown[]> {
	const { json } = await answerWith(fault);
	return json.results.map((result: { doc_id: unknown }) => result.doc_id);
}

describe('the language of faults', () => {
	it('knows every fault by name and every status by number', () => {
		const text = `${FAULT_NAMES.join(', ')}, 503, 404=html`;
		expect(parseFaults(text)).toHaveLength(FAULT_NAMES.length + 2);
		expect(parseFaults(' latency=20 ,503=html')).toEqual([
			{ name: 'latency', value: '20' },
			{ name: 'status', status: 503, value: 'html' },
		]);
		expect(parseFaults('')).toEqual([]);
	});

	it('says which word it does not know', async () => {
		expect(() => parseFaults('503, laten=20')).toThrow('got "laten"');
		const { status, json } = await answerWith('laten=20');
		expect(status).toBe(400);
		expect(json.sandbox).toContain('got "laten"');
	});
});

describe('a status', () => {
	it.each([400, 401, 403, 404, 413, 422, 500, 503])('%d is a refusal of the API', async (code) => {
		const { status, json } = await answerWith(String(code));
		expect(status).toBe(code);
		expect(json.error.message).not.toBe('');
	});

	it.each([408, 502, 504, 524])('%d is a page of the gateway', async (code) => {
		const { status, text } = await answerWith(String(code));
		expect(status).toBe(code);
		expect(text).toContain('<html>');
	});

	it('can have another form than its own', async () => {
		expect((await answerWith('503=html')).text).toContain('<html>');
		expect((await answerWith('503=empty')).text).toBe('');
		expect((await answerWith('502=envelope')).json.error.code).toBe('unknown');
		expect((await answerWith('500=detail')).json).toEqual({
			detail: 'Internal server error',
			status_code: '500',
		});
	});

	it('429 names a time to wait, whatever the quota says', async () => {
		const now = () => Date.parse('2026-03-10T12:00:00Z');
		const { status, json } = await answerWith('429=7', { now });
		expect(status).toBe(429);
		expect(json.error.details.retry_after).toBe(7);
	});
});

describe('the connection', () => {
	it('can be cut at once, or after the work', async () => {
		const sandbox = await sandboxWith();
		for (const fault of ['reset', 'reset-after-work']) {
			const call = predict(sandbox, ['fine'], { headers: { 'x-sandbox-fault': fault } });
			expect(await rejectionCode(call)).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
		}
		expect(sandbox.requests.map(({ status, fault }) => [status, fault])).toEqual([
			[null, 'reset'],
			[null, 'reset-after-work'],
		]);
	});

	it('can end in the middle of the body', async () => {
		expect(await rejectionCode(answerWith('truncated-body'))).toBeDefined();
	});

	it('can bring the headers at once and the body bit by bit', async () => {
		const sandbox = await sandboxWith();
		const response = await fetch(`${sandbox.url}/predicts/health`, {
			headers: { 'x-api-key': 'sandbox-free', 'x-sandbox-fault': 'slow-body=60000' },
		});
		expect(response.status).toBe(200);
		await response.body?.cancel();
		const { status, json } = await get(sandbox, '/predicts/health', {
			'x-api-key': 'sandbox-free',
			'x-sandbox-fault': 'slow-body=20',
		});
		expect([status, json.status]).toEqual([200, 'healthy']);
	});

	it('can stay silent until the client gives up', async () => {
		const sandbox = await sandboxWith();
		const call = predict(sandbox, ['fine'], {
			headers: { 'x-sandbox-fault': 'stall' },
			signal: AbortSignal.timeout(50),
		});
		expect(await rejectionCode(call)).toContain('TimeoutError');
	});
});

describe('time', () => {
	it('can be added before the work, without a worker', async () => {
		const sandbox = await sandboxWith();
		await predict(sandbox, ['fine'], { headers: { 'x-sandbox-fault': 'latency=30' } });
		expect(sandbox.requests[0]?.durationMs).toBeGreaterThanOrEqual(29);
		expect(sandbox.counters.workMs).toBe(0);
	});

	it('can be added to the work', async () => {
		const sandbox = await sandboxWith();
		await predict(sandbox, ['fine'], { headers: { 'x-sandbox-fault': 'work=30' } });
		expect(sandbox.counters.workMs).toBe(30);
	});

	it('can run out at the gateway', async () => {
		const { status, text } = await answerWith('gateway-timeout', { gatewayTimeoutMs: 10 });
		expect(status).toBe(504);
		expect(text).toContain('<html>');
	});
});

describe('the body', () => {
	it.each([
		['html', 200, expect.stringContaining('<html>')],
		['empty-object', 200, '{}'],
		['null-body', 200, 'null'],
		['empty-body', 200, ''],
		['not-json', 200, '{"results": [{"doc_id": '],
		['redirect', 302, ''],
	])('can be %s', async (fault, status, text) => {
		const answer = await answerWith(fault);
		expect([answer.status, answer.text]).toEqual([status, text]);
	});

	it('can lead elsewhere', async () => {
		expect((await answerWith('redirect')).headers.get('location')).toBe('/login');
		expect((await answerWith('redirect=/api/moved')).headers.get('location')).toBe('/api/moved');
	});
});

describe('the results', () => {
	it('can lack the last, or more', async () => {
		expect(await idsWith('missing-ids')).toEqual(['0', '1']);
		expect(await idsWith('missing-ids=2')).toEqual(['0']);
	});

	it('can come in another order', async () => {
		expect(await idsWith('reorder')).toEqual(['2', '1', '0']);
	});

	it('can hold an id twice, with another answer the second time', async () => {
		const { json } = await answerWith('duplicate-ids');
		expect(json.results).toHaveLength(4);
		expect(json.results[3].doc_id).toBe('0');
		expect(json.results[3].predicted_label).not.toBe(json.results[0].predicted_label);
	});

	it('can hold ids that nobody sent, none, or numbers', async () => {
		expect(await idsWith('unknown-ids')).toEqual(['0-x', '0', '1', '2']);
		expect(await idsWith('no-ids')).toEqual([undefined, undefined, undefined]);
		expect(await idsWith('numeric-ids')).toEqual([0, 1, 2]);
	});

	it('can suffer several faults at once', async () => {
		expect(await idsWith('missing-ids, reorder')).toEqual(['1', '0']);
	});
});

describe('the key', () => {
	it('can be echoed in a header and in results', async () => {
		const { headers, json } = await answerWith('echo-key');
		expect(headers.get('x-echo-api-key')).toBe('sandbox-unlimited');
		expect(json.results[0].echoed_key).toBe('sandbox-unlimited');
		expect(Object.keys(json.results[0].probabilities)).toHaveLength(3);
	});

	it('can be echoed in refusals and pages', async () => {
		const refusal = await answerWith('echo-key, 500');
		expect(refusal.json.error.message).toContain('sandbox-unlimited');
		const detail = await answerWith('echo-key, 500=detail');
		expect(detail.json.detail).toContain('sandbox-unlimited');
		expect((await answerWith('echo-key, 502')).text).toContain('sandbox-unlimited');
	});
});

describe('the plan of faults', () => {
	const statuses = async (sandbox: Awaited<ReturnType<typeof sandboxWith>>, count: number) => {
		const seen: number[] = [];
		for (let sent = 0; sent < count; sent += 1) {
			seen.push((await predict(sandbox, ['fine'])).status);
		}
		return seen;
	};

	it('can hit every request', async () => {
		const sandbox = await sandboxWith({ faults: { always: '503' } });
		expect(await statuses(sandbox, 3)).toEqual([503, 503, 503]);
	});

	it('can be a script, which ends', async () => {
		const sandbox = await sandboxWith({ faults: { script: ['503', null, '502=html', '429'] } });
		expect(await statuses(sandbox, 6)).toEqual([503, 200, 502, 429, 200, 200]);
		sandbox.reset();
		expect(await statuses(sandbox, 2)).toEqual([503, 200]);
	});

	it('can hit a share of the requests, the same ones for the same seed', async () => {
		const faults = { rate: { 503: 0.2, 500: 0.1 }, seed: 7 };
		const sandbox = await sandboxWith({ faults });
		const first = await statuses(sandbox, 100);
		expect(first.filter((status) => status === 503).length).toBeGreaterThan(10);
		expect(first.filter((status) => status === 503).length).toBeLessThan(30);
		expect(first.filter((status) => status === 500).length).toBeGreaterThan(3);
		sandbox.reset();
		expect(await statuses(sandbox, 100)).toEqual(first);
		sandbox.set({ faults: { ...faults, seed: 8 } });
		expect(await statuses(sandbox, 100)).not.toEqual(first);
	});

	it('can be for one address', async () => {
		const sandbox = await sandboxWith({ faults: { script: ['503'], path: '/predicts/cluster' } });
		expect(await statuses(sandbox, 1)).toEqual([200]);
		expect((await post(sandbox, '/predicts/cluster', {})).status).toBe(503);
		expect((await post(sandbox, '/predicts/cluster', {})).status).toBe(422);
	});

	it('gives way to the faults that a request asks for itself', async () => {
		const sandbox = await sandboxWith({ faults: { script: ['503', '502'] } });
		const own = await predict(sandbox, ['fine'], { headers: { 'x-sandbox-fault': 'reorder' } });
		expect(own.status).toBe(200);
		expect(await statuses(sandbox, 3)).toEqual([503, 502, 200]);
	});

	it('uses up quota for refusals of the API, none for those of the gateway', async () => {
		const sandbox = await sandboxWith({ faults: { script: ['500', '502'] } });
		const used: (string | null)[] = [];
		for (let sent = 0; sent < 3; sent += 1) {
			const { headers } = await predict(sandbox, ['fine'], { key: 'sandbox-starter' });
			used.push(headers.get('x-ratelimit-used'));
		}
		expect(used).toEqual(['1', null, '2']);
	});
});
