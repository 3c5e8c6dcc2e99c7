import type { Failure } from '../../../core';
import { shortDocuments } from '../../support/sim/documents';
import { documentsOf, reply, Script, success } from '../../support/sim/script';

const failuresOf = (outcomes: { ok: boolean; failure?: Failure }[]): Failure[] =>
	outcomes.flatMap(({ failure }) => (failure ? [failure] : []));

describe('a status that says nothing of a text', () => {
	it.each([406, 409, 410, 411, 414, 415, 418, 424, 425, 426, 428, 431, 451, 499])(
		'(%i) is blamed on none, and is one cause for all',
		async (status) => {
			const script = new Script(() => reply(status, { detail: 'no' }));
			const { outcomes, stats } = await script.analyze(shortDocuments(200, 200));
			const failures = failuresOf(outcomes as never);
			expect(failures.length).toBe(200);
			expect(new Set(failures.map(({ code, reason }) => `${code} ${reason}`)).size).toBe(1);
			expect(failures[0]!.code).not.toBe('rejected');
			expect(stats.requests).toBeLessThanOrEqual(12);
		},
	);

	it.each([409, 425, 499])('(%i) is tried again', async (status) => {
		const script = new Script((request, number) =>
			number === 1 ? reply(status) : success(request),
		);
		const { outcomes } = await script.analyze(shortDocuments(200, 200));
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
	});
});

describe('a success that is none', () => {
	it.each([
		[{ error: 'Model is not loaded' }],
		[{ error: { code: 'model', message: 'Model is not loaded' } }],
		[{ results: [], error: { message: 'Model is not loaded' } }],
	])("(%j) is told in the server's own words", async (body) => {
		const script = new Script(() => reply(200, body));
		const { outcomes } = await script.analyze(shortDocuments(20));
		for (const failure of failuresOf(outcomes as never)) {
			expect(failure.message).toContain('Model is not loaded');
			expect(failure.message).not.toContain('something else');
		}
		expect(outcomes.every(({ ok }) => !ok)).toBe(true);
	});

	it('because its labels are none that we know tells which they are', async () => {
		const script = new Script((request) =>
			reply(200, {
				results: documentsOf(request).map(({ doc_id }) => ({ doc_id, predicted_label: 'POS_2' })),
			}),
		);
		const { outcomes } = await script.analyze(shortDocuments(20));
		const failures = failuresOf(outcomes as never);
		expect(failures.length).toBe(20);
		for (const failure of failures) {
			expect(failure.message).not.toContain('something else');
			expect(JSON.stringify(failure)).toContain('POS_2');
		}
	});
});

describe('probabilities', () => {
	it.each<[unknown, number | null]>([
		[80, 0.8],
		['0.8', 0.8],
		['80%', 0.8],
		['80', 0.8],
		[800, null],
		[-1, null],
	])('of %j are read as what they mean, or not at all', async (positive, expected) => {
		const script = new Script((request) =>
			reply(200, {
				results: documentsOf(request).map(({ doc_id }) => ({
					doc_id,
					predicted_label: 'positive',
					probabilities: { positive },
				})),
			}),
		);
		const { outcomes } = await script.analyze(shortDocuments(1));
		expect(outcomes[0]).toMatchObject({ ok: true, result: { confidence: expected } });
	});
});

describe('a page of an error', () => {
	it.each(['<', '<style', '<script ', '<!--'])(
		'of half a million characters of "%s" is read at once',
		async (piece) => {
			// In time that grows with the square of the length this would take a minute, not a moment.
			const page = piece.repeat(500_000 / piece.length);
			for (const status of [200, 500]) {
				const script = new Script(() => reply(status, page));
				const { outcomes } = await script.analyze(shortDocuments(2));
				expect(outcomes.every(({ ok }) => !ok)).toBe(true);
			}
		},
	);
});
