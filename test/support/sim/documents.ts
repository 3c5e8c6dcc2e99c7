import type { SentorDocument } from '../../../core/types';
import { seededRandom } from './virtual-time';

/** How a set of made-up documents is drawn. */
export interface DocumentSet {
	count: number;
	seed?: number;
	/** Mean length, characters. @default 220 */
	meanChars?: number;
	/** Spread of the lognormal length; 0 makes all equally long. @default 0.8 */
	sigma?: number;
	/** Share of documents that the server refuses, 0 to 1. @default 0 */
	poison?: number;
}

/** Marks a text that the simulated server refuses, see {@link judgeByMark}. */
export const POISON_MARK = '!!';

/** A draw from the standard normal distribution (Box-Muller). */
export function standardNormal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Different documents with lognormal lengths; the same seed gives the same documents. */
export function makeDocuments(set: DocumentSet): SentorDocument[] {
	const { count, seed = 1, meanChars = 220, sigma = 0.8, poison = 0 } = set;
	const random = seededRandom(seed);
	const logMean = Math.log(meanChars) - (sigma * sigma) / 2;
	return Array.from({ length: count }, (_, number) => {
		const length = Math.round(Math.exp(logMean + sigma * standardNormal(random)));
		const mark = random() < poison ? POISON_MARK : '';
		return document(`${mark}${number} `.padEnd(length, 'good service '));
	});
}

/** One document about a single entity. */
export function document(text: string, extra: Partial<SentorDocument> = {}): SentorDocument {
	return { text, entities: ['service'], ...extra };
}

/** Short documents of about `chars` characters, told apart by their number. */
export function shortDocuments(count: number, chars = 40): SentorDocument[] {
	return makeDocuments({ count, meanChars: chars, sigma: 0 });
}

/** Refuses what carries {@link POISON_MARK}. */
export function judgeByMark(text: string): 'accept' | 'refuse' {
	return text.startsWith(POISON_MARK) ? 'refuse' : 'accept';
}
