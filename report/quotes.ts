import type { BareEntity, QuotableMention } from './figures';
import { shorten } from './shorten';
import type { Quote } from './types';

/**
 * Picks what people wrote: of each entity the strongest opinions, no text twice for one entity, and
 * one that is not quoted yet before one that is. Neutral mentions are quoted only where nobody had
 * an opinion.
 *
 * @param used Texts that are quoted already; those that are picked are added.
 */
export function quotesOf({ said }: BareEntity, most: number, used: Set<string>): Quote[] {
	const candidates = strongestFirst(said);
	const fresh = candidates.filter(({ document }) => !used.has(document.text));
	const quotes: Quote[] = [];
	const own = new Set<string>();
	for (const { document, entity, sentiment } of [...fresh, ...candidates]) {
		if (quotes.length >= most) break;
		if (own.has(document.text)) continue;
		own.add(document.text);
		used.add(document.text);
		const { text, documentId } = document;
		quotes.push({
			text: shorten(text, entity),
			sentiment,
			...(documentId === undefined ? {} : { documentId }),
		});
	}
	return quotes;
}

function strongestFirst(said: readonly QuotableMention[]): QuotableMention[] {
	const quotable = said.filter(({ document }) => document.text.trim() !== '');
	const opinions = quotable.filter(({ sentiment }) => sentiment !== 'neutral');
	const candidates = opinions.length > 0 ? opinions : quotable;
	return [...candidates].sort((one, other) => other.strength - one.strength);
}
