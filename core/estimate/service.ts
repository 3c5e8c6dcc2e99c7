import { PUBLISHED_CHARACTERS } from '../lane/cap';
import type { Knowledge } from '../lane/knowledge';
import type { Lanes, Pace } from '../lane/lanes';
import { weigh, type Sizes } from '../lane/sizes';
import type { Transport } from '../types';
import type { VirtualTime } from './virtual-time';

/**
 * What a service is taken for that has not shown its speed: nobody publishes figures. 150 ms for a
 * text of 220 characters, in each of four requests at a time, as in `npm run bench`.
 */
const USUAL_SPEED = { msPerWeight: 150 / weigh(220), workers: 4 };
/** What a request takes beside its documents, there and back, ms (as in `npm run bench`). */
const REQUEST_MS = 100;
/** From that share of the speed on, requests count as waiting for each other. Times of texts vary by less. */
const QUEUED = 0.6;
/**
 * Limits that only the Free plan has, a minute, day or month (docs, rate limits; both tables in
 * circulation). Its 1,000 a month are not among them: Starter has as many a day.
 */
const FREE_LIMITS: ReadonlySet<number | undefined> = new Set([3, 5, 30, 100, 300]);

/**
 * A service that behaves as the real one did so far. Reads no text, and everything is neutral to it.
 * `sent`: what it took so far.
 */
export function pretendService(
	{ clock, after }: VirtualTime,
	{ gate, lanes, sizes }: Knowledge,
): { transport: Transport; sent: { characters: number } } {
	const { msPerWeight, workers } = speedOf(lanes);
	let window = gate.quotaAt(clock.now());
	const [mostCharacters, mostDocuments] = boundsOf(sizes, window?.limit);
	/** When each of its workers has done what it has. */
	const free = Array.from({ length: workers }, () => clock.now());
	const sent = { characters: 0 };

	/** Whether the quota lets a request through, which counts. */
	const admit = (now: number): boolean => {
		if (!window) return true;
		const { limit = Infinity, everyMs } = window;
		while (now >= window.resetAt)
			window = { ...window, remaining: limit, resetAt: window.resetAt + everyMs };
		if (window.remaining <= 0) return false;
		window = { ...window, remaining: window.remaining - 1 };
		return true;
	};
	const transport: Transport = async ({ body }) => {
		const now = clock.now();
		const { docs } = body as { docs: { doc_id: string; doc: string }[] };
		const characters = docs.reduce((sum, { doc }) => sum + doc.length, 0);
		const isTooLarge = characters > mostCharacters || docs.length > mostDocuments;
		const status = !admit(now) ? 429 : isTooLarge ? 413 : 200;
		let ms = REQUEST_MS;
		if (status === 200) {
			sent.characters += characters;
			const weight = docs.reduce((sum, { doc }) => sum + weigh(doc.length), 0);
			const first = free.indexOf(Math.min(...free));
			free[first] = Math.max(now, free[first]!) + REQUEST_MS + weight * msPerWeight;
			ms = free[first]! - now;
		}
		const headers = {
			'x-ratelimit-limit': window?.limit?.toString(),
			'x-ratelimit-remaining': window?.remaining.toString(),
			'x-ratelimit-reset': window?.resetAt.toString(),
		};
		const results = docs.map(({ doc_id }) => ({ doc_id, predicted_label: 'neutral' }));
		const reply = { status, headers, body: status === 200 ? { results } : {} };
		return await new Promise((resolve) => after(ms, () => resolve(reply)));
	};
	return { transport, sent };
}

function speedOf({ latest, single, paid = USUAL_SPEED.workers }: Lanes): typeof USUAL_SPEED {
	if (latest.answers === 0) return USUAL_SPEED;
	const msPerWeight = msPerWeightOf(latest);
	// Where requests wait for each other, there are fewer workers than requests at a time.
	const share = single ? msPerWeightOf(single) / msPerWeight : 1;
	const workers = share > QUEUED ? paid : Math.max(1, Math.round(paid * share));
	return { msPerWeight: (msPerWeight * workers) / paid, workers };
}

/** Without the way there and back. */
function msPerWeightOf({ weight, tookMs, answers }: Pace): number {
	return Math.max(tookMs - answers * REQUEST_MS, tookMs / 10) / weight;
}

/** The most characters and documents of a request. */
function boundsOf({ characters, documents }: Sizes, limit: number | undefined): [number, number] {
	// Told by its limit, unless larger requests were answered than the plan takes.
	const isFree = FREE_LIMITS.has(limit) && characters.most <= PUBLISHED_CHARACTERS;
	if (isFree) return [PUBLISHED_CHARACTERS, documents.bound];
	// Where it is the number of documents, a suspicion of their length may be older than that.
	return [documents.bound < Infinity ? Infinity : characters.bound, documents.bound];
}
