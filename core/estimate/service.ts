import { fieldsOf, listOf } from '../input/fields';
import type { Showed } from '../lane/knowledge';
import { PUBLISHED_CHARACTERS, weigh } from '../lane/sizes';
import type { Transport, TransportReply } from '../types';
import type { VirtualTime } from './virtual-time';

/**
 * What a service is taken for that has not shown its speed: nobody publishes figures. 150 ms for a
 * text of 220 characters, in each of four requests at a time, as in `npm run bench`.
 */
const USUAL_SPEED = { msPerWeight: 150 / weigh(220), atOnce: 4 };
/** What a request takes beside its documents, there and back, ms (as in `npm run bench`). */
const REQUEST_MS = 100;
/**
 * Limits that only the Free plan has, a minute, day or month (docs, rate limits; both tables in
 * circulation). Its 1,000 a month are not among them: Starter has as many a day.
 */
const FREE_LIMITS: ReadonlySet<number | undefined> = new Set([3, 5, 30, 100, 300]);

/** A service that behaves as the real one did so far. Reads no text, and everything is neutral to it. */
export function pretendService(time: VirtualTime, { quota, speed, caps }: Showed): Pretended {
	const { msPerWeight, atOnce } = speedOf(speed);
	const mostCharacters = isFree(quota?.limit, caps) ? PUBLISHED_CHARACTERS : ofCharacters(caps);
	let window = quota;
	/** When each of its workers has done what it has. */
	const free = Array.from({ length: atOnce }, () => time.clock.now());
	const sent = { characters: 0 };

	const admit = (now: number): boolean => {
		if (!window) return true;
		const { limit = Infinity, everyMs } = window;
		while (now >= window.resetAt)
			window = { ...window, remaining: limit, resetAt: window.resetAt + everyMs };
		if (window.remaining <= 0) return false;
		window = { ...window, remaining: window.remaining - 1 };
		return true;
	};
	const told = (): TransportReply['headers'] =>
		window && window.remaining < Infinity
			? {
					...(window.limit === undefined ? {} : { 'x-ratelimit-limit': String(window.limit) }),
					'x-ratelimit-remaining': String(window.remaining),
					'x-ratelimit-reset': String(window.resetAt),
				}
			: {};
	const workOn = (documents: Document[], now: number): number => {
		const weight = documents.reduce((sum, { doc }) => sum + weigh(doc.length), 0);
		const first = free.indexOf(Math.min(...free));
		const done = Math.max(now, free[first] ?? now) + REQUEST_MS + weight * msPerWeight;
		free[first] = done;
		return done - now;
	};
	const transport: Transport = async ({ body }) => {
		const now = time.clock.now();
		const documents = listOf(fieldsOf(body).docs).map(readDocument);
		const characters = documents.reduce((sum, { doc }) => sum + doc.length, 0);
		const isTooLarge = characters > mostCharacters || documents.length > caps.documents.bound;
		const status = admit(now) ? (isTooLarge ? 413 : 200) : 429;
		if (status === 200) sent.characters += characters;
		const reply: TransportReply = {
			status,
			headers: told(),
			body: status === 200 ? { results: documents.map(answerFor) } : {},
		};
		const ms = status === 200 ? workOn(documents, now) : REQUEST_MS;
		return await new Promise((resolve) => time.after(ms, () => resolve(reply)));
	};
	return { transport, sent };
}

interface Pretended {
	transport: Transport;
	/** What it took so far. */
	sent: { characters: number };
}

interface Document {
	id: unknown;
	doc: string;
}

function readDocument(value: unknown): Document {
	const { doc_id: id, doc } = fieldsOf(value);
	return { id, doc: String(doc) };
}

function answerFor({ id }: Document): object {
	return { doc_id: id, predicted_label: 'neutral' };
}

/** From that share of the speed on, requests count as waiting for each other. Times of texts vary by less. */
const QUEUED = 0.6;

function speedOf(showed: Showed['speed']): typeof USUAL_SPEED {
	if (!showed) return USUAL_SPEED;
	const { weight, tookMs, answers, single, atOnce = USUAL_SPEED.atOnce } = showed;
	const msPerWeight = workOf(tookMs, answers) / weight;
	// Where requests wait for each other, there are fewer workers than requests at a time.
	const alone = single ? workOf(single.tookMs, 1) / single.weight : msPerWeight;
	const share = alone / msPerWeight;
	const workers = share > QUEUED ? atOnce : Math.max(1, Math.round(atOnce * share));
	return { msPerWeight: (msPerWeight * workers) / atOnce, atOnce: workers };
}

/** What so many requests took beside the way there and back, ms. */
function workOf(tookMs: number, requests: number): number {
	return Math.max(tookMs - requests * REQUEST_MS, tookMs / 10);
}

/** Where it is the number of documents, a suspicion of their length may be older than that. */
function ofCharacters({ characters, documents }: Showed['caps']): number {
	return documents.bound < Infinity ? Infinity : characters.bound;
}

/** Told by its limit, unless larger requests were answered than the plan takes. */
function isFree(limit: number | undefined, { characters }: Showed['caps']): boolean {
	return FREE_LIMITS.has(limit) && characters.most <= PUBLISHED_CHARACTERS;
}
