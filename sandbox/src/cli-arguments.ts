/** The words on the command line of `npm run sandbox`, as options. */
import { parseArgs } from 'node:util';
import type { FaultOptions } from './faults/plan';
import type { SandboxOptions } from './options';
import { VARIANT_VALUES, type Variants } from './variants';

/** What was asked for. */
export interface CliSettings {
	options: SandboxOptions;
	/** Print no line per request. */
	quiet: boolean;
}

/** As it stands in the README: `npm run sandbox` without `--port` listens here. */
export const DEFAULT_PORT = 8484;

export const HELP = `Usage: npm run sandbox -- [options]

A local stand-in for the Sentor API. Its scores are not Sentor's.

  --port N                 port on 127.0.0.1 (${DEFAULT_PORT}; 0 for a free one)
  --workers N              requests that are worked on at the same time (4)
  --request-ms N           work of a request, ms (60)
  --doc-ms N               work of a document, ms (15)
  --gateway-timeout-ms N   the gateway answers 504 after so long (10000)
  --max-text-length N      longer texts are refused (0: no bound)
  --quota N/S              N requests in S seconds, for every key (each key's plan)
  --faults LIST            on every request: 503, latency=500, reorder ... (see sandbox/README.md)
  --fault-rate FAULT:SHARE on a share of the requests, e.g. 503:0.05; may be given several times
  --fault-script LIST      one request after the other, e.g. "503;503;;reset"
  --seed N                 which requests --fault-rate hits (1)
  --poison TEXT            a document with this text spoils its request
  --variant NAME=VALUE     form of the answers, e.g. errors=detail; may be given several times
  --quiet                  no line per request
  --help                   this text`;

const FLAGS = {
	port: { type: 'string', default: String(DEFAULT_PORT) },
	workers: { type: 'string' },
	'request-ms': { type: 'string' },
	'doc-ms': { type: 'string' },
	'gateway-timeout-ms': { type: 'string' },
	'max-text-length': { type: 'string' },
	quota: { type: 'string' },
	faults: { type: 'string' },
	'fault-rate': { type: 'string', multiple: true, default: [] as string[] },
	'fault-script': { type: 'string' },
	seed: { type: 'string' },
	poison: { type: 'string' },
	variant: { type: 'string', multiple: true, default: [] as string[] },
	quiet: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

/**
 * Reads the arguments after the program's name.
 * @throws {Error} that says which one is not understood
 */
export function readArguments(args: string[]): CliSettings | 'help' {
	const { values } = parseArgs({ args, options: FLAGS });
	if (values.help) return 'help';
	const number = (name: keyof typeof values) =>
		readNumber(name, values[name] as string | undefined);
	const options = withoutAbsent({
		port: number('port'),
		workers: number('workers'),
		requestMs: number('request-ms'),
		docMs: number('doc-ms'),
		gatewayTimeoutMs: number('gateway-timeout-ms'),
		maxTextLength: number('max-text-length'),
		quota: values.quota === undefined ? undefined : readQuota(values.quota),
		faults: withoutAbsent({
			always: values.faults,
			script: values['fault-script']?.split(';'),
			rate: Object.fromEntries(values['fault-rate'].map(readRate)),
			seed: number('seed'),
			poison: values.poison === undefined ? undefined : { text: values.poison },
		}) satisfies FaultOptions,
		variants: Object.fromEntries(values.variant.map(readVariant)) as Partial<Variants>,
	});
	return { options, quiet: values.quiet };
}

type Present<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
	const present = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as Present<T>;
}

function readNumber(name: string, text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (text.trim() === '' || !(number >= 0)) {
		throw new Error(`Expected --${name} to be a number from 0 up, got "${text}"`);
	}
	return number;
}

function readQuota(text: string): { requests: number; windowMs: number } {
	const match = /^(\d+)\/(\d+)$/.exec(text);
	if (match === null) throw new Error(`Expected --quota as requests/seconds, got "${text}"`);
	return { requests: Number(match[1]), windowMs: Number(match[2]) * 1_000 };
}

function readRate(text: string): [string, number] {
	const [fault = '', share] = text.split(':');
	const number = Number(share);
	if (share === undefined || !(number >= 0 && number <= 1)) {
		throw new Error(`Expected --fault-rate as fault:share with a share from 0 to 1, got "${text}"`);
	}
	return [fault, number];
}

/** Values are words, numbers or true and false; the table of variants knows which. */
function readVariant(text: string): [string, unknown] {
	const [name = '', word = ''] = text.split('=');
	const values: readonly unknown[] = Object.hasOwn(VARIANT_VALUES, name)
		? VARIANT_VALUES[name as keyof Variants]
		: [];
	return [name, values.find((value) => String(value) === word) ?? word];
}
