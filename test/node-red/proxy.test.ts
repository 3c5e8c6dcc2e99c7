import type { TransportRequest } from '../../core';
import {
	proxyFor,
	type ProxyOptions,
	type ProxySettings,
} from '../../node-red/src/sentor-api/proxy';
import { openRoute } from '../../node-red/src/sentor-api/route';
import { createTransport } from '../../node-red/src/sentor-api/transport';
import { startSandbox, type Sandbox } from '../../sandbox/src';
import { startConnectProxy, type ConnectProxy, type Refusal } from '../support/connect-proxy';
import { until } from '../support/until';

const REQUEST: TransportRequest = {
	method: 'GET',
	path: '/predicts/health',
	query: {},
	headers: {},
	timeoutMs: 10_000,
};

const PLAIN = { isTls: false, host: 'proxy', port: 3128 };

const environment = { ...process.env };

/** Only these variables count, whatever the machine has. */
function setEnvironment(variables: Record<string, string>): void {
	process.env = { ...environment };
	for (const name of Object.keys(process.env)) {
		if (/(^|_)proxy$/i.test(name)) delete process.env[name];
	}
	Object.assign(process.env, variables);
}

beforeEach(() => setEnvironment({}));

afterEach(() => {
	process.env = { ...environment };
});

const to = (address: string, settings?: ProxySettings, options?: ProxyOptions) =>
	proxyFor(new URL(address), settings, options);

describe('the proxy of the environment', () => {
	it.each([
		['https_proxy', 'http://proxy:3128'],
		['HTTPS_PROXY', 'http://proxy:3128'],
		['HTTPS_PROXY', 'proxy:3128'],
		['HTTPS_PROXY', ' proxy:3128/ '],
		['ALL_PROXY', 'proxy:3128'],
		['all_proxy', 'http://proxy:3128'],
		['npm_config_https_proxy', 'http://proxy:3128'],
		['npm_config_proxy', 'http://proxy:3128'],
	])('is read from %s=%s', (name, value) => {
		setEnvironment({ [name]: value });
		expect(to('https://sentor.app')).toEqual(PLAIN);
	});

	it('is that of the address’s scheme, before the one for all', () => {
		setEnvironment({
			http_proxy: 'http://other',
			https_proxy: 'https://proxy:3128',
			all_proxy: 'x',
		});
		expect(to('https://sentor.app')).toEqual({ ...PLAIN, isTls: true });
		expect(to('http://sentor.app')).toEqual({ isTls: false, host: 'other', port: 80 });
	});

	it('takes name and password from its address, as they are meant', () => {
		setEnvironment({ https_proxy: 'http://us%40er:pa%3Ass@proxy:3128', http_proxy: '50%:x@proxy' });
		const basic = (words: string) => `Basic ${Buffer.from(words).toString('base64')}`;
		expect(to('https://sentor.app')?.authorization).toBe(basic('us@er:pa:ss'));
		expect(to('http://sentor.app')?.authorization).toBe(basic('50%:x'));
	});

	it('may have an address of IPv6', () => {
		setEnvironment({ https_proxy: '[::1]:3128' });
		expect(to('https://sentor.app')).toEqual({ ...PLAIN, host: '::1' });
	});

	it.each([
		['sentor.app', true],
		['.sentor.app', true],
		['*.sentor.app', true],
		['SENTOR.APP', true],
		['example.com, sentor.app', true],
		['example.com sentor.app', true],
		['app', true],
		['*', true],
		['api.sentor.app:443', true],
		['api.sentor.app:8443', false],
		['tor.app', false],
		['example.com', false],
		['', false],
	])('is gone past where no_proxy is %j: %p', (no_proxy, isPast) => {
		setEnvironment({ https_proxy: 'http://proxy:3128', no_proxy });
		expect(to('https://api.sentor.app/api') === undefined).toBe(isPast);
	});

	it.each(['::1', '[::1]', '[::1]:8080'])('is gone past for the IPv6 host %s', (no_proxy) => {
		setEnvironment({ http_proxy: 'proxy:3128', NO_PROXY: no_proxy });
		expect(to('http://[::1]:8080')).toBeUndefined();
		expect(to('http://[::2]:8080')).toBeDefined();
	});

	it('is chosen as Node-RED’s setting proxyOptions says', () => {
		setEnvironment({
			npm_config_https_proxy: 'npm',
			HTTPS_PROXY: 'upper',
			https_proxy: 'lower',
		});
		const host = (options: ProxyOptions) => to('https://sentor.app', undefined, options)?.host;
		expect(host({})).toBe('npm');
		expect(host({ excludeNpm: true })).toBe('lower');
		expect(host({ excludeNpm: true, favourUpperCase: true })).toBe('upper');
		delete process.env.https_proxy;
		expect(host({ excludeNpm: true, lowerCaseOnly: true })).toBeUndefined();
	});

	it.each(['socks5://proxy:1080', 'http://', 'http://pro xy'])(
		'is refused by the name of its variable when it is %s, without a word of the address',
		(value) => {
			setEnvironment({ ALL_PROXY: value });
			expect(() => to('https://sentor.app')).toThrow(
				expect.objectContaining({
					variable: 'ALL_PROXY',
					message: expect.not.stringMatching(/1080|http|pro xy/),
				}),
			);
		},
	);
});

