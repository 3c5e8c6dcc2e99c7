import { prepareDocument, type Outcome, type SentorDocument } from '../../../core';
import { readMessage, type MessageInput } from '../common/input/message-input';
import type { Job } from '../common/job';
import type { Handling, MessageNode } from '../common/message-node';
import { ApiLink } from '../sentor-api/api-link';
import type { GroupQueue } from '../sentor-api/group-queue';
import { answerHealth } from './health';
import { makeReply } from './reply';
import type { SentimentSettings } from './settings';

/** What a Sentor Sentiment node does: it has the texts of its messages analyzed, many in one request. */
export function analyzing(
	host: MessageNode,
	apiId: string | undefined,
	settings: SentimentSettings,
): Handling {
	const { RED, node } = host;
	const api = new ApiLink(RED, apiId, host.failures);
	const unwatch = api.access?.queue.watch(() => host.refresh());
	host.closed.addEventListener('abort', () => unwatch?.());
	return {
		fault: () => api.fault,
		withdraw: () => api.access?.queue.withdraw(node),
		activity: () => ({ waiting: api.access?.queue.isQuotaShut ? 'quota' : 'sending' }),
		async handle(job: Job) {
			const { access } = api;
			if (!access) return job.drop();
			if (job.message.checkHealth === true) return answerHealth(host, job, access, settings);
			const input = await readMessage(RED, node, job.message, settings.sources);
			// Ended meanwhile, by a reset or a close: nothing is to be sent for it.
			if (job.isOver) return;
			const outcomes = await analyze(access.queue, input, node);
			// Taken back, since its Sentor API node was closed.
			if (!outcomes) return job.drop();
			if (job.isOver) return;
			const { outputs, failure } = makeReply({ host, settings }, job.message, input, outcomes);
			host.deliver(job, outputs, failure);
		},
	};
}

/** One outcome per text, in order; undefined when they were taken back. */
async function analyze(
	queue: GroupQueue,
	{ items }: MessageInput,
	sender: object,
): Promise<Outcome[] | undefined> {
	const prepared = items.map((item) => prepareDocument(item));
	const documents = prepared.flatMap((item): SentorDocument[] => (item.ok ? [item.document] : []));
	const answered = documents.length === 0 ? [] : await queue.submit(documents, sender);
	if (!answered) return undefined;
	const next = answered.values();
	return prepared.flatMap((item): Outcome[] => {
		const outcome = item.ok ? next.next().value : item;
		return outcome === undefined ? [] : [outcome];
	});
}
