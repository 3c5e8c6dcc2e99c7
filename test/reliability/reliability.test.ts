import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NODE_RED_HOOK_MS, startNodeRed, type NodeRedServer } from '../../harness/node-red/server';
import type { ConnectProxy } from '../support/connect-proxy';
import { KINDS } from './faults';
import { tryInN8n } from './in-n8n';
import { tryInNodeRed } from './in-node-red';
import { startFaultyProxy } from './open-fault';
import { lostIn, mostOf, pageOf, type Tried } from './page';
import { TEXTS, type Trial } from './trial';

const PAGE = path.join(__dirname, '..', '..', 'docs', 'reliability.md');

/**
 * Pauses after an outage are drawn by chance between half and the whole; this draws their short ends.
 * And debug messages are not cut off.
 */
const SETTINGS =
	'((chance) => { Math.random = () => chance() / 50; return { debugMaxLength: 1e6 }; })(Math.random)';

const FAULTS = KINDS.flatMap((kind) => kind.faults.map((fault) => ({ kind, fault })));

let nodeRed: NodeRedServer | undefined;
let proxy: ConnectProxy | undefined;
let tried: Tried[];

beforeAll(async () => {
	const chance = Math.random;
	jest.spyOn(Math, 'random').mockImplementation(() => chance() / 50);
	proxy = await startFaultyProxy();
	nodeRed = await startNodeRed({ settings: SETTINGS });
	const faults = FAULTS.map(({ fault }) => fault);
	const [n8n, inNodeRed] = await Promise.all([
		tryInN8n(faults, proxy.address),
		tryInNodeRed(nodeRed, faults, proxy.address),
	]);
	tried = FAULTS.map((row, place) => ({ ...row, n8n: n8n[place]!, nodeRed: inNodeRed[place]! }));
}, NODE_RED_HOOK_MS + 180_000);

afterAll(async () => {
	jest.restoreAllMocks();
	await nodeRed?.stop();
	await proxy?.close();
});

/** Names of the faults for which this does not hold in one of the hosts. */
function without(holds: (trial: Trial, fault: Tried['fault']) => boolean): string[] {
	return tried.flatMap(({ fault, n8n, nodeRed }) => {
		const name = `${fault.name} ${fault.form ?? ''}`;
		return [
			...(holds(n8n, fault) ? [] : [`${name} (n8n)`]),
			...(holds(nodeRed, fault) ? [] : [`${name} (Node-RED)`]),
		];
	});
}

const failuresOf = ({ endings }: Trial) => endings.flatMap(({ failure }) => failure ?? []);

describe('whatever goes wrong, in n8n and in Node-RED', () => {
	it('is tried in more than a hundred ways, each of a name of its own', () => {
		const names = FAULTS.map(({ fault }) => `${fault.name} ${fault.form ?? ''}`);
		expect(names.length).toBeGreaterThanOrEqual(100);
		expect(new Set(names).size).toBe(names.length);
	});

	it('each text leaves the node exactly once', () => {
		const all = JSON.stringify(TEXTS.map((_, item) => item));
		expect(
			without(({ endings }) => JSON.stringify(endings.map(({ item }) => item).sort()) === all),
		).toEqual([]);
	});

	it('nothing that was answered is sent again', () => {
		expect(without(({ doubled }) => doubled === 0)).toEqual([]);
	});

	it('nothing is lost where the service comes back', () => {
		expect(without((trial, { recovers }) => !recovers || lostIn(trial) === 0)).toEqual([]);
	});

	it('no more requests are spent than said', () => {
		expect(without(({ requests }, fault) => requests <= mostOf(fault))).toEqual([]);
	});

	it('a failure says what happened, and what to do next', () => {
		const isSentence = (words: string) => /^\S.*[^.!?\s]$/.test(words);
		expect(
			without((trial) =>
				failuresOf(trial).every(
					({ message, description }) => isSentence(message) && /^\S.+\.$/.test(description),
				),
			),
		).toEqual([]);
	});

	it('a failure has no stack trace, no placeholder and no name of ours', () => {
		const odd = /\bat .+:\d+:\d+|\n|\{\w+\}|__|undefined|\[object|node_modules|ANSWER_TOO/;
		expect(
			without((trial) =>
				failuresOf(trial).every(
					({ message, description }) => !odd.test(`${message} ${description}`),
				),
			),
		).toEqual([]);
	});

	it('the API key is nowhere', () => {
		expect(without(({ told, key }) => !told.includes(key))).toEqual([]);
	});

	it('is as docs/reliability.md says: SENTOR_WRITE=1 npx jest test/reliability', () => {
		const page = pageOf(tried);
		if (process.env.SENTOR_WRITE) writeFileSync(PAGE, page);
		expect(readFileSync(PAGE, 'utf8')).toBe(page);
	});
});
