/** Ends a wait before jest's own time-out does, which could not stop the loop, ms. */
const LONGEST_MS = 20_000;

/**
 * Waits for something that no event tells, looking once in each turn of the event loop.
 * @throws {Error} after 20 s, with what was waited for
 */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	const end = Date.now() + LONGEST_MS;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error(`It never came to be that ${String(isSo)}`);
		await new Promise((resolve) => setImmediate(resolve));
	}
}
