/**
 * The rules that turn words into a valence, after VADER (Hutto & Gilbert 2014): words count by a
 * lexicon, negations turn them, degree words and capitals strengthen them, and so do exclamation
 * marks. One set of rules for all languages; the words are in the lexicons.
 */
import type { Lexicon } from './lexicon';
import type { Token } from './tokens';
import { unitsOf, type Unit } from './units';

/** From VADER: a negated word counts this much of its opposite. */
const NEGATED = -0.74;
/** From VADER: capitals among small letters. */
const CAPITALS = 0.733;
/** From VADER: one exclamation mark, of which at most four count. */
const EXCLAMATION = 0.292;
const MOST_EXCLAMATIONS = 4;
/** Words between a negation and what it negates, or a degree word and what it strengthens. */
const REACH = 5;
/** What is expected and does not happen. */
const MISSED = -1.9;
/** From VADER: about the largest sum that a text can be expected to have, squared. */
const ALPHA = 15;

/** The sum of what the words say, negative to positive, without bounds. */
export function valenceOf(tokens: Token[], lexicon: Lexicon): number {
	const units = unitsOf(tokens, lexicon);
	const shouting = isMixedCase(units);
	const total = units.reduce(
		(sum, unit, place) => sum + unitValence(units, place, lexicon, shouting && isShouted(unit)),
		0,
	);
	return total + Math.sign(total) * emphasis(tokens);
}

/** A sum of valences as a number from -1 to 1. */
export function normalize(valence: number): number {
	return valence / Math.sqrt(valence * valence + ALPHA);
}

function unitValence(units: Unit[], place: number, lexicon: Lexicon, shouted: boolean): number {
	const unit = units[place];
	if (unit === undefined || !counts(unit) || strengthensNext(units, place)) return 0;
	const negated = !unit.firm && isNegated(units, place, lexicon);
	if (unit.expected && negated) return MISSED;
	if (unit.valence === 0) return 0;
	const direction = Math.sign(unit.valence);
	const degree = degreeBefore(units, place) + (shouted ? CAPITALS : 0);
	const strength = unit.valence + direction * degree;
	return negated ? strength * NEGATED : strength;
}

function isNegated(units: Unit[], place: number, lexicon: Lexicon): boolean {
	return negationsBefore(units, place) % 2 === 1 || isNegatedAfter(units, place, lexicon);
}

/** Whether a word says anything, or would if it were negated. */
function counts(unit: Unit): boolean {
	return unit.valence !== 0 || unit.expected;
}

/** "Terribly good": a degree word says nothing by itself when it has something to strengthen. */
function strengthensNext(units: Unit[], place: number): boolean {
	const next = units[place + 1];
	return (units[place]?.degree ?? 0) !== 0 && next !== undefined && next.valence !== 0;
}

/** Negations before a word, up to the nearest other word that counts. */
function negationsBefore(units: Unit[], place: number): number {
	let negations = 0;
	for (let back = place - 1; back >= Math.max(0, place - REACH); back -= 1) {
		const unit = units[back];
		if (unit === undefined || unit.barrier) break;
		if (unit.negates) negations += 1;
		else if (counts(unit) && unit.degree === 0) break;
	}
	return negations;
}

/** "Werkt niet": a negation that has nothing of its own to negate turns what stood before. */
function isNegatedAfter(units: Unit[], place: number, lexicon: Lexicon): boolean {
	if (!lexicon.negatorsFollow) return false;
	for (let ahead = place + 1; ahead <= place + REACH; ahead += 1) {
		const unit = units[ahead];
		if (unit === undefined || unit.barrier || counts(unit)) return false;
		if (unit.negates) return !hasOwnTarget(units, ahead);
	}
	return false;
}

function hasOwnTarget(units: Unit[], negator: number): boolean {
	for (const unit of units.slice(negator + 1, negator + 1 + REACH)) {
		if (unit.barrier) return false;
		if (counts(unit)) return true;
	}
	return false;
}

/** What degree words right before a word add to it. */
function degreeBefore(units: Unit[], place: number): number {
	let degree = 0;
	for (let back = place - 1; back >= Math.max(0, place - 2); back -= 1) {
		const unit = units[back];
		if (unit === undefined || unit.barrier || unit.degree === 0) break;
		degree += unit.degree;
	}
	return degree;
}

function emphasis(tokens: Token[]): number {
	const marks = tokens
		.filter((token) => token.raw.startsWith('!'))
		.reduce((count, token) => count + token.raw.length, 0);
	return Math.min(marks, MOST_EXCLAMATIONS) * EXCLAMATION;
}

function isShouted(unit: Unit): boolean {
	return /\p{Lu}.*\p{Lu}/u.test(unit.raw) && unit.raw === unit.raw.toUpperCase();
}

function isMixedCase(units: Unit[]): boolean {
	return units.some(isShouted) && units.some((unit) => /\p{Ll}/u.test(unit.raw));
}
