import { runInNewContext } from 'node:vm';
import manifest from '../../node-red/package.json';
import { oldestNode, versionCheck } from '../../node-red/node-version';

/** Runs the check as a Node.js of this version would. */
const startIn = (node: string) => () =>
	void runInNewContext(versionCheck, { process: { versions: { node } } });

it('an older Node.js is told so in words, with what to do', () => {
	expect(`>=${oldestNode}`).toBe(manifest.engines.node);
	expect(startIn('18.20.8')).toThrow(
		`The Sentor nodes need Node.js ${oldestNode} or newer, and this is 18.20.8. Install a newer Node.js and start Node-RED with it.`,
	);
});

it.each(['20.18.0', '20.9.5', '19.9.9', '8.0.0'])('Node.js %s is too old', (version) => {
	expect(startIn(version)).toThrow(/need Node\.js/);
});

it.each([oldestNode, '20.18.2', '20.19.0', '21.0.0', '22.1.0', '26.12.1', '100.0.0'])(
	'Node.js %s is new enough',
	(version) => {
		expect(startIn(version)).not.toThrow();
	},
);
