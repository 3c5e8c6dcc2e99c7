import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { transportBy } from '../../nodes/SentorSentiment/transport';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { send } from '../support/n8n/transport';
import { until } from '../support/until';

let stub: HttpStub | undefined;

async function serve(answer: (response: ServerResponse) => void): Promise<HttpStub> {
	stub = await startHttpStub((_request, response) => answer(response));
	return stub;
}

afterEach(async () => {
	await stub?.close();
	stub = undefined;
});

describe('a request', () => {
	it('carries the method, address, query, extra headers and the key', async () => {
		const { url, requests } = await serve((response) => response.end('{}'));
		await send(`${url}/api`);
		expect(requests[0]).toMatchObject({ method: 'POST', url: '/api/predicts?language=en' });
		expect(requests[0]?.headers).toMatchObject({
			'x-api-key': 'key',
			'x-extra': 'yes',
			'content-type': 'application/json',
		});
	});
});

describe('an answer', () => {
	it.each([200, 201, 302, 401, 403, 404, 422, 429, 500, 503])(
		'of status %i is an answer, and asked for once',
		async (status) => {
			const { url, requests } = await serve((response) =>
				response
					.writeHead(status, {
						'content-type': 'application/json',
						'x-ratelimit-remaining': '4',
						location: '/',
					})
					.end('{"a":1}'),
			);
			expect(await send(url)).toMatchObject({
				status,
				body: { a: 1 },
				headers: { 'x-ratelimit-remaining': '4' },
			});
			expect(requests).toHaveLength(1);
		},
	);

	it.each([
		[403, { status: 403, headers: {}, body: { a: 1 } }],
		[503, { status: 503, headers: {}, body: { a: 1 } }],
		[407, { kind: 'network', code: 'PROXY_407' }],
	])('of status %i is read where n8n keeps but its status and body', async (status, found) => {
		const data = Readable.from([Buffer.from('{"a":1}')]);
		const send = () => Promise.reject({ httpCode: String(status), context: { data } });
		const transport = transportBy(send, 'https://sentor.example/api');
		const request = { path: '/', query: {}, headers: {}, timeoutMs: 5000 };
		const answer = transport({ ...request, method: 'GET' }).catch((failure) => failure);
		expect(await answer).toEqual(found);
	});

	it('that is no JSON is a text', async () => {
		const { url } = await serve((response) => response.writeHead(502).end('<html>'));
		expect(await send(url)).toMatchObject({ status: 502, body: '<html>' });
	});
});

describe('the lack of an answer', () => {
	it('is a network failure with its code when the address refuses', async () => {
		expect(await send('http://127.0.0.1:9')).toEqual({
			failure: { kind: 'network', code: 'ECONNREFUSED' },
		});
	});

	it('is one when the connection is cut', async () => {
		const { url } = await serve((response) => response.destroy());
		expect(await send(url)).toEqual({ failure: { kind: 'network', code: 'ECONNRESET' } });
	});

	it('is a time-out when nothing comes', async () => {
		const { url } = await serve(() => undefined);
		expect(await send(url, { timeoutMs: 50 })).toMatchObject({ failure: { kind: 'timeout' } });
	});

	it('is a time-out when the body only trickles, which n8n alone would wait for without end', async () => {
		let timer: NodeJS.Timeout | undefined;
		const { url } = await serve((response) => {
			timer = setInterval(() => response.write(' '), 10);
		});
		expect(await send(url, { timeoutMs: 60 })).toEqual({ failure: { kind: 'timeout' } });
		clearInterval(timer);
	});

	it('is no failure of the network when the caller gave it up', async () => {
		const { url, requests } = await serve(() => undefined);
		const controller = new AbortController();
		const sent = send(url, { signal: controller.signal });
		await until(() => requests.length === 1);
		controller.abort();
		expect(await sent).toEqual({ failure: { kind: 'aborted' } });
	});

	it('leaves no listener behind on a signal that lives longer', async () => {
		const { url } = await serve((response) => response.end('{}'));
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await send(url, { signal });
		const listeners = (calls: unknown[][]) => calls.map(([, listener]) => listener);
		expect(added).toHaveBeenCalled();
		expect(listeners(removed.mock.calls)).toEqual(
			expect.arrayContaining(listeners(added.mock.calls)),
		);
	});
});
