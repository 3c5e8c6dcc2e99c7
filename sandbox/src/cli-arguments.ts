/** The words on the command line of `npm run sandbox`, as options. */
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './options';
import { valuesOf } from './variants';

/** What was asked for. */
export interface CliSettings {
	options: SandboxOptions;
	/** Print no line per request. */
	quiet: boolean;
}

/** As it stands in the README: `npm run sandbox` without `--port` listens here. */
const DEFAULT_PORT = 8484;

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

const one = { type: 'string' } as const;
const several = { type: 'string', multiple: true, default: [] as string[] } as const;
const yes = { type: 'boolean', default: false } as const;
const FLAGS = {
	port: { ...one, default: String(DEFAULT_PORT) },
	workers: one,
	'request-ms': one,
	'doc-ms': one,
	'gateway-timeout-ms': one,
	'max-text-length': one,
	quota: one,
	faults: one,
	'fault-rate': several,
	'fault-script': one,
	seed: one,
	poison: one,
	variant: several,
	quiet: yes,
	help: yes,
} as const;
/**
 * Reads the arguments after the program's name.
 * @throws {Error} that says which one is not understood
 */
export function readArguments(args: string[]): CliSettings | 'help' {
	const { values } = parseArgs({ args, options: FLAGS });
	const { help, quiet, quota, faults, seed, poison, variant, ...others } = values;
	const { 'fault-rate': rates, 'fault-script': script, ...numbers } = others;
	if (help) return 'help';
	const options: SandboxOptions = {
		...Object.fromEntries(
			Object.entries(numbers).map(([name, text]) => [camelCase(name), readNumber(name, text)]),
		),
		quota: quota === undefined ? quota : readQuota(quota),
		faults: {
			always: faults,
			script: script?.split(';'),
			rate: Object.fromEntries(rates.map(readRate)),
			seed: seed === undefined ? seed : readNumber('seed', seed),
			poison: poison === undefined ? poison : { text: poison },
		},
		variants: Object.fromEntries(variant.map(readVariant)),
	};
	return { options, quiet };
}

function camelCase(name: string): string {
	return name.replace(/-./g, (found) => found.slice(1).toUpperCase());
}

function readNumber(name: string, text: string): number {
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
	return [name, valuesOf(name)?.find((value) => String(value) === word) ?? word];
}
