import { readSettings } from '../../node-red/src/sentor-api/settings';
import type { SentorApiDef } from '../../node-red/src/sentor-api/types';

const def = (properties: Partial<SentorApiDef>): SentorApiDef =>
	({ ...properties }) as SentorApiDef;
const KEY = { apiKey: 'key' };

describe('the settings of a Sentor API node', () => {
	it('come from the form as text, in seconds and minutes', () => {
		const read = readSettings(
			def({
				baseUrl: ' https://sentor.example/api/ ',
				requestsPerMinute: '30',
				timeout: '5',
				maxWait: '0',
				reuseAnswers: '1.5',
			}),
			{
				apiKey: ' key\n',
				googleApiKey: 'google',
			},
		);
		expect(read).toEqual({
			ok: true,
			settings: {
				baseUrl: 'https://sentor.example/api',
				apiKey: 'key',
				googleApiKey: 'google',
				limits: { requestsPerMinute: 30, timeoutMs: 5000, maxWaitMs: 0, reuseMs: 90_000 },
			},
		});
	});

	it.each([[undefined], [''], [' ']])(
		'leave the defaults to the core where the flow file has none (%p)',
		(blank) => {
			const numbers =
				blank === undefined
					? {}
					: {
							baseUrl: blank,
							requestsPerMinute: blank,
							timeout: blank,
							maxWait: blank,
							reuseAnswers: blank,
						};
			expect(readSettings(def(numbers), KEY)).toEqual({
				ok: true,
				settings: {
					baseUrl: 'https://sentor.app/api',
					apiKey: 'key',
					limits: {},
				},
			});
		},
	);

	it.each(['0.5', '1.5', '0.001'])('refuse %s requests a minute', (requestsPerMinute) => {
		expect(readSettings(def({ requestsPerMinute }), KEY)).toEqual({
			ok: false,
			fault: { key: 'pace' },
		});
	});

	it.each([
		['no credentials at all', {}, undefined, { key: 'no_key' }],
		['a blank key', {}, { apiKey: ' ' }, { key: 'no_key' }],
		['a key with a line break inside', {}, { apiKey: 'one\ntwo' }, { key: 'key_line_break' }],
		['a key with a letter of no key', {}, { apiKey: 'kéy' }, { key: 'key_characters' }],
		['a Google key like that', {}, { ...KEY, googleApiKey: 'a\nb' }, { key: 'google_key' }],
		[
			'an unset variable for the key',
			{},
			{ apiKey: '${SENTOR_KEY}' },
			{ key: 'unsetVariable', values: { name: 'SENTOR_KEY' } },
		],
		[
			'an unset variable for the Google key',
			{},
			{ ...KEY, googleApiKey: '${G}' },
			{ key: 'unsetVariable', values: { name: 'G' } },
		],
		[
			'an unset variable for the address',
			{ baseUrl: '${URL}' },
			KEY,
			{ key: 'unsetVariable', values: { name: 'URL' } },
		],
		[
			'an unset variable for a number',
			{ maxWait: '${WAIT}' },
			KEY,
			{ key: 'unsetVariable', values: { name: 'WAIT' } },
		],
		[
			'words for a number',
			{ timeout: 'soon' },
			KEY,
			{ key: 'number', values: { property: 'timeout' } },
		],
		[
			'a negative number',
			{ maxWait: '-1' },
			KEY,
			{ key: 'number', values: { property: 'maxWait' } },
		],
		['an address without a host', { baseUrl: 'https://' }, KEY, { key: 'address_form' }],
		['a login', { baseUrl: 'https://me:secret@sentor.app' }, KEY, { key: 'address_login' }],
		['a query', { baseUrl: 'https://sentor.app/api?key=1' }, KEY, { key: 'address_query' }],
	])('are refused with %s', (_name, properties, credentials, fault) => {
		expect(readSettings(def(properties), credentials)).toEqual({ ok: false, fault });
	});
});
