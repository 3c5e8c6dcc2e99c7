import type { Page } from 'playwright-core';

/** Counts what the mouse does in a page from now on; a double click counts twice, a drag once. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(`{
		window.clicksSoFar = 0;
		addEventListener('pointerdown', ({ isTrusted }) => (window.clicksSoFar += Number(isTrusted)), true);
	}`);
	return async () => Number(await page.evaluate('window.clicksSoFar'));
}
