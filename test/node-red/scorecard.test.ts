import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../harness/run';
import { stageNodeRed } from '../../harness/node-red/package';

interface Rule {
	test: boolean;
}

it('the validator of the Flow Library passes every rule', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'sentor-scorecard-'));
	try {
		const staged = await stageNodeRed(folder);
		const card = path.join(folder, 'scorecard.json');
		const validator = require.resolve('node-red-dev/bin/run');
		const offline = path.join(__dirname, '../support/node-red/without-catalogue.ts');
		await run(
			process.execPath,
			['--require', offline, validator, 'validate', '-p', staged, '-o', card],
			folder,
		);
		const rules = Object.entries(
			JSON.parse(await readFile(card, 'utf8')) as Record<string, Rule>,
		).filter(([id]) => /^[A-Z]\d\d$/.test(id));
		expect(rules.length).toBeGreaterThanOrEqual(12);
		expect(rules.filter(([, { test }]) => !test).map(([id]) => id)).toEqual([]);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
