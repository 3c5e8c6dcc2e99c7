/** The answer for one document: the whole, each sentence, each entity. */
import { entityValences } from './entities';
import { readingOf, type Reading } from './reading';
import { valenceOf } from './vader';
import { sentencesOf, type Language } from './words';

export interface DocumentScore {
	reading: Reading;
	sentences: { text: string; reading: Reading }[];
	/** One for each entity asked for, in that order. */
	entities: { entity: string; reading: Reading }[];
}

/** Scores a text. The same text always gets the same answer. */
export function scoreDocument(text: string, entities: string[], language: Language): DocumentScore {
	const sentences = sentencesOf(text, language);
	const valences = sentences.map((sentence) => valenceOf(sentence, language));
	const ofEntities = entityValences(sentences, entities, language);
	return {
		reading: readingOf(together(valences)),
		sentences: sentences.map((sentence, place) => ({
			text: sentence,
			reading: readingOf(valences[place] ?? 0),
		})),
		entities: entities.map((entity, place) => ({
			entity,
			reading: readingOf(together(ofEntities[place] ?? [])),
		})),
	};
}

/** VADER's bound between the sum of its words' valences and what it calls "compound". */
const ALPHA = 15;

/** A long text is not surer of itself than a short one just because it has more sentences. */
function together(valences: number[]): number {
	const opinions = valences.filter((valence) => valence !== 0);
	const sums = opinions.map((valence) => valence * Math.sqrt(ALPHA / (1.0001 - valence ** 2)));
	const total = sums.reduce((all, sum) => all + sum, 0) / Math.sqrt(Math.max(1, sums.length));
	return total / Math.sqrt(total ** 2 + ALPHA);
}
