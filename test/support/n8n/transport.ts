import type { TransportRequest } from '../../../core';
import { createTransport } from '../../../nodes/SentorSentiment/transport';
import { SentorSentiment } from '../../../nodes/SentorSentiment/SentorSentiment.node';
import { startNode } from './engine';

const REQUEST: TransportRequest = {
	method: 'POST',
	path: '/predicts',
	query: { language: 'en' },
	headers: { 'X-Extra': 'yes' },
	body: { docs: [] },
	timeoutMs: 5000,
};

/** A request within n8n's engine, and n8n's Stop button. */
export interface Sending {
	/** The reply, or `{ failure }`. */
	settled: Promise<unknown>;
	stop(): void;
}

/** Sends one request from within n8n's engine, with n8n's own client. */
export function startSending(baseUrl: string, change: Partial<TransportRequest> = {}): Sending {
	let settled: unknown;
	const nodeType = new SentorSentiment();
	nodeType.execute = async function execute() {
		const signal = this.getExecutionCancelSignal();
		const transport = createTransport(this, baseUrl, { apiKey: 'key', baseUrl });
		settled = await transport({ ...REQUEST, signal, ...change }).catch((failure: unknown) => ({
			failure,
		}));
		return [[]];
	};
	const run = startNode({
		nodeType,
		credential: { apiKey: 'key' },
		parameters: { text: 'any', entities: 'any' },
	});
	return { settled: run.finished.then(() => settled), stop: () => run.cancel() };
}

/** The same, to its end. */
export async function send(
	baseUrl: string,
	change: Partial<TransportRequest> = {},
): Promise<unknown> {
	return await startSending(baseUrl, change).settled;
}
