import { failureOf, isTurnedAway, unavailableFailure } from '../failure';
import type { Verdict } from '../wire/classify';
import type { Exchange } from '../wire/exchange';
import { PUBLISHED_CHARACTERS, type Texts } from './cap';
import type { Gate } from './gate';
import type { Health } from './health';
import type { Lanes } from './lanes';
import type { Sizes } from './sizes';
import type { Batch, Lesson, Ticket, Visitor } from './visitor';

/** So many requests per minute keep one request in flight busy; more in flight would only wait. */
const REQUESTS_PER_LANE = 4;

/** What is known of one API key and its service. */
export interface Knowledge {
	gate: Gate;
	sizes: Sizes;
	texts: Texts;
	lanes: Lanes;
	health: Health;
}

/** A request that came back. */
interface Returned {
	ticket: Ticket;
	answer: Exchange;
	/** What it held; undefined for calls that are not batched. */
	batch: Batch | undefined;
	/** Requests in flight with it, itself included. */
	together: number;
}

type VerdictOf<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** Requests that may be in flight for this visitor: one at a time while the service is in doubt. */
export function levelOf({ gate, health, lanes }: Knowledge, { options }: Visitor): number {
	return health.evidence > 1 ? 1 : Math.min(lanes.level, mostInFlight(gate, options));
}

/** As the host says, and no more than its pace and the plan can use. */
function mostInFlight({ perMinute }: Gate, { limits }: Visitor['options']): number {
	const usable = Math.min(limits.requestsPerMinute || Infinity, perMinute) / REQUESTS_PER_LANE;
	return Math.max(1, Math.min(limits.maxConcurrency, Math.round(usable)));
}

/** Changes what is known by what came back. */
export function learn(known: Knowledge, returned: Returned): Lesson {
	const { gate, sizes, lanes, health } = known;
	const { ticket, answer, batch, together } = returned;
	const { verdict, quota, body, receivedAt: now } = answer;
	const { visitor, sentAt } = ticket;
	const random = visitor.options.clock.random();
	if (verdict.kind === 'rate_limited') {
		gate.refuse(verdict.retryAt, sentAt, now, random);
		lanes.refused(together, sentAt, now);
		if (batch) sizes.refusedByQuota(batch, gate.refusals);
		return {};
	}
	gate.note(quota, body !== undefined, sentAt, now, random);
	switch (verdict.kind) {
		case 'answered':
			answered(known, returned);
			return {};
		case 'refused':
			health.heard();
			return batch ? blame(known, verdict, { batch, room: ticket.room.characters }) : {};
		case 'slow':
			// Cut short by the visitor's own deadline, it says nothing of the service.
			if (now >= visitor.deadline) return { end: failureOf('deadline', 'time_up') };
			if (batch) sizes.tooSlow(batch, sentAt, now);
			if (batch) lanes.tooSlow(sentAt, now);
			return stumbled(known, returned, verdict);
		case 'broken':
			return stumbled(known, returned, verdict);
		case 'stop':
			health.heard();
			return { end: verdict.failure(0) };
		case 'aborted':
			return { end: failureOf('cancelled', 'stopped') };
	}
}

function answered(
	{ gate, sizes, texts, lanes, health }: Knowledge,
	{ ticket: { visitor, sentAt }, answer, batch, together }: Returned,
): void {
	const { receivedAt } = answer;
	health.heard(receivedAt);
	visitor.quietSince = undefined;
	if (!batch) return;
	texts.answered(batch.longest);
	sizes.answered(batch, receivedAt - sentAt, together === 1);
	// What was sent with nothing behind it does not show what more at a time would bring.
	if (!batch.hasNext) return;
	const flight = { weight: batch.weight, sentAt, receivedAt, together };
	lanes.answered(flight, mostInFlight(gate, visitor.options), sizes.targetMs);
}

/** Whether the size is to blame for a refusal. */
function blame(
	{ sizes, texts }: Knowledge,
	{ detail, namedIds, namedPlaces }: VerdictOf<'refused'>,
	{ batch, room }: { batch: Batch; room: number },
): Lesson {
	if (batch.documents === 1) {
		if (batch.blame) sizes.acquit(batch.blame, batch);
		const { characters, isPart } = batch;
		if (!texts.refused(characters, { words: detail.message ?? '', room, isPart })) return {};
		// A larger cap than the published one is a text's alone.
		if (texts.most <= PUBLISHED_CHARACTERS) sizes.tooLong(batch);
		return { isTooLong: true };
	}
	// Whoever names documents, or refuses those of whom one is known to be bad, does not mind the size.
	if (namedIds.length + namedPlaces.length > 0 || batch.isTest)
		return { unsuspected: texts.unsuspected };
	const found = sizes.blame(batch);
	return found ? { blame: found } : {};
}

/** The service stumbled: it gets a pause unless that was to be expected, and is given up if it goes on. */
function stumbled(
	{ gate, health }: Knowledge,
	{ ticket: { visitor, sentAt }, answer: { receivedAt: now }, batch }: Returned,
	verdict: VerdictOf<'slow' | 'broken'>,
): Lesson {
	const { clock, limits } = visitor.options;
	const { detail } = verdict;
	const isBroken = verdict.kind === 'broken';
	const suspectSince = batch?.suspectSince;
	const isUnexpected = health.failed({
		sentAt,
		now,
		risk: batch?.risk ?? 0,
		suspectSince,
		alone: batch?.documents === 1,
		wasSilent: !isBroken,
		isUnreached: isBroken && verdict.why === 'network',
		isTurnedAway: isTurnedAway(detail),
	});
	const retryAt = isBroken ? verdict.retryAt : undefined;
	if (retryAt !== undefined && retryAt - now > limits.maxWaitMs)
		return { end: unavailableFailure(detail, 0, retryAt) };
	if (isBroken && health.isSenseless && verdict.why === 'unreadable' && detail.status)
		return { end: failureOf('config', 'address_page', detail) };
	if (health.isDown) return { end: unavailableFailure(detail, 0) };
	if (isBroken && (isUnexpected || retryAt !== undefined)) {
		const until = Math.max(retryAt ?? 0, now + health.pauseMs(clock.random()));
		gate.pausedUntil = Math.max(gate.pausedUntil, until);
	}
	if (suspectSince !== undefined && health.answeredAt > suspectSince) return { fault: 'documents' };
	return { fault: health.isKnown ? 'service' : 'unknown' };
}
