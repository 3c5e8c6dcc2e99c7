import { gzipSync } from 'node:zlib';
import { bomb, cut, die, endless, raw, resultOf, say, silence, slowly, well } from '../acts';
import { always, downInMidRun, first, inForms, inMidRun, onceInMidRun, type Fault } from '../fault';
import type { Act } from '../service';

const MEGABYTE = 1024 * 1024;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** Answers that break off, at each place where one can. */
const BROKEN: Record<string, Act> = {
	'before the answer': cut(),
	'within the headers': cut(HEAD),
	'before the body': cut(`${HEAD}content-length: 1000\r\n\r\n`),
	'within the body': cut(`${HEAD}content-length: 1000\r\n\r\n{"results": [`),
	'within a chunk': cut(`${HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{"results": [`),
};

/** Bytes that are no HTTP. */
const NO_HTTP: Record<string, Act> = {
	'of another protocol': raw('SSH-2.0-OpenSSH_9.6\r\n'),
	'without a status': raw('HTTP/1.1 \r\n\r\n'),
	'with a chunk of no length': raw(
		`${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
	),
	'with a header of no name': raw('HTTP/1.1 200 OK\r\n: x\r\n\r\n{}'),
};

/** One header of 20 kB; Node takes 16 kB. */
const LARGE_HEADERS = Object.fromEntries(
	Array.from({ length: 20 }, (_, n) => [`x-${n}`, 'x'.repeat(1024)]),
);
const MANY_HEADERS = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x-${n}`, 'x']));

/** Right results, said to be packed in this way. */
const encoded =
	(encoding: string, pack: (text: string) => string | Buffer): Act =>
	({ response, docs }) =>
		response
			.writeHead(200, { 'content-encoding': encoding })
			.end(pack(JSON.stringify({ results: docs.map(resultOf) })));

/** What nobody can unpack answers nobody; this does. */
const packed: Act = (call) => {
	encoded('gzip', gzipSync)(call);
	call.service.settle(call.docs);
};

/** Connections that break. */
export const CONNECTIONS: Fault[] = [
	{ name: 'Nobody listens at the address', way: 'nobody', ...always(cut()) },
	...inForms('Connection cut, always,', BROKEN, always),
	...inForms('Connection cut, once, then well,', BROKEN, first),
	...inForms('Connection cut, once in mid-run,', BROKEN, onceInMidRun),
	...inForms('Connection cut, from mid-run on,', BROKEN, downInMidRun),
	...inForms('Answers in bytes', NO_HTTP, always),
	{ name: 'Service killed in mid-run', ...inMidRun(die()) },
	{
		name: 'Service killed in mid-run, and back after 2 s',
		...onceInMidRun(die(2000)),
		atMost: 12,
	},
	{
		name: 'Service killed at the first request, and back soon',
		...first(die(200)),
		atMost: 12,
	},
	{
		name: 'Each connection closed after its answer',
		...always(well(undefined, { connection: 'close' })),
		recovers: true,
	},
];

/** Answers that do not come, or do not end. */
export const TIMES: Fault[] = [
	{ name: 'Connection taken, nothing said', way: 'mute', timeout: 1, ...always(cut()) },
	{ name: 'Request taken, never answered', timeout: 1, ...always(silence()) },
	{ name: 'Body that never goes on', timeout: 1, ...always(silence('{"results": [')) },
	{ name: 'First request never answered, then well', timeout: 2, ...first(silence()), atMost: 8 },
	{
		name: 'First body never goes on, then well',
		timeout: 2,
		...first(silence('{"results": [')),
		atMost: 8,
	},
	{ name: 'Never answered from mid-run on', timeout: 2, ...downInMidRun(silence()) },
	{ name: 'Body that takes a second', ...always(slowly(1000)), recovers: true },
];

/** Answers of a size that none has. */
export const SIZES: Fault[] = [
	{ name: 'Body without end', ...always(endless) },
	{ name: 'Body of 40 MB', ...always(say(200, Buffer.alloc(40 * MEGABYTE, ' '))) },
	{
		name: 'Gigabyte packed into a megabyte',
		...always((call) => say(200, bomb(), { 'content-encoding': 'gzip' })(call)),
	},
	{ name: 'Headers of 20 kB', ...always(say(200, '{}', LARGE_HEADERS)) },
	{ name: 'Five hundred headers', ...always(well(undefined, MANY_HEADERS)), recovers: true },
	{ name: 'Right answer, packed', ...always(packed), recovers: true },
	{ name: 'Said to be packed, and is not', ...always(encoded('gzip', (text) => text)) },
	{
		name: 'Packed by what nobody knows',
		...always(encoded('x-unknown', (text) => gzipSync(text))),
	},
];

/** TLS and proxies. */
export const ON_THE_WAY: Fault[] = [
	{
		name: 'Certificate that nobody vouches for',
		way: { certificate: 'good', trusts: false },
		...always(well()),
	},
	{
		name: 'Certificate that has expired',
		way: { certificate: 'expired', trusts: true },
		...always(well()),
	},
	{
		name: 'Certificate of another host',
		way: { certificate: 'elsewhere', trusts: true },
		...always(well()),
	},
	{ name: 'TLS where `http:` is said', way: 'tls where none is expected', ...always(well()) },
	{ name: 'No TLS where `https:` is said', way: 'no tls where it is expected', ...always(well()) },
	...inForms('Proxy refuses to connect:', { 403: 403, 407: 407, 502: 502, 503: 503 }, (proxy) => ({
		way: { proxy },
		...always(well()),
	})),
	{ name: 'Proxy says nothing', way: { proxy: 'silence' }, timeout: 1, ...always(well()) },
];
