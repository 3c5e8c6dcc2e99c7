import { Job, type Message } from '../../node-red/src/common/job';
import { Jobs } from '../../node-red/src/common/jobs';
import { StatusDot } from '../../node-red/src/common/status-dot';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A job, and what it did. */
function job() {
	const calls: string[] = [];
	const made = new Job(
		{} as Message,
		() => calls.push('send'),
		(reason) => calls.push(reason ? `done: ${reason.message}` : 'done'),
		() => calls.push('ended'),
	);
	return { made, calls };
}

describe('a job', () => {
	it.each<[string, (made: Job) => void, string[]]>([
		['delivered', (made) => made.deliver([null]), ['ended', 'send', 'done']],
		['refused', (made) => made.refuse(new Error('no')), ['ended', 'done: no']],
		['dropped', (made) => made.drop(), ['ended', 'done']],
	])('that was %s ends no second time', (_name, end, expected) => {
		const { made, calls } = job();
		end(made);
		made.deliver([null]);
		made.refuse(new Error('late'));
		made.drop();
		expect(calls).toEqual(expected);
		expect(made.isOver).toBe(true);
	});
});

describe('an input handler', () => {
	const node = () => {
		const warnings: string[] = [];
		return { warnings, node: { warn: (words: string) => warnings.push(words) } as never };
	};

	it('hands a message whose work and rescue both throw to Catch nodes, with the first reason', async () => {
		const { node: owner } = node();
		const handler = new Jobs(owner, () => undefined).handler(
			() => Promise.reject(new Error('work')),
			() => {
				throw new Error('rescue');
			},
		);
		const reason = await new Promise<Error | undefined>((resolve) =>
			handler({}, () => undefined, resolve),
		);
		expect(reason?.message).toBe('work');
	});

	it('has no words to say after it was closed, though done throws', async () => {
		const { node: owner, warnings } = node();
		const jobs = new Jobs(owner, () => undefined);
		const handler = jobs.handler(
			() => new Promise(() => undefined),
			() => undefined,
		);
		const done = (): never => {
			throw new Error('done threw');
		};
		handler({}, () => undefined, done);
		jobs.close();
		await turn();
		expect(warnings).toEqual([]);
		expect(jobs.count).toBe(0);
	});
});

describe('the dot', () => {
	const dot = (read: () => object) => {
		const shown: object[] = [];
		const made = new StatusDot(
			{ status: (status: object) => shown.push(status) } as never,
			read as never,
		);
		return { made, shown };
	};

	it('shows the last of the changes in a turn, and the same status once', async () => {
		let text = 'one';
		const { made, shown } = dot(() => ({ text }));
		for (const word of ['two', 'three']) {
			text = word;
			made.refresh();
		}
		await turn();
		made.refresh();
		await turn();
		expect(shown).toEqual([{}, { text: 'three' }]);
	});

	it('shows nothing once it was closed', async () => {
		const { made, shown } = dot(() => ({ text: 'late' }));
		made.refresh();
		made.close();
		made.refresh();
		await turn();
		expect(shown).toEqual([{}, {}]);
	});
});
