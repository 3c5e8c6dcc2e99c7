import helper from 'node-red-node-test-helper';
import { DISGUISES, remains } from '../support/canary';
import { startHttpStub, type HttpStub } from '../support/http-stub';
import { API, openRig, openSandbox, useNodeRed, type RigOptions } from '../support/node-red/rig';

/** Node-RED's own config node for a proxy. */
const httpProxy: unknown = jest.requireActual('@node-red/nodes/core/network/06-httpproxy.js');

useNodeRed();

interface Answer {
	level: string;
	key: string;
	values: Record<string, string>;
	message: string;
}

/** Opens a rig and presses the button with this form. */
async function pressWith(form: Record<string, unknown>, options: RigOptions = {}) {
	const rig = await openRig({
		...options,
		credentials: { apiKey: 'secret-key-1234' },
		sandbox: { keys: { 'secret-key-1234': {} }, ...options.sandbox },
	});
	return {
		rig,
		press: (more: Record<string, unknown> = {}) =>
			press({ id: API, baseUrl: rig.sandbox.url, ...form, ...more }),
	};
}

async function press(body: object): Promise<Answer> {
	const reply = await helper.request().post('/sentor-api/test').send(body).expect(200);
	expect(reply.text).not.toContain('secret-key-1234');
	return reply.body as Answer;
}

describe('the connection test', () => {
	it('says that all is well, and promises nothing about the key', async () => {
		const { press, rig } = await pressWith({});
		expect(await press()).toMatchObject({
			level: 'ok',
			key: 'healthy',
			// The helper gives keys back for words.
			message: 'sentor-api.test.healthy',
		});
		expect(rig.sandbox.requests).toMatchObject([
			{ method: 'GET', path: '/predicts/health', headers: { 'x-api-key': 'secret-key-1234' } },
		]);
	});

	it.each([
		['healthy at the older address', { variants: { health: 'missing' } }, 'ok', 'healthy'],
		['degraded', { variants: { health: 'degraded' } }, 'warning', 'degraded'],
		['not well', { variants: { health: 'unhealthy' } }, 'failed', 'unavailable'],
		['a web page', { variants: { health: 'html' } }, 'failed', 'address'],
		['not found', { faults: { always: '404' } }, 'failed', 'address'],
		['a redirect', { faults: { always: '302' } }, 'failed', 'address'],
		['a refused key', { keys: {} }, 'failed', 'key_refused'],
		[
			'a refused key that is echoed',
			{ keys: {}, faults: { always: 'echo-key' } },
			'failed',
			'key_refused',
		],
		['no permission', { faults: { always: '403' } }, 'failed', 'forbidden'],
		['too many requests', { faults: { always: '429' } }, 'warning', 'busy'],
		['an outage', { faults: { always: '503' } }, 'failed', 'unavailable'],
		['a cut connection', { faults: { always: 'reset' } }, 'failed', 'unreachable'],
	])('tells %s', async (_name, sandbox, level, key) => {
		const { press } = await pressWith({}, { sandbox: sandbox as never });
		expect(await press()).toMatchObject({ level, key });
	});

	it('tells by what code nothing was reached', async () => {
		const gone = await openSandbox();
		await gone.close();
		const { press } = await pressWith({ baseUrl: gone.url, apiKey: 'typed-key' });
		expect(await press()).toMatchObject({
			level: 'failed',
			key: 'unreachable',
			values: { code: 'ECONNREFUSED' },
		});
	});

	it('uses the key and the address that were typed, deployed or not', async () => {
		const other = await openSandbox({ keys: { 'typed-key': {} } });
		const { press } = await pressWith({
			id: 'never deployed',
			baseUrl: other.url,
			apiKey: 'typed-key',
		});
		expect(await press()).toMatchObject({ key: 'healthy' });
		expect(other.requests[0]?.headers['x-api-key']).toBe('typed-key');
	});

	it.each([
		['no key typed and none stored', { id: 'never deployed' }, 'no_key'],
		['a blank key', { apiKey: ' ' }, 'no_key'],
		['an address that is none', { baseUrl: 'nonsense', apiKey: 'typed-key' }, 'address_form'],
		['a variable that is not set', { apiKey: '${SENTOR_TEST_UNSET}' }, 'unsetVariable'],
		['a proxy that is not deployed', { apiKey: 'typed-key', proxy: 'new-proxy' }, 'proxyMissing'],
		['nonsense', { id: { not: 'an id' }, apiKey: 7 }, 'unreadable'],
	])('answers in words to %s', async (_name, form, key) => {
		const { press, rig } = await pressWith(form);
		expect(await press()).toMatchObject({
			level: 'failed',
			key,
			message: expect.stringMatching(/./),
		});
		expect(rig.sandbox.requests).toHaveLength(0);
	});

	it('answers in words to a form that is none', async () => {
		await pressWith({});
		expect(await press([])).toMatchObject({ level: 'failed' });
	});
});

