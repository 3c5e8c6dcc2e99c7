import { openRig, useNodeRed } from '../support/node-red/rig';

useNodeRed();

const TEXTS = Array.from({ length: 300 }, (_, place) => `Great delivery, number ${place}`);

describe('reuse of answers', () => {
	it('is off unless it is asked for', async () => {
		const rig = await openRig();
		await rig.put({ payload: 'text' });
		await rig.put({ payload: 'text' });
		expect(rig.sentTexts()).toEqual([['text'], ['text']]);
	});

	it('sends nothing for what was answered within the minutes that are set', async () => {
		const rig = await openRig({ api: { reuseAnswers: '5' } });
		const first = await rig.put({ payload: TEXTS });
		const before = rig.sandbox.requests.length;
		const second = await rig.put({ payload: TEXTS });
		expect(rig.sandbox.requests).toHaveLength(before);
		expect(second.outputs[0]?.[0]?.sentiment).toEqual(first.outputs[0]?.[0]?.sentiment);
	});

	it('gives each message an answer of its own, with its own id', async () => {
		const rig = await openRig({ api: { reuseAnswers: '5' } });
		const [first, second] = [
			await rig.put({ _msgid: 'one', payload: 'text' }),
			await rig.put({ _msgid: 'two', payload: 'text' }),
		];
		const answers = [first, second].map(({ outputs }) => outputs[0]?.[0]?.sentiment);
		expect(answers.map(({ documentId }) => documentId)).toEqual(['one', 'two']);
		answers[0]?.entitySentiments.push('changed');
		expect(
			(await rig.put({ payload: 'text' })).outputs[0]?.[0]?.sentiment.entitySentiments,
		).not.toContain('changed');
	});

	it('sends what differs in entities or language', async () => {
		const rig = await openRig({ api: { reuseAnswers: '5' } });
		await rig.put({ payload: { text: 'text', entities: ['one'] } });
		await rig.put({ payload: { text: 'text', entities: ['two'] } });
		await rig.put({ payload: { text: 'text', entities: ['one'], language: 'nl' } });
		expect(rig.sandbox.requests).toHaveLength(3);
	});
});
