import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Names under which the browser is installed (Debian, Ubuntu, Google's own package). */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Without these the browser asks its maker's servers for things that no test needs. */
const QUIET = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
	...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/**
 * Starts a headless browser of its own.
 *
 * @throws When none is installed; the message says how to get one.
 */
export async function launchChromium(): Promise<Browser> {
	return await chromium.launch({ executablePath: findChromium(), headless: true, args: QUIET });
}

function findChromium(): string {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const files = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
	const found = [process.env.CHROMIUM, ...files].find(
		(file) => file !== undefined && isProgram(file),
	);
	if (found) return found;
	throw new Error(
		'These tests need Chromium. On Debian: apt-get install chromium fonts-dejavu-core. Elsewhere set CHROMIUM to its path.',
	);
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		// Not there, or not to be run: the next one may be.
		return false;
	}
}
