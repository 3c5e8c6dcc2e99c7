import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * The next message of a process.
 *
 * @throws When it ends instead: what it printed says why.
 */
export async function messageOf<T>(child: ChildProcess): Promise<T> {
	const ended = new AbortController();
	const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
		throw new Error(`The process ended with ${code} instead of an answer.`);
	});
	try {
		const [message] = (await Promise.race([once(child, 'message'), end])) as [T];
		return message;
	} finally {
		ended.abort();
		end.catch(() => undefined);
	}
}
