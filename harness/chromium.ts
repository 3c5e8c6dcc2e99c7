import { chromium, type Browser } from 'playwright-core';
import { findProgram, isProgram } from './debian';

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
	return await chromium.launch({ executablePath: chromiumProgram(), headless: true, args: QUIET });
}

/** Whether {@link launchChromium} will find one. */
export function isChromiumHere(): boolean {
	return findChromium() !== undefined;
}

function findChromium(): string | undefined {
	const { CHROMIUM } = process.env;
	return CHROMIUM && isProgram(CHROMIUM) ? CHROMIUM : findProgram(NAMES);
}

function chromiumProgram(): string {
	const found = findChromium();
	if (found) return found;
	throw new Error(
		'These tests need Chromium. On Debian: apt-get install chromium fonts-dejavu-core. Elsewhere set CHROMIUM to its path.',
	);
}
