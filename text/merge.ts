import type { Sentiment, Verdict } from './types';

type Judgement = Pick<Verdict, 'sentiment' | 'score'>;

/** The more negative first: it wins a tie. */
const OPINIONS = ['negative', 'positive'] as const;

/**
 * Makes one verdict of several on the same thing: the strongest that is not neutral; where positive
 * and negative disagree, the label with the larger sum of scores, and the more negative in a tie.
 * The score is the strongest one of the label that won. Undefined for none.
 */
export function mergeVerdicts(verdicts: readonly Judgement[]): Judgement | undefined {
	if (verdicts.length === 0) return undefined;
	const label = winner(verdicts);
	return {
		sentiment: label,
		score: strongest(verdicts.filter(({ sentiment }) => sentiment === label)),
	};
}

function winner(verdicts: readonly Judgement[]): Sentiment {
	let best: Sentiment = 'neutral';
	let most = -1;
	for (const opinion of OPINIONS) {
		const same = verdicts.filter(({ sentiment }) => sentiment === opinion);
		// In millionths: 0.1 + 0.2 must tie with 0.3.
		const sum = Math.round(same.reduce((total, { score }) => total + (score ?? 0), 0) * 1e6);
		if (same.length > 0 && sum > most) [best, most] = [opinion, sum];
	}
	return best;
}

function strongest(verdicts: readonly Judgement[]): number | null {
	const scores = verdicts.flatMap(({ score }) => (score === null ? [] : [score]));
	return scores.length > 0 ? Math.max(...scores) : null;
}
