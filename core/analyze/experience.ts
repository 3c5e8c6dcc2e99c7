/** So many documents are remembered, the latest most: bad ones come in stretches. */
const MEMORY = 100;
/** What is believed before anything was seen: one bad document in a hundred, on the word of thirty. */
const PRIOR = { bad: 0.3, seen: 30 };
/** Refusals in a row, and a single document asks whether anything is accepted at all. */
const CANARY_AFTER = 6;
/** Such single documents that must be refused as well to give up. */
const LEAST_CANARIES = 3;
/** Chance to give up although only some documents are bad. */
const WRONG_END = 1e-6;

/** What a run has seen of the documents of one language in general: so far nothing. */
export const NOTHING_SEEN = {
	/** Bad ones among those that were seen of late, and all of these: their share is never quite 0 or 1. */
	...PRIOR,
	/** One was found. */
	isFound: false,
	/** Documents answered, and documents refused. */
	answered: 0,
	refused: 0,
	/** Requests refused since something was answered, and canaries among them. */
	refusedInARow: 0,
	canaries: 0,
};

/** Plain data; changed by what is below. */
export type Experience = typeof NOTHING_SEEN;

/** A document was answered, or turned out bad by itself. */
export function see(experience: Experience, isBad: boolean): void {
	const kept = 1 - 1 / MEMORY;
	experience.bad = experience.bad * kept + (isBad ? 1 : PRIOR.bad / MEMORY);
	experience.seen = experience.seen * kept + 1;
	if (isBad) {
		experience.isFound = true;
		return;
	}
	experience.answered += 1;
	experience.refusedInARow = 0;
	experience.canaries = 0;
}

/** A request was refused, for so many documents as failed by it. */
export function sawRefusal(experience: Experience, documents: number, isCanary: boolean): void {
	experience.refused += documents;
	experience.refusedInARow += 1;
	if (isCanary) experience.canaries += 1;
}

/** Chance that one of so many documents is bad; 0 until one was found, since most runs have none. */
export function riskOf({ bad, seen, isFound }: Experience, documents: number): number {
	return isFound ? 1 - (1 - bad / seen) ** documents : 0;
}

/** So many untested documents hold a bad one with the chance of a coin: a request of them tells the most. */
export function sizeOfGroup({ bad, seen }: Experience): number {
	return Math.max(1, Math.round(Math.log(0.5) / Math.log(1 - bad / seen)));
}

/**
 * How many of a group that is known to hold a bad one to test, so that the answer is a coin's: half
 * of it while few are bad, fewer when many are. (Hwang's generalized binary splitting.)
 */
export function sizeOfPart({ bad, seen }: Experience, group: number): number {
	const good = 1 - bad / seen;
	const part = Math.log((1 + good ** group) / 2) / Math.log(good);
	return Math.max(1, Math.min(group - 1, Math.round(part)));
}

/** Whether so much goes wrong that a single document has to ask whether anything works or is accepted. */
export function wantsCanary(
	{ refusedInARow }: Experience,
	{ wantsCanary: isServiceInDoubt }: { wantsCanary: boolean },
): boolean {
	return isServiceInDoubt || refusedInARow >= CANARY_AFTER;
}

/**
 * Whether all is refused: a few in a row are bad documents, too many are a language, an entity or an
 * address that the service does not take. The more are bad by themselves, the more it takes to tell.
 */
export function isHopeless({ answered, refused, canaries }: Experience): boolean {
	const share = answered === 0 ? 0 : refused / (answered + refused);
	const needed = Math.log(WRONG_END) / Math.log(share);
	return canaries >= Math.max(LEAST_CANARIES, needed);
}
