/**
 * Waits for something that no event tells, looking once in each turn of the event loop. Ends with the
 * test's own time-out if it never comes.
 */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
