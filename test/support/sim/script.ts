import type { Transport, TransportReply, TransportRequest } from '../../../core';
import { resultFor, type WireDocument } from './answer';
import { VirtualService } from './run';
import { VirtualTime } from './virtual-time';

/** Answers request number `number` (counted from 0); what it throws is what the transport rejects with. */
export type Answer = (
	request: TransportRequest,
	number: number,
) => TransportReply | Promise<TransportReply>;

/** A server of a few lines: each request takes a second and gets what `answer` says. */
export class Script extends VirtualService {
	readonly time = new VirtualTime();
	readonly requests: TransportRequest[] = [];
	/** When each request was sent, ms since the start. */
	readonly sentAfter: number[] = [];
	private readonly startedAt = this.time.now();

	constructor(private readonly answer: Answer) {
		super();
	}

	protected readonly transport: Transport = async (request) => {
		const number = this.requests.push(request) - 1;
		this.sentAfter.push(this.time.now() - this.startedAt);
		await new Promise<void>((resolve) => this.time.schedule(1000, resolve));
		return await this.answer(request, number);
	};
}

/** The documents of a request. */
export function documentsOf(request: TransportRequest): WireDocument[] {
	return (request.body as { docs: WireDocument[] }).docs;
}

/** The texts of a request. */
export function textsOf(request: TransportRequest): string[] {
	return documentsOf(request).map(({ doc }) => doc);
}

/** A success with a result for each document. */
export function success(
	request: TransportRequest,
	headers: TransportReply['headers'] = {},
): TransportReply {
	return reply(200, { results: documentsOf(request).map(resultFor) }, headers);
}

/** Any answer. */
export function reply(
	status: number,
	body: unknown = {},
	headers: TransportReply['headers'] = {},
): TransportReply {
	return { status, headers, body };
}
