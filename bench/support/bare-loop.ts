/** One document per request, by undici alone, a fixed number at once: what a careful script would do. */
import { fork } from 'node:child_process';
import { Agent, request } from 'undici';
import { bodyOf, texts } from './texts';
import { messageOf } from './message-of';

export interface LoopResult {
	ms: number;
	/** Peak memory of its process, MB. */
	peakMb: number;
}

/** Runs the loop in a process of its own. */
export async function runBareLoop(
	url: string,
	messages: number,
	concurrency: number,
): Promise<LoopResult> {
	const child = fork(__filename, [url, String(messages), String(concurrency)]);
	const result = await messageOf<LoopResult>(child);
	return result;
}

async function loop(url: string, messages: number, concurrency: number): Promise<void> {
	const dispatcher = new Agent({ connections: concurrency });
	const waiting = texts(messages);
	const work = async (): Promise<void> => {
		for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
			const { body } = await request(`${url}/predicts`, {
				dispatcher,
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(bodyOf(text)),
			});
			await body.json();
		}
	};
	const startedAt = performance.now();
	await Promise.all(Array.from({ length: concurrency }, work));
	const ms = performance.now() - startedAt;
	process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1024 });
	await dispatcher.close();
	process.disconnect?.();
}

if (require.main === module) {
	const [url = '', messages, concurrency] = process.argv.slice(2);
	void loop(url, Number(messages), Number(concurrency));
}
