import type { ClientContext } from '../context';
import { isFailure } from '../failure';
import { Visitor, type Ticket } from '../lane/visitor';
import type { AnalyzeReport, Failure, RunOptions, RunStats } from '../types';
import { exchange } from '../wire/exchange';
import { wantsCanary } from './experience';
import { Groups, LEAST_PART, type Group } from './groups';
import { Outcomes, readResults } from './outcomes';
import { countSent, settle, type RunState } from './settling';
import { makeUnits, type Unit } from './unit';

/**
 * Analyzes documents: `outcomes[i]` belongs to `documents[i]`, whatever the server does. Never
 * rejects, also when it is cancelled.
 */
export async function analyze(
	client: ClientContext,
	documents: readonly unknown[],
	options: RunOptions,
): Promise<AnalyzeReport> {
	const { units, invalid } = makeUnits(documents, client.limits.maxCharsPerDocument);
	const stats: RunStats = {
		documents: documents.length,
		uniqueDocuments: units.length,
		requests: 0,
		docsSent: 0,
		retries: 0,
		splits: 0,
		rateLimited: 0,
		timeouts: 0,
		waitMs: 0,
		reused: 0,
	};
	const outcomes = new Outcomes(documents.length, units, options.onOutcome);
	for (const { index, failure } of invalid) outcomes.failDocument(index, failure);
	const unknown =
		client.limits.reuseMs > 0 ? units.filter((unit) => !reuse(unit, client, outcomes)) : units;
	stats.reused = units.length - unknown.length;
	const ended = await new Run(client, { units: unknown, outcomes, options, stats }).execute();
	return { outcomes: outcomes.all, stats, ...(ended ? { ended } : {}) };
}

/** Answers a unit from memory; false if that holds no answer. */
function reuse(unit: Unit, { lane, limits, clock }: ClientContext, outcomes: Outcomes): boolean {
	const raw = lane.answers.recall(unit.key, clock.now(), limits.reuseMs);
	const results = raw && readResults(unit, raw);
	if (results) outcomes.answer(unit, results);
	return results !== undefined;
}

/** What one run is made of. */
interface RunParts {
	units: Unit[];
	outcomes: Outcomes;
	options: RunOptions;
	stats: RunStats;
}

/** One run: keeps requests going while there is work, quota and time, and settles every document. */
class Run {
	readonly #visitor: Visitor;
	readonly #languages: Groups[];
	readonly #state: RunState;
	#inFlight = 0;
	/** Set when the run ends before all is answered: what the rest fails with. */
	#ended: Failure | undefined;

	constructor(
		private readonly client: ClientContext,
		private readonly parts: RunParts,
	) {
		const { clock, limits } = client;
		const { signal } = parts.options;
		this.#visitor = new Visitor({
			clock,
			limits,
			...(signal ? { signal } : {}),
			onWait: (until) => until !== undefined && this.#report(until),
		});
		const languages = [...new Set(parts.units.map(({ language }) => language))];
		// One language a request: the API takes it for all of its documents.
		this.#languages = languages.map(
			(language) =>
				new Groups(
					language,
					parts.units.filter((unit) => unit.language === language),
				),
		);
		const { outcomes, stats } = parts;
		this.#state = { outcomes, stats, answers: 0, recovered: 0, isClosed: false };
	}

	/** Resolves when each document has its outcome; with what ended the run early. Never rejects. */
	async execute(): Promise<Failure | undefined> {
		const { lane } = this.client;
		const { outcomes, stats } = this.parts;
		lane.join(this.#visitor);
		for (;;) {
			const ticket = await lane.admit(
				this.#visitor,
				() => !this.#ended && this.#languages.some((groups) => this.#mayTake(groups)),
			);
			if (!ticket) break;
			if (!isFailure(ticket)) void this.#send(ticket);
			else {
				this.#ended ??= ticket;
				// Resolves without waiting for answers.
				if (ticket.code === 'cancelled') break;
			}
		}
		this.#state.isClosed = true;
		lane.leave(this.#visitor);
		stats.waitMs = this.#visitor.waitMs;
		if (this.#ended) outcomes.close(this.#ended);
		this.#report();
		const ended = this.#ended ?? this.#state.gaveUp;
		return ended && { ...ended, attempts: stats.requests };
	}

	/** Canaries go one at a time. */
	#mayTake(groups: Groups): boolean {
		return !groups.isEmpty && !(this.#inFlight > 0 && this.#wantsCanary(groups));
	}

	#wantsCanary({ experience }: Groups): boolean {
		return this.client.lane.known.health.wantsCanary || wantsCanary(experience);
	}

	/** The next group: the languages in turn. */
	#take(groups: Groups, { room }: Ticket): Group | undefined {
		const { maxDocsPerRequest, maxCharsPerRequest } = this.client.limits;
		this.#languages.push(...this.#languages.splice(this.#languages.indexOf(groups), 1));
		const bounds = {
			...room,
			// Few requests for a set that fits into few; the end of a longer run is shared among the lanes.
			lanes: this.#state.answers === 0 ? 1 : room.lanes,
			text: Math.min(Math.max(maxCharsPerRequest || Infinity, LEAST_PART), room.text),
			documents: Math.min(maxDocsPerRequest, room.documents),
			characters: Math.min(maxCharsPerRequest || Infinity, room.characters),
		};
		const canary = this.#wantsCanary(groups) ? groups.takeCanary(bounds) : undefined;
		return canary ?? groups.take(bounds);
	}

	async #send(ticket: Ticket): Promise<void> {
		const groups = this.#languages.find((one) => this.#mayTake(one));
		const group = groups && this.#take(groups, ticket);
		if (!groups || !group) return this.client.lane.giveBack(ticket);
		this.#inFlight += 1;
		countSent(group, this.parts.stats);
		const { units, language } = group;
		const { signal } = this.parts.options;
		const sending = exchange(this.client, {
			method: 'POST',
			path: '/predicts',
			query: { language },
			body: {
				docs: units.map(({ wireId, text, entities }) => ({ doc_id: wireId, doc: text, entities })),
			},
			timeoutMs: Math.min(this.client.limits.timeoutMs, this.#visitor.deadline - ticket.sentAt),
			...(signal ? { signal } : {}),
		});
		this.#report();
		const answer = await sending;
		this.#inFlight -= 1;
		const end = settle(this.client, this.#state, { answer, ticket, groups, group });
		if (this.#state.isClosed) return;
		this.#ended ??= end;
		this.#report();
	}

	#report(waitingUntil?: number): void {
		const { options, outcomes, stats } = this.parts;
		try {
			options.onProgress?.({
				done: outcomes.done,
				total: stats.documents,
				requests: stats.requests,
				inFlight: this.#inFlight,
				...(waitingUntil === undefined ? {} : { waitingUntil }),
			});
		} catch {
			// What a listener throws is its own matter; the run's documents must not suffer for it.
		}
	}
}
