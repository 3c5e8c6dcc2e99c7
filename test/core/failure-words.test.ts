import { FAILURES } from '../../core';
import { failureOf, quotaFailure } from '../../core/failure';
import type { FailureCode } from '../../core';

/** A value for each name that a failure can have. */
const SAMPLES: Record<string, string | number> = {
	status: 503,
	proxyStatus: 407,
	networkCode: 'ECONNREFUSED',
	serverMessage: 'Down for maintenance',
	serverCode: 'maintenance',
	characters: 12345,
	maxCharacters: 50000,
	attempts: 3,
	retryAt: '2026-01-05T09:00:00.000Z',
	expiresAt: '2026-01-01',
	seconds: 120,
	maxWaitSeconds: 600,
	found: 'list',
	least: 5,
	language: 'nl',
	from: 1001,
	to: 2000,
};

interface Row {
	code: FailureCode;
	reason: string;
	names: readonly string[];
}

const ROWS: Row[] = Object.entries(FAILURES).flatMap(([code, reasons]) =>
	Object.entries(reasons).map(([reason, names]) => ({
		code: code as FailureCode,
		reason,
		names: names as readonly string[],
	})),
);

function failureAs({ code, reason }: Row, names: readonly string[]) {
	const values = Object.fromEntries(names.map((name) => [name, SAMPLES[name]!]));
	return failureOf(code, reason as never, {}, 3, values);
}

/** Names that are always there, and all of them. */
function bothWays({ names }: Row): [string[], string[]] {
	return [names.filter((name) => !name.endsWith('?')), names.map((name) => name.replace('?', ''))];
}

describe('each failure that the core can have', () => {
	it.each(ROWS)('has neutral words: $code, $reason', (row) => {
		for (const names of bothWays(row)) {
			const { message, description } = failureAs(row, names);
			expect(message).toMatch(/^[A-Z].*[^.]$/);
			expect(description).toMatch(/^[A-Z].*\.$/s);
			// Of no host, and not scolding.
			expect(`${message} ${description}`).not.toMatch(
				/\b(credentials?|items?|nodes?|workflows?|executions?|flows?|runs?|msg)\b/i,
			);
			expect(`${message} ${description}`).not.toMatch(
				/\b(undefined|null|NaN)\b|\berror|problem|failed|mistake|invalid|oops|sorry/i,
			);
		}
	});

	it.each(ROWS)('has the values that are listed, and no other: $code, $reason', (row) => {
		const [least, all] = bothWays(row);
		const everything = failureOf(row.code, row.reason as never, {}, 3, SAMPLES);
		expect(Object.keys(everything.values ?? {}).sort()).toEqual([...all].sort());
		expect(Object.keys(failureAs(row, least).values ?? {}).sort()).toEqual([...least].sort());
		expect(everything.reason).toBe(row.reason);
		expect(everything.code).toBe(row.code);
	});

	it.each(ROWS)('needs no value to be worded that is not listed: $code, $reason', (row) => {
		const [, all] = bothWays(row);
		const { message, description } = failureAs(row, all);
		const { message: same, description: sameToo } = failureOf(
			row.code,
			row.reason as never,
			{},
			3,
			SAMPLES,
		);
		expect([message, description]).toEqual([same, sameToo]);
	});

	it('survives JSON as it is', () => {
		for (const row of ROWS) {
			const failure = failureAs(row, bothWays(row)[1]);
			expect(JSON.parse(JSON.stringify(failure))).toEqual(failure);
		}
	});
});

describe('a time that a failure names', () => {
	it('is one that calendars have', () => {
		const retryAt = (retryAtMs?: number) => quotaFailure({}, 0, { retryAtMs }).retryAt;
		expect(retryAt(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
		expect([retryAt(8.64e15 + 1), retryAt(-8.64e15 - 1), retryAt()]).toEqual(
			Array(3).fill(undefined),
		);
	});
});
