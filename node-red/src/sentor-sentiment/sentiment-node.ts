import { readMessage } from '../common/input/message-input';
import type { Job } from '../common/job';
import type { Handling, MessageNode } from '../common/message-node';
import { ApiLink } from '../sentor-api/api-link';
import { analyze, type TextOutcome } from './analyze';
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
	let notice: 'cut' | 'cleaned' | undefined;
	return {
		fault: () => api.fault,
		withdraw: () => api.access?.queue.withdraw(node),
		activity: () => ({ waiting: api.access?.queue.isQuotaShut ? 'quota' : 'sending', notice }),
		async handle(job: Job) {
			const { access } = api;
			if (!access) return job.drop();
			if (job.message.checkHealth === true) return answerHealth(host, job, access, settings);
			const input = await readMessage(RED, node, job.message, settings.sources);
			// Ended meanwhile, by a reset or a close: nothing is to be sent for it.
			if (job.isOver) return;
			const outcomes = await analyze(access.queue, input, settings, node);
			// Taken back, since its Sentor API node was closed.
			if (!outcomes) return job.drop();
			if (job.isOver) return;
			notice = noticeOf(outcomes);
			const { outputs, failure } = makeReply({ host, settings }, job.message, input, outcomes);
			host.deliver(job, outputs, failure);
		},
	};
}

/** What was done to the texts, where that is worth a word. */
function noticeOf(outcomes: TextOutcome[]): 'cut' | 'cleaned' | undefined {
	const answers = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.answer] : []));
	if (answers.some(({ result }) => result.parts !== undefined)) return 'cut';
	return answers.some(({ isCleaned }) => isCleaned) ? 'cleaned' : undefined;
}
