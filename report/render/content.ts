import type { EntityFigures, Figures, GroupFigures } from '../types';
import type { Words } from '../words';

/** What every form of a report is made of. */
export interface Content {
	title: string;
	words: Words;
	figures: Figures;
	groups: GroupFigures[];
}

/** `Net score +15 (was +18)`. */
export function scoreLine({ netScore, change }: Score, words: Words): string {
	return `${words.netScore} ${score({ netScore, change }, words)}`;
}

/** `+15 (was +18)`, or `+15` where there is nothing to compare with. */
export function score({ netScore, change }: Score, words: Words): string {
	const now = words.signed(netScore);
	return change === undefined ? now : `${now} (${words.was(words.signed(netScore - change))})`;
}

/** `45% positive, 25% neutral, 30% negative` of the answered documents. */
export function sharesLine({ positive, neutral, negative }: Figures, words: Words): string {
	const answered = positive + neutral + negative;
	return [
		`${words.percent(positive, answered)} ${words.label.positive.toLowerCase()}`,
		`${words.percent(neutral, answered)} ${words.label.neutral.toLowerCase()}`,
		`${words.percent(negative, answered)} ${words.label.negative.toLowerCase()}`,
	].join(', ');
}

/** A table of entities: its headings behind the entity's name, and each entity's cells below them. */
export interface EntityTable {
	headings: string[];
	cellsOf(entity: EntityFigures): string[];
}

/** Without the column of changes where there is nothing to compare with. */
export function tableOf(entities: EntityFigures[], words: Words): EntityTable {
	const { positive, neutral, negative } = words.label;
	const isCompared = entities.some(({ change }) => change !== undefined);
	return {
		headings: [
			...[words.mentions, positive, neutral, negative, words.netScore],
			...(isCompared ? [words.change] : []),
		],
		cellsOf: ({ change, ...entity }) => [
			...[entity.mentions, entity.positive, entity.neutral, entity.negative].map(words.number),
			words.signed(entity.netScore),
			...(isCompared ? [change === undefined ? '' : words.signed(change)] : []),
		],
	};
}

type Score = Pick<Figures, 'netScore' | 'change'>;
