/** Ends a wait before jest's own time-out does, which could not stop the loop, ms. */
const LONGEST_MS = 20_000;

/**
 * Asks again and again for something that no event tells.
 * @throws {Error} after 20 s, with what was asked
 */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
	const end = Date.now() + LONGEST_MS;
	while (!(await isSo())) {
		if (Date.now() > end) throw new Error(`It never came to be that ${String(isSo)}`);
	}
}
