import { createRequire } from 'node:module';
import { n8nScript } from './install';
import type { Execution } from './types';

/** n8n stores run data with `flatted`, which only its own copy is sure to read. */
export function readExecution(id: string, status: string, stored: string): Execution {
	const flatted = createRequire(n8nScript())('flatted') as { parse(text: string): unknown };
	const data = flatted.parse(stored) as {
		resultData: { runData?: Execution['runs']; error?: Execution['error'] };
	};
	const { runData = {}, error } = data.resultData;
	return { id, status, runs: runData, ...(error ? { error } : {}), stored };
}
