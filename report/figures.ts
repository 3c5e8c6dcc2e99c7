import type { Mention, ReadDocument } from './read';
import type { Counts, EntityFigures, Figures } from './types';

/** A mention, and the text that it was made in. */
export interface QuotableMention extends Mention {
	document: ReadDocument;
}

/** The figures of an entity before anything is quoted. */
export type BareEntity = Omit<EntityFigures, 'quotes'> & { said: QuotableMention[] };

/** The figures of documents before anything is quoted or compared. */
export type BareFigures = Omit<Figures, 'entities'> & { entities: BareEntity[] };

/** Counts documents and mentions. An entity that a document names twice is mentioned once, as it was first. */
export function count(documents: readonly ReadDocument[]): BareFigures {
	const labels: Counts = { positive: 0, neutral: 0, negative: 0 };
	const entities = new Map<string, BareEntity>();
	let failed = 0;
	for (const document of documents) {
		if (document.sentiment) labels[document.sentiment] += 1;
		else failed += 1;
		const seen = new Set<string>();
		for (const mention of document.mentions) {
			const key = keyOf(mention.entity);
			if (seen.has(key)) continue;
			seen.add(key);
			const entity = entities.get(key) ?? nothingSaidOf(mention.entity);
			entities.set(key, entity);
			entity[mention.sentiment] += 1;
			entity.mentions += 1;
			entity.said.push({ ...mention, document });
		}
	}
	const sorted = [...entities.values()].map((entity) => ({
		...entity,
		netScore: netScore(entity),
	}));
	sorted.sort((one, other) => other.mentions - one.mentions || order(one.entity, other.entity));
	return {
		documents: documents.length,
		...labels,
		failed,
		netScore: netScore(labels),
		entities: sorted,
	};
}

/** % positive - % negative, whole; 0 of nothing. */
function netScore({ positive, neutral, negative }: Counts): number {
	const all = positive + neutral + negative;
	// + 0 turns -0 into 0, which a message would show as such.
	return all === 0 ? 0 : Math.round((100 * (positive - negative)) / all) + 0;
}

/** What makes two names the same entity: `Delivery` in one run is `delivery` in the next. */
export function keyOf(name: string): string {
	return name.normalize('NFC').trim().toLowerCase();
}

/** Names as people order them: week 9 before week 10. The same on every machine. */
export function order(one: string, other: string): number {
	return COLLATOR.compare(one, other);
}

const COLLATOR = new Intl.Collator('en', { numeric: true });

function nothingSaidOf(entity: string): BareEntity {
	return { entity, mentions: 0, positive: 0, neutral: 0, negative: 0, netScore: 0, said: [] };
}
