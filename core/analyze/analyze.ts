import type { ClientContext } from '../context';
import { isFailure } from '../failure';
import { Visitor, type Ticket } from '../lane/visitor';
import type { AnalyzeReport, RunOptions } from '../types';
import { exchange } from '../wire/exchange';
import { wantsCanary } from './experience';
import { LEAST_PART, type Group, type Groups } from './groups';
import { Run } from './run';

/**
 * Analyzes documents: `outcomes[i]` belongs to `documents[i]`, whatever the server does. Never
 * rejects, also when it is cancelled.
 */
export async function analyze(
	client: ClientContext,
	documents: readonly unknown[],
	options: RunOptions,
): Promise<AnalyzeReport> {
	const { lane, clock, limits } = client;
	const { signal } = options;
	const run = new Run(client, documents, options);
	const visitor = new Visitor({
		clock,
		limits,
		...(signal ? { signal } : {}),
		onWait: (until) => until !== undefined && run.report(until),
	});
	lane.join(visitor);
	for (;;) {
		const ticket = await lane.admit(visitor, () => nextLanguage(run) !== undefined);
		if (!ticket) break;
		if (!isFailure(ticket)) void send(run, ticket);
		else {
			run.ended ??= ticket;
			// Resolves without waiting for answers.
			if (ticket.code === 'cancelled') break;
		}
	}
	lane.leave(visitor);
	return run.close(visitor.waitMs);
}

/** The languages in turn; undefined when nothing of any may be sent now. Canaries go one at a time. */
function nextLanguage(run: Run): Groups | undefined {
	const { health } = run.client.lane.known;
	if (run.ended) return undefined;
	return run.languages.find(
		(groups) => !groups.isEmpty && (run.inFlight === 0 || !wantsCanary(groups.experience, health)),
	);
}

async function send(run: Run, ticket: Ticket): Promise<void> {
	const { client, options } = run;
	const groups = nextLanguage(run);
	const group = groups && take(run, groups, ticket);
	if (!groups || !group) return client.lane.giveBack(ticket);
	run.sent(group);
	const sending = exchange(client, {
		method: 'POST',
		path: '/predicts',
		query: { language: groups.language },
		body: {
			docs: group.units.map(({ wireId, text, entities }) => {
				return { doc_id: wireId, doc: text, entities };
			}),
		},
		timeoutMs: Math.min(client.limits.timeoutMs, ticket.visitor.deadline - ticket.sentAt),
		...(options.signal ? { signal: options.signal } : {}),
	});
	run.report();
	run.settle(await sending, ticket, groups, group);
	run.report();
}

function take(run: Run, groups: Groups, { room }: Ticket): Group | undefined {
	const { lane, limits } = run.client;
	const mostCharacters = limits.maxCharsPerRequest || Infinity;
	run.languages.push(...run.languages.splice(run.languages.indexOf(groups), 1));
	const bounds = {
		...room,
		// Few requests for a set that fits into few; the end of a longer run is shared among the lanes.
		lanes: run.answers === 0 ? 1 : room.lanes,
		text: Math.min(Math.max(mostCharacters, LEAST_PART), room.text),
		documents: Math.min(limits.maxDocsPerRequest, room.documents),
		characters: Math.min(mostCharacters, room.characters),
	};
	const isInDoubt = wantsCanary(groups.experience, lane.known.health);
	return (isInDoubt ? groups.takeCanary(bounds) : undefined) ?? groups.take(bounds);
}
