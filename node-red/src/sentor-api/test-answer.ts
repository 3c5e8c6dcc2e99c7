/** What the dialog shows after a connection test. */
export interface TestAnswer {
	ok: boolean;
	level: 'ok' | 'warning' | 'failed';
	/** Under `sentor-api.test` in the catalogue. */
	key: string;
	/** Arguments of the catalogue's text. */
	values: Record<string, string>;
	/** The same in English, for a reader whose catalogue lacks the key. */
	message: string;
}

export function testPassed(key: string, message: string): TestAnswer {
	return { ok: true, level: 'ok', key, values: {}, message };
}

/** The connection works, but something is to be known. */
export function testWarned(key: string, message: string): TestAnswer {
	return { ok: true, level: 'warning', key, values: {}, message };
}

export function testFailed(
	key: string,
	message: string,
	values: Record<string, string> = {},
): TestAnswer {
	return { ok: false, level: 'failed', key, values, message };
}
