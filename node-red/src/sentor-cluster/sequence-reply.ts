import type { Collected } from '../common/input/collector';
import type { Job } from '../common/job';
import type { Clustering, SetText } from './clustering';
import { clusterMessages, replyToMember, type ReplyContext } from './reply';

/** A message of a sequence, and what it gave to cluster. */
export interface Member extends Collected {
	/** What stood where the text was looked for. */
	element: unknown;
	text: SetText;
}

/**
 * Ends every message of a sequence: each with its own result, or together as one message per
 * cluster. A message that cannot be delivered is handed to `onThrow`; the others go on.
 */
export function deliverToSequence(
	context: ReplyContext,
	members: Member[],
	clustering: Clustering,
	onThrow: (job: Job, reason: unknown) => void,
): void {
	const { host, settings } = context;
	const { outcomes, failure, isMixed } = clustering;
	if (settings.granularity === 'cluster' && !failure) replaceSequence(context, members, clustering);
	members.forEach(({ job }, place) => {
		const outcome = outcomes[place];
		if (!outcome || job.isOver) return;
		try {
			host.deliver(job, replyToMember(context, job.message, outcome, isMixed), failure);
		} catch (reason) {
			onThrow(job, reason);
		}
	});
}

/** The messages that are in a cluster become one message per cluster. */
function replaceSequence(context: ReplyContext, members: Member[], clustering: Clustering): void {
	const [first, ...others] = members.filter((_, place) => clustering.outcomes[place]?.ok);
	if (!first) return;
	const elements = members.map(({ element }) => element);
	const messages = clusterMessages(context, first.job.message, elements, clustering.clusters);
	context.host.deliver(first.job, [messages, null]);
	for (const { job } of others) job.drop();
}
