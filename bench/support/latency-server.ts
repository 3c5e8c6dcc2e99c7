/**
 * A service that answers every request after the same time, however many documents are in it. It
 * runs in a process of its own, so that its work is not counted as a client's.
 */
import { fork } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from './message-of';

/** What a latency server has seen since it was asked last. */
export interface LatencyCount {
	requests: number;
	documents: number;
	mostInFlight: number;
}

export interface LatencyServer {
	/** Base URL, as for the Sentor API. */
	url: string;
	/** What was seen since the last call. */
	count(): Promise<LatencyCount>;
	stop(): void;
}

/** More than any client opens at once: otherwise the system's own queue would be measured. */
const BACKLOG = 4096;

/** Starts a server whose answers take `latencyMs`. */
export async function startLatencyServer(latencyMs: number): Promise<LatencyServer> {
	const child = fork(__filename, [String(latencyMs)]);
	const port = await messageOf<number>(child);
	return {
		url: `http://127.0.0.1:${port}/api`,
		// Not by HTTP: a candidate may have taken every connection that the system allows.
		count: async () => {
			const count = messageOf<LatencyCount>(child);
			child.send('count');
			return await count;
		},
		stop: () => void child.kill(),
	};
}

function serve(latencyMs: number): void {
	let seen: LatencyCount = { requests: 0, documents: 0, mostInFlight: 0 };
	let inFlight = 0;
	const answer = (response: ServerResponse, body: unknown): void => {
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(body));
	};
	const server = createServer((request, response) => {
		inFlight += 1;
		seen.requests += 1;
		seen.mostInFlight = Math.max(seen.mostInFlight, inFlight);
		void readDocuments(request).then((docs) => {
			seen.documents += docs.length;
			setTimeout(() => {
				inFlight -= 1;
				answer(response, { results: docs.map(resultFor) });
			}, latencyMs);
		});
	});
	server.keepAliveTimeout = 600_000;
	server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, () => {
		process.send?.((server.address() as AddressInfo).port);
	});
	process.on('message', () => {
		process.send?.(seen);
		seen = { requests: 0, documents: 0, mostInFlight: inFlight };
	});
	process.once('disconnect', () => process.exit());
}

interface WireDocument {
	doc_id: string;
	doc: string;
	entities: string[];
}

async function readDocuments(request: IncomingMessage): Promise<WireDocument[]> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return (JSON.parse(Buffer.concat(chunks).toString()) as { docs: WireDocument[] }).docs;
}

function resultFor({ doc_id, doc, entities }: WireDocument): object {
	const labels = { predicted_class: 2, predicted_label: 'positive' };
	const probabilities = { negative: 0.05, neutral: 0.15, positive: 0.8 };
	return {
		doc_id,
		...labels,
		probabilities,
		details: [{ sentence_index: 0, sentence_text: doc, ...labels, probabilities }],
		entity_sentiments: entities.map((entity) => ({ entity, sentiment: 'positive', score: 0.8 })),
	};
}

if (require.main === module) serve(Number(process.argv[2]));
