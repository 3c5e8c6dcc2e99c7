import type { PoisonOptions } from '../../sandbox/src';
import { closeSandboxes, post, predict, rejectionCode, sandboxWith } from './support/calls';

afterEach(closeSandboxes);

const withPoison = (poison: PoisonOptions | PoisonOptions[]) => sandboxWith({ faults: { poison } });
const POISONED = ['fine', 'a rotten apple', 'fine too'];

describe('poison', () => {
	it('spoils the request it is in, without a word on which document it was', async () => {
		const sandbox = await withPoison({ text: 'rotten' });
		const { status, json } = await predict(sandbox, POISONED);
		expect(status).toBe(422);
		expect(json.error.message).toBe('A document could not be processed: invalid text');
		expect((await predict(sandbox, ['fine', 'fine too'])).status).toBe(200);
	});

	it('can be named by its place', async () => {
		const sandbox = await withPoison({ text: 'rotten', fault: '422-named' });
		const { status, json } = await predict(sandbox, POISONED);
		expect(status).toBe(422);
		expect(json.detail).toEqual([
			{ loc: ['body', 'docs', 1, 'doc'], msg: 'Invalid text', type: 'value_error' },
		]);
	});

	it.each(['400', '413', '500'] as const)('can bring %s', async (fault) => {
		const sandbox = await withPoison({ text: 'rotten', fault });
		expect((await predict(sandbox, POISONED)).status).toBe(Number(fault));
	});

	it('can cut the connection', async () => {
		const sandbox = await withPoison({ text: 'rotten', fault: 'reset' });
		expect(await rejectionCode(predict(sandbox, POISONED))).toBeDefined();
		expect((await predict(sandbox, ['fine'])).status).toBe(200);
	});

	it('can lack its result, the others staying', async () => {
		const sandbox = await withPoison({ text: 'rotten', fault: 'missing' });
		const { json } = await predict(sandbox, POISONED);
		expect(json.results.map((result: { doc_id: string }) => result.doc_id)).toEqual(['0', '2']);
	});

	it('can be of several kinds', async () => {
		const sandbox = await withPoison([
			{ text: 'rotten', fault: '500' },
			{ text: 'sour', fault: '400' },
		]);
		expect((await predict(sandbox, ['sour'])).status).toBe(400);
		expect((await predict(sandbox, ['rotten'])).status).toBe(500);
	});

	it('spoils clusterings as well', async () => {
		const sandbox = await withPoison({ text: 'rotten', fault: '422-named' });
		const documents = [...POISONED, 'more', 'and more'].map((text, place) => ({
			doc_id: String(place),
			text,
			entities: [],
		}));
		const { json } = await post(sandbox, '/predicts/cluster', { documents });
		expect(json.detail[0].loc).toEqual(['body', 'documents', 1, 'text']);
	});
});
