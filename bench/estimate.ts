/**
 * What the estimate says beside what a run then takes, in virtual time, on services of the bench:
 *
 *     npx tsx bench/estimate.ts                 10 seeds of each
 *     npx tsx bench/estimate.ts --n 100 --seeds 3
 */
import { parseArgs } from 'node:util';
import { compare, ESTIMATED, type Compared } from './support/estimates';

const { values: options } = parseArgs({
	options: {
		n: { type: 'string', default: '100,1000,10000' },
		seeds: { type: 'string', default: '10' },
		from: { type: 'string', default: '1' },
	},
});

const percent = (value: number): string => `${value > 0 ? '+' : ''}${Math.round(100 * value)} %`;

function lineOf(name: string, count: number, all: Compared[]): string {
	const mean = (of: (one: Compared) => number) =>
		(all.reduce((sum, one) => sum + of(one), 0) / all.length).toFixed(1);
	const off = all.map(({ estimated, real }) => estimated.requests / real.requests - 1);
	const offTime = all.map(({ estimated, real }) => estimated.seconds / real.seconds - 1);
	return [
		name.padEnd(28),
		String(count).padStart(6),
		mean(({ estimated }) => estimated.requests).padStart(8),
		mean(({ real }) => real.requests).padStart(8),
		`${percent(Math.min(...off))} .. ${percent(Math.max(...off))}`.padStart(18),
		mean(({ estimated }) => estimated.seconds).padStart(9),
		mean(({ real }) => real.seconds).padStart(9),
		`${percent(Math.min(...offTime))} .. ${percent(Math.max(...offTime))}`.padStart(18),
	].join(' ');
}

async function main(): Promise<void> {
	console.log(
		'service, plan, what is known      N  est.req real.req      off by        est.s    real.s     off by',
	);
	for (const count of options.n.split(',').map(Number)) {
		for (const cell of ESTIMATED) {
			const all: Compared[] = [];
			for (let seed = Number(options.from); all.length < Number(options.seeds); seed += 1)
				all.push(await compare({ ...cell, count }, seed));
			console.log(lineOf(`${cell.service.name} ${cell.plan} ${cell.before}`, count, all));
		}
	}
}

void main();