describe('a key that lies on the server', () => {
	it.each([
		['another address', (url: string) => ({ baseUrl: url }), 'retype_key'],
		[
			'another address, with the placeholder of a password',
			(url: string) => ({ baseUrl: url, apiKey: '__PWRD__' }),
			'retype_key',
		],
		['a proxy that was not deployed with it', () => ({ proxy: 'other-proxy' }), 'retype_key'],
		['a proxy that is not there', () => ({ proxy: 'no-proxy' }), 'proxyMissing'],
		['TLS settings that are not there', () => ({ tls: 'no-tls' }), 'tlsMissing'],
	])('is not sent to %s', async (_name, change, key) => {
		const elsewhere = await openSandbox();
		const proxy = { id: 'other-proxy', type: 'http proxy', url: elsewhere.url };
		const { press, rig } = await pressWith({}, { others: [proxy], types: [httpProxy] });
		expect(await press(change(elsewhere.url))).toMatchObject({
			level: 'failed',
			key,
		});
		expect([...elsewhere.requests, ...rig.sandbox.requests]).toEqual([]);
	});

	it('is not sent from the environment to an address that was typed', async () => {
		process.env.SENTOR_TEST_SECRET = 'secret-key-1234';
		try {
			const elsewhere = await openSandbox();
			const { press, rig } = await pressWith({ apiKey: '${SENTOR_TEST_SECRET}' });
			expect(await press({ baseUrl: elsewhere.url })).toMatchObject({
				level: 'failed',
				key: 'retype_key',
			});
			expect(elsewhere.requests).toEqual([]);
			expect(await press()).toMatchObject({ key: 'healthy' });
			expect(rig.sandbox.requests[0]?.headers['x-api-key']).toBe('secret-key-1234');
		} finally {
			delete process.env.SENTOR_TEST_SECRET;
		}
	});

	it('is not told by the node of another type whose id was given', async () => {
		const { press, rig } = await pressWith({ id: 'sentiment' });
		expect(await press()).toMatchObject({ level: 'failed', key: 'no_key' });
		expect(rig.sandbox.requests).toEqual([]);
	});
});

describe('a key that a server writes into its answer', () => {
	const SECRET = 'sk+live/4f8=Q7z&9bXw2Rt6';
	let stub: HttpStub | undefined;

	afterEach(() => stub?.close());

	it.each(Object.entries(DISGUISES))(
		'as %s is not in the answer to a test',
		async (_name, write) => {
			const written = write(SECRET);
			const bodies = [
				[200, { status: written, version: written }],
				[401, { detail: written, error: { message: written, code: written } }],
				[503, { message: `down for ${written}` }],
			] as const;
			for (const [status, body] of bodies) {
				stub = await startHttpStub((_request, response) =>
					response.writeHead(status).end(JSON.stringify(body)),
				);
				await pressWith({});
				const answer = await press({ baseUrl: stub.url, apiKey: SECRET });
				expect(remains(answer, written, SECRET)).toEqual([]);
				await stub.close();
				await helper.unload();
			}
		},
	);

	it('is not told either when it was typed into the address', async () => {
		const { press } = await pressWith({});
		const password = encodeURIComponent(SECRET);
		const answer = await press({ baseUrl: `https://me:${password}@sentor.app?k=${password}` });
		expect(answer.key).toBe('address_login');
		expect(remains(answer, password, SECRET)).toEqual([]);
	});
});
