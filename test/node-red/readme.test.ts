import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../node-red/package.json';

const ROOT = path.resolve(__dirname, '../..');
const readme = readFileSync(path.join(ROOT, 'node-red/README.md'), 'utf8');

/** Addresses of pictures and of links, as Markdown and as HTML. */
const targets = [...readme.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
	([, markdown, html]) => markdown ?? html ?? '',
);

it('the README links to nothing by a relative address, which npm and the Flow Library read differently', () => {
	expect(targets.length).toBeGreaterThan(5);
	expect(targets.filter((target) => !/^(https:\/\/|#)/.test(target))).toEqual([]);
});

it('its pictures are those of the repository that the package names', () => {
	const raw = manifest.repository.url
		.replace(/^git\+https:\/\/github\.com/, 'https://raw.githubusercontent.com')
		.replace(/\.git$/, '/main/');
	const pictures = targets.filter((target) => /\.(png|svg|gif)$/.test(target));
	expect(pictures.length).toBeGreaterThan(3);
	for (const picture of pictures) {
		expect(picture.slice(0, raw.length)).toBe(raw);
		expect([picture, existsSync(path.join(ROOT, picture.slice(raw.length)))]).toEqual([
			picture,
			true,
		]);
	}
});
