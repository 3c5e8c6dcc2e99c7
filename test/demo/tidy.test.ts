import { Tidy } from '../../demo/support/tidy';

describe('tidying up', () => {
	it('stops the latest first', async () => {
		const tidy = new Tidy();
		const stopped: string[] = [];
		for (const name of ['sandbox', 'Node-RED'])
			await tidy.later(async () => void stopped.push(name));
		expect(stopped).toEqual([]);
		await tidy.up();
		expect(stopped).toEqual(['Node-RED', 'sandbox']);
	});

	it('stops at once what was still starting when the end came', async () => {
		const tidy = new Tidy();
		await tidy.up();
		const stop = jest.fn(async () => undefined);
		await tidy.later(stop);
		expect(stop).toHaveBeenCalledTimes(1);
	});

	it('stops each thing once', async () => {
		const tidy = new Tidy();
		const stop = jest.fn(async () => undefined);
		await tidy.later(stop);
		await Promise.all([tidy.up(), tidy.up()]);
		expect(stop).toHaveBeenCalledTimes(1);
	});
});
