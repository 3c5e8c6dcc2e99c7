import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byFolder, circleIn, drawing, importsOfCore } from '../../bench/support/core-imports';

const ROOT = join(__dirname, '..', '..');
const imports = importsOfCore();
const sources = new Map(
	[...imports.keys()].map((file) => [file, readFileSync(join(ROOT, 'core', file), 'utf8')]),
);

describe('the shape of the core', () => {
	it('has no circle between files', () => {
		expect(circleIn(imports)).toBeUndefined();
	});

	it('has no circle between folders', () => {
		expect(circleIn(byFolder(imports))).toBeUndefined();
	});

	it('would find one', () => {
		const circle = new Map([
			['a', ['b']],
			['b', ['c', 'd']],
			['d', ['b']],
		]);
		expect(circleIn(circle)).toEqual(['b', 'd', 'b']);
	});

	it('has arrows from analyze and calls to the lane, from there to the wire, and never back', () => {
		const folders = byFolder(imports);
		expect(folders.get('wire')).not.toContain('lane');
		for (const folder of ['analyze', 'calls']) {
			expect(folders.get('lane')).not.toContain(folder);
			expect(folders.get(folder)).toContain('lane');
		}
		expect(folders.get('analyze')).not.toContain('calls');
		expect(folders.get('calls')).not.toContain('analyze');
	});

	it('has one place that waits', () => {
		const waiting = [...sources].filter(([, source]) => /\bclock\.sleep\(/.test(source));
		expect(waiting.map(([file]) => file)).toEqual(['lane/visitor.ts']);
	});

	it('has few classes', () => {
		const classes = [...sources.values()].join('\n').match(/^(export )?class \w+/gm);
		expect(classes!.length).toBeLessThanOrEqual(11);
	});

	it('has no long file: 220 lines at most', () => {
		const long = [...sources].filter(([, source]) => source.split('\n').length > 221);
		expect(long.map(([file]) => file)).toEqual([]);
	});

	it('is drawn in docs/core.md as it is: npx tsx bench/core-drawing.ts', () => {
		expect(readFileSync(join(ROOT, 'docs', 'core.md'), 'utf8')).toContain(drawing());
	});
});
