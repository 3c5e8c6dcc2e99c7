import type { Job } from '../common/job';
import type { Clustering, Entry } from './clustering';
import { clusterMessages, replyToMember, type ReplyContext, type SequenceMember } from './reply';

/** A message of a sequence, and what it gave to cluster. */
export type Member = SequenceMember & { entry: Entry };

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
	const isPerDocument = context.settings.granularity === 'document';
	if (!isPerDocument && !clustering.failure) replaceSequence(context, members, clustering);
	clustering.outcomes.forEach((outcome, place) => {
		const { job } = members[place] as Member;
		if (job.isOver) return;
		try {
			job.deliver(replyToMember(context, job.message, outcome, clustering.isMixed));
		} catch (reason) {
			onThrow(job, reason);
		}
	});
}

/** The messages that are in a cluster become one message per cluster. */
function replaceSequence(context: ReplyContext, members: Member[], clustering: Clustering): void {
	const messages = clusterMessages(context, members, clustering);
	const placed = members.filter((_, place) => clustering.outcomes[place]?.ok);
	const [first, ...others] = placed;
	first?.job.deliver([messages, null]);
	for (const { job } of others) job.drop();
}
