import type { Run } from './measure';
import type { Cell } from './services';

/** The runs of one cell, in short. Ratios are taken seed by seed. */
export interface Row {
	cell: Cell;
	seconds: number;
	requests: number;
	/** Time and requests in units of the reference: mean and worst seed. */
	time: Ratio;
	cost: Ratio;
	/** 429s, time-outs and lost documents a run. */
	refused: number;
	timeouts: number;
	lost: number;
}

interface Ratio {
	mean: number;
	worst: number;
	worstSeed: number;
}

/** Sums up the runs of a cell; `seeds[i]` is the seed of `runs[i]`. */
export function rowOf(cell: Cell, runs: Run[], seeds: number[]): Row {
	const ratio = (of: (run: Run) => number): Ratio => {
		const values = runs.map(of);
		const worst = Math.max(...values);
		return { mean: mean(values), worst, worstSeed: seeds[values.indexOf(worst)]! };
	};
	return {
		cell,
		seconds: mean(runs.map(({ seconds }) => seconds)),
		requests: mean(runs.map(({ requests }) => requests)),
		time: ratio(({ seconds, best }) => seconds / best.seconds),
		cost: ratio(({ requests, best }) => requests / best.requests),
		refused: mean(runs.map(({ refused }) => refused)),
		timeouts: mean(runs.map(({ timeouts }) => timeouts)),
		lost: mean(runs.map(({ lost }) => lost)),
	};
}

const HEADINGS = [
	'texts, plan, service',
	'time',
	'x best',
	'worst (seed)',
	'requests',
	'x best',
	'worst (seed)',
	'429',
	't/o',
	'lost',
];
const WIDTHS = [36, 9, 7, 13, 9, 7, 13, 6, 6, 6];

/** The headings of {@link line}. */
export const HEADING = align(HEADINGS);

/** A row for the terminal. */
export function line({ cell, time, cost, ...row }: Row): string {
	return align([
		`${cell.count} ${cell.plan} ${cell.service.name}`,
		duration(row.seconds),
		time.mean.toFixed(2),
		`${time.worst.toFixed(2)} (${time.worstSeed})`,
		row.requests.toFixed(0),
		cost.mean.toFixed(2),
		`${cost.worst.toFixed(2)} (${cost.worstSeed})`,
		...[row.refused, row.timeouts, row.lost].map(few),
	]);
}

/** Geometric means and the worst cells, for each number of texts. */
export function summary(rows: Row[]): string[] {
	const counts = [...new Set(rows.map(({ cell }) => cell.count))];
	return counts.map((count) => {
		const some = rows.filter(({ cell }) => cell.count === count);
		const [slowest] = [...some].sort((a, b) => b.time.mean - a.time.mean);
		const [dearest] = [...some].sort((a, b) => b.cost.mean - a.cost.mean);
		const name = ({ cell }: Row): string => `${cell.plan} ${cell.service.name}`;
		return [
			`N = ${count}: time ${geometricMean(some.map(({ time }) => time.mean)).toFixed(2)} x`,
			`(worst cell ${slowest!.time.mean.toFixed(2)}: ${name(slowest!)}),`,
			`requests ${geometricMean(some.map(({ cost }) => cost.mean)).toFixed(2)} x`,
			`(worst cell ${dearest!.cost.mean.toFixed(2)}: ${name(dearest!)}),`,
			`lost ${few(some.reduce((sum, { lost }) => sum + lost, 0))}`,
		].join(' ');
	});
}

/** The rows of one number of texts and one plan, in Markdown. */
export function markdown(rows: Row[]): string {
	const head = ['service', 'time', '× best', 'worst', 'requests', '× best', 'worst'];
	const tail = ['429', 'time-outs', 'lost'];
	const cells = rows.map(({ cell, time, cost, ...row }) => [
		cell.service.name,
		duration(row.seconds),
		time.mean.toFixed(2),
		time.worst.toFixed(2),
		row.requests.toFixed(0),
		cost.mean.toFixed(2),
		cost.worst.toFixed(2),
		...[row.refused, row.timeouts, row.lost].map(few),
	]);
	const ruler = [...head, ...tail].map((_, column) => (column === 0 ? '---' : '--:'));
	return [[...head, ...tail], ruler, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** 47 s, 6.7 min or 3.0 h. */
function duration(seconds: number): string {
	if (seconds < 10) return `${seconds.toFixed(1)} s`;
	if (seconds < 120) return `${seconds.toFixed(0)} s`;
	return seconds < 7200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function few(value: number): string {
	return value === 0 ? '0' : value.toFixed(value < 10 ? 1 : 0);
}

function align(cells: string[]): string {
	return cells
		.map((cell, column) =>
			column === 0 ? cell.padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[column]!),
		)
		.join(' ');
}

function mean(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of positive values; ratios are compared by it. */
export function geometricMean(values: number[]): number {
	return Math.exp(mean(values.map(Math.log)));
}
