import { fieldsOf } from '../input/fields';
import type { Sentiment } from '../types';

/** Every label of the API. */
export const LABELS = ['positive', 'neutral', 'negative'] as const satisfies readonly Sentiment[];

const KNOWN: ReadonlySet<string> = new Set(LABELS);

/** Reads a label in any case; undefined when it is none of the three. */
export function readLabel(value: unknown): Sentiment | undefined {
	if (typeof value !== 'string') return undefined;
	const label = value.trim().toLowerCase();
	return KNOWN.has(label) ? (label as Sentiment) : undefined;
}

/** What rounding adds to a share of one. */
const ROUNDING = 0.01;

/**
 * A share, -1 to 1: as it is, or in percent (`80`, `"80%"`), as a number or in a text; null for what
 * is neither. Alone a number between one and what a label can have (a third) says nothing.
 */
export function readShare(value: unknown): number | null {
	const { amount, isPercent } = read(value);
	if (amount === null) return null;
	if (isPercent) return Math.abs(amount) <= 100 ? roundOff(amount / 100) : null;
	if (Math.abs(amount) <= 1) return amount;
	if (Math.abs(amount) <= 1 + ROUNDING) return Math.sign(amount);
	return amount > 33 && amount <= 100 ? roundOff(amount / 100) : null;
}

/** A share of each label, null where there is none. */
export type Shares = Record<Sentiment, number | null>;

/**
 * The shares of the labels, 0 to 1 each. They are in percent when one of them is greater than one, and
 * null, all of them, when they can be no shares: negative, or percentages that do not make a whole.
 */
export function readShares(value: unknown): Shares {
	const fields = fieldsOf(value);
	const shares: Shares = { positive: null, neutral: null, negative: null };
	let [isPercent, whole, found] = [false, 0, 0];
	for (const label of LABELS) {
		const { amount, isPercent: saysSo } = read(fields[label]);
		if (amount === null) continue;
		if (amount < 0 || amount > 100) return NO_SHARES;
		shares[label] = amount;
		isPercent ||= saysSo || amount > 1 + ROUNDING;
		whole += amount;
		found += 1;
	}
	if (isPercent && found === LABELS.length && Math.abs(whole - 100) > 2) return NO_SHARES;
	for (const label of LABELS) {
		const amount = shares[label];
		if (amount !== null) shares[label] = isPercent ? roundOff(amount / 100) : Math.min(1, amount);
	}
	return shares;
}

const NO_SHARES: Readonly<Shares> = { positive: null, neutral: null, negative: null };

/** 0.7 - 0.1 is 0.6, not 0.6000000000000001, in a spreadsheet too. */
export function roundOff(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}

function read(value: unknown): { amount: number | null; isPercent: boolean } {
	if (typeof value === 'number' && Number.isFinite(value))
		return { amount: value, isPercent: false };
	const [, digits, percent] =
		(typeof value === 'string' &&
			/^\s*(-?\d{1,20}(?:\.\d{1,30})?(?:e-?\d{1,2})?)\s*(%?)\s*$/i.exec(value)) ||
		[];
	if (digits === undefined) return { amount: null, isPercent: false };
	return { amount: Number(digits), isPercent: percent === '%' };
}
