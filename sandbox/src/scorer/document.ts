/** The answer for one document: the whole, each sentence, each entity. */
import { clausesOf, sentenceValence } from './clauses';
import { DUTCH } from './dutch';
import { ENGLISH } from './english';
import { entityValences } from './entities';
import type { Language } from './language';
import type { Lexicon } from './lexicon';
import { readingOf, type Reading } from './reading';
import { normalize } from './rules';
import { sentencesOf, tokensOf } from './tokens';

export interface DocumentScore {
	reading: Reading;
	sentences: { text: string; reading: Reading }[];
	/** One for each entity asked for, in that order. */
	entities: { entity: string; reading: Reading }[];
}

const LEXICONS: Record<Language, Lexicon> = { en: ENGLISH, nl: DUTCH };

/** Scores a text. The same text always gets the same answer. */
export function scoreDocument(text: string, entities: string[], language: Language): DocumentScore {
	const lexicon = LEXICONS[language];
	const sentences = sentencesOf(text, language).map((sentence) => {
		const tokens = tokensOf(sentence, lexicon.stem);
		const valence = sentenceValence(clausesOf(tokens, lexicon), lexicon);
		return { text: sentence, tokens, valence };
	});
	const whole = textValence(sentences.map((sentence) => sentence.valence));
	const valences = entityValences(
		sentences.map((sentence) => sentence.tokens),
		entities,
		lexicon,
	);
	return {
		reading: readingOf(normalize(whole)),
		sentences: sentences.map((sentence) => ({
			text: sentence.text,
			reading: readingOf(normalize(sentence.valence)),
		})),
		entities: entities.map((entity) => ({
			entity,
			reading: readingOf(normalize(valences.get(entity) ?? 0)),
		})),
	};
}

/** A long text is not surer of itself than a short one just because it has more sentences. */
function textValence(sentences: number[]): number {
	const opinions = sentences.filter((valence) => valence !== 0);
	const total = opinions.reduce((sum, valence) => sum + valence, 0);
	return total / Math.sqrt(Math.max(1, opinions.length));
}