describe('the proxy that is set', () => {
	it('goes before the environment, exceptions too', () => {
		setEnvironment({ https_proxy: 'http://other', no_proxy: 'sentor.app' });
		expect(to('https://sentor.app', { url: 'http://proxy:3128' })).toEqual(PLAIN);
		expect(
			to('https://sentor.app', { url: 'proxy:3128', noproxy: ['sentor.app'] }),
		).toBeUndefined();
	});

	it.each([{}, { url: '' }, { url: 'socks://proxy' }])('is refused when it is %j', (settings) => {
		expect(() => to('https://sentor.app', settings as ProxySettings)).toThrow(
			expect.objectContaining({ variable: undefined }),
		);
	});
});

describe('a request', () => {
	let sandbox: Sandbox;
	let proxy: ConnectProxy;

	async function send(
		settings: Partial<ProxySettings> | undefined,
		refusal?: Refusal,
		timeoutMs?: number,
	) {
		proxy = await startConnectProxy(refusal);
		const url = `http://${proxy.address}`;
		const found = to(sandbox.url, settings && { url, ...settings });
		const route = openRoute(sandbox.url, found ? { proxy: found } : {});
		const transport = createTransport({ baseUrl: sandbox.url, apiKey: 'sandbox-unlimited', route });
		try {
			return await transport({ ...REQUEST, timeoutMs: timeoutMs ?? REQUEST.timeoutMs });
		} finally {
			route.close();
		}
	}

	beforeEach(async () => {
		sandbox = await startSandbox({ requestMs: 0, docMs: 0 });
	});

	afterEach(async () => {
		await proxy.close();
		await sandbox.close();
	});

	it('goes through the proxy, with name and password', async () => {
		const reply = await send({ username: 'user', password: 'pass word' });
		expect(reply.status).toBe(200);
		expect(proxy.connects).toEqual([
			{
				target: `127.0.0.1:${sandbox.port}`,
				authorization: `Basic ${Buffer.from('user:pass word').toString('base64')}`,
			},
		]);
	});

	it('goes past it to hosts that are excepted', async () => {
		expect((await send({ noproxy: ['example.com', '127.0.0.1'] })).status).toBe(200);
		expect(proxy.connects).toEqual([]);
	});

	it.each([403, 407, 502, 503])('is told that the proxy refused with %i', async (status) => {
		await expect(send({}, status)).rejects.toEqual({ kind: 'network', code: `PROXY_${status}` });
		expect(proxy.connects).toHaveLength(1);
		expect(sandbox.requests).toEqual([]);
	});

	it('ends at its time-out while the proxy says nothing, and lets go of it', async () => {
		await expect(send({}, 'silence', 50)).rejects.toEqual({ kind: 'timeout' });
		await until(() => proxy.open() === 0);
	});
});
