import type { Job } from '../common/job';
import type { MessageNode } from '../common/message-node';
import type { UsableAccess } from '../sentor-api/api-link';
import { Ports } from './ports';
import type { SentimentSettings } from './settings';

/** A message may ask how the service is, instead of having a text analyzed: `msg.health` says it. */
export async function answerHealth(
	host: MessageNode,
	job: Job,
	{ client, closed }: UsableAccess,
	{ splitBySentiment }: SentimentSettings,
): Promise<void> {
	const signal = AbortSignal.any([closed, host.closed]);
	const { status, version, responseMs, quota, failure } = await client.checkHealth({ signal });
	if (signal.aborted) return job.drop();
	const { failures } = host;
	const { message, description } = failure
		? failures.field(failure)
		: {
				message: failures.text(`health.${status}.message`),
				description: failures.text(`health.${status}.description`),
			};
	const known = quota === undefined ? {} : { quota };
	job.message.health = { status, message, description, version, responseMs, ...known };
	if (failure) return host.fail(job, failure);
	failures.clear(job.message);
	host.deliver(job, new Ports(splitBySentiment).result(job.message).outputs);
}
