/** So much evidence against the service, and a single document asks whether it works at all. */
const CANARY_FROM = 3;
/** So much, and it is down: where it never answered, and where it has. */
const DOWN_FROM = { unknown: 9, known: 12 };
/** Without any answer at all, ever, nobody is there after this many tries. */
const HOPELESS_AFTER = 3;
/** A proxy or a handshake that turned away so many tries in a row goes on doing so. */
const TURNED_AWAY_AFTER = 4;
/** First and longest pause after a request that went wrong, ms; doubled from one to the next. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 16_000;
/** What failed as could be expected says little of the service. */
const EXPECTED = 0.25;
/** No failure is taken to be less likely than that while the service is well. */
const LEAST_RISK = 0.1;
/** Silence of this length weighs as much as a refusal at once, ms; longer silence more. */
const SILENCE_MS = 30_000;
const MOST_SILENCE = 4;
/** What happened that long ago says nothing of a new run, ms. */
const FORGET_AFTER_MS = 60_000;

/** How a request failed, as far as it speaks for or against the service. */
export interface Stumble {
	sentAt: number;
	now: number;
	/** Chance that it would fail if the service were well: one of its documents may be bad. */
	risk: number;
	/** Since when one of its documents is known to be bad, ms since the epoch; undefined if none is. */
	suspectSince: number | undefined;
	alone: boolean;
	/** It was waited for in vain. */
	wasSilent: boolean;
	/** Nobody answered, at the level of the network. */
	isUnreached: boolean;
	/** By a proxy, or in the handshake of TLS. */
	isTurnedAway: boolean;
}

/**
 * Is it us or is it them? Adds up what goes wrong in a row. From a certain point on, canaries are
 * sent: single documents that were never part of a failed request. When they fail too, the service
 * is down, and an outage has cost a dozen requests instead of one per document.
 */
export class Health {
	/** Evidence against the service since its last answer. */
	evidence = 0;
	/** Moments at which requests failed unexpectedly since its last answer; several may share one. */
	private moments = 0;
	/** Failures in a row that never got to it. */
	private turnedAway = 0;
	private lastFailedAt = -Infinity;
	/** When it last answered a request. */
	answeredAt = -Infinity;
	/** Whether anything ever answered there, whatever it was. */
	private isReached = false;

	/** Whether it ever answered a request. */
	get isKnown(): boolean {
		return this.answeredAt > -Infinity;
	}

	get wantsCanary(): boolean {
		return this.evidence >= CANARY_FROM;
	}

	/** Whether to give up. */
	get isDown(): boolean {
		if (!this.isReached && this.moments >= HOPELESS_AFTER) return true;
		if (this.turnedAway >= TURNED_AWAY_AFTER) return true;
		return this.evidence >= (this.isKnown ? DOWN_FROM.known : DOWN_FROM.unknown);
	}

	/** Whether nothing that was said there ever made sense. */
	get isSenseless(): boolean {
		return !this.isKnown && this.moments >= HOPELESS_AFTER;
	}

	/** Whoever answers or refuses is there. `answeredAt`: when it answered. */
	heard(answeredAt = this.answeredAt): void {
		this.answeredAt = answeredAt;
		this.isReached = true;
		this.evidence = this.moments = this.turnedAway = 0;
	}

	/** A request failed; whether the failure was unexpected, so that the service needs a pause. */
	failed(stumble: Stumble): boolean {
		if (!stumble.isUnreached) this.isReached = true;
		this.turnedAway = stumble.isTurnedAway ? this.turnedAway + 1 : 0;
		const weight = this.weightOf(stumble);
		const isUnexpected = weight > EXPECTED || this.wantsCanary;
		const isNews = stumble.sentAt >= this.lastFailedAt;
		// Silence is heard once: what was under way together waited behind the same work.
		if (isNews || !stumble.wasSilent) this.evidence += weight;
		if (isUnexpected && isNews) this.moments += 1;
		this.lastFailedAt = stumble.now;
		return isUnexpected;
	}

	/** A new run begins: an outage of long ago is no evidence. */
	doubt(now: number): void {
		if (now - this.lastFailedAt < FORGET_AFTER_MS) return;
		this.evidence = this.moments = this.turnedAway = 0;
	}

	/** How long to pause now, ms. Half of it by chance: equal clients must not come back as one. */
	pauseMs(random: number): number {
		const longest = FIRST_PAUSE_MS * 2 ** Math.max(0, this.moments - 1);
		return ((1 + random) / 2) * Math.min(LONGEST_PAUSE_MS, longest);
	}

	private weightOf({ suspectSince, alone, wasSilent, sentAt, now, ...stumble }: Stumble): number {
		if (suspectSince !== undefined && this.answeredAt > suspectSince) return alone ? 0 : EXPECTED;
		const risk = Math.max(LEAST_RISK, stumble.risk);
		const silence = wasSilent ? (now - sentAt) / SILENCE_MS : 1;
		return (
			Math.min(1, Math.log(risk) / Math.log(LEAST_RISK)) *
			Math.min(MOST_SILENCE, Math.max(1, silence))
		);
	}
}
