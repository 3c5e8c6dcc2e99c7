import { FAILURES, type Failure, type FailureCode } from '../../core';
import { inWords } from '../../nodes/SentorSentiment/run/words';
import { TEXT_FAILURES } from '../../text';

const TIME = '2026-11-27T13:05:00.000Z';
const VALUES: Record<string, string | number> = {
	retryAt: TIME,
	expiresAt: TIME,
	attempts: 3,
	status: 422,
	characters: 12_345,
	maxCharacters: 50_000,
	least: 5,
	from: 1000,
	to: 2000,
};

/** Every failure that there is, with all of its values or with only those that it never lacks. */
const all = [...Object.entries(FAILURES), ['invalid_input', TEXT_FAILURES] as const].flatMap(
	([code, reasons]) =>
		Object.entries(reasons as Record<string, readonly string[]>).flatMap(([reason, names]) =>
			[true, false].map((isWhole) => {
				const known = names.filter((name) => isWhole || !name.endsWith('?'));
				const values = Object.fromEntries(
					known.map((name) => name.replace('?', '')).map((name) => [name, VALUES[name] ?? 'found']),
				);
				return [
					`${code} ${reason}${isWhole ? '' : ' of which little is known'}`,
					{ code, reason, values },
				] as const;
			}),
		),
);
const neutral = { message: 'neutral', description: 'neutral', attempts: 0 };
const worded = (failure: object) =>
	inWords({ ...neutral, ...failure } as Failure, { getTimezone: () => 'Europe/Amsterdam' });

describe('the words of n8n', () => {
	it.each(all)('are there for %s', (_what, failure) => {
		const { message, description } = worded(failure);
		expect(message).not.toBe('neutral');
		expect(`${message}. ${description}`).not.toMatch(
			/undefined|NaN|\[object|\.\.|\d{4}-\d\d-\d\dT/,
		);
		expect(description).toMatch(/^[A-Z'].*[.)]$/s);
		// n8n's UX rules for both.
		expect(`${message} ${description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
	});

	it('write times as people do, in the time zone of the workflow', () => {
		const { message } = worded({ code: 'quota', reason: 'used_up', values: { retryAt: TIME } });
		expect(message).toBe(
			"The plan's quota is used up; it opens again at 27 Nov 2026, 14:05 (Europe/Amsterdam)",
		);
	});

	it('are the neutral ones for a reason that this version does not know, or for none', () => {
		for (const reason of ['brand_new', undefined])
			expect(worded({ code: 'quota' satisfies FailureCode, reason })).toMatchObject(neutral);
	});
});
