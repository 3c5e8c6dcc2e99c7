/**
 * The request logic against simulated services, in virtual time, beside the best nested group test
 * that knows the service (bench/support/reference.ts):
 *
 *     npm run bench                                             everything; a quarter of an hour
 *     npm run bench -- --plan starter --n 1000 --seeds 10       a part of it
 *     npm run bench -- --services refuses-20%,plain --from 1    these services, seeds 1 to 30
 *     npm run bench -- --write                                  what docs/requests.md shows, and writes it there; then: npm run format
 *
 * The table is of the seeds from 1001 on. Whoever chooses a constant of the core looks at others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureRun, type Run } from './support/measure';
import { MORE_SERVICES, PLANS, SERVICES, type Cell, type PlanName } from './support/services';
import { HEADING, line, markdown, rowOf, summary, type Row } from './support/table';

const PAGE = join(__dirname, '..', 'docs', 'requests.md');
const [BEGIN, END] = ['<!-- bench: begin -->', '<!-- bench: end -->'];

/** What stands in docs/requests.md: enough to see each service, each plan and each number once. */
const SHOWN: [count: number, plan: PlanName, title: string][] = [
	[100, 'starter', '100 texts, Starter'],
	[1000, 'starter', '1,000 texts, Starter'],
	[10_000, 'business', '10,000 texts, Business'],
	[1000, 'free', '1,000 texts, Free'],
];

const { values: options } = parseArgs({
	options: {
		plan: { type: 'string', default: Object.keys(PLANS).join(',') },
		n: { type: 'string', default: '100,1000,10000' },
		services: { type: 'string', default: SERVICES.map(({ name }) => name).join(',') },
		seeds: { type: 'string', default: '30' },
		from: { type: 'string', default: '1001' },
		write: { type: 'boolean', default: false },
	},
});

const shownCells = (): Cell[] =>
	SHOWN.flatMap(([count, plan]) => SERVICES.map((service) => ({ count, plan, service })));

/** The cells that the options name. */
function namedCells(): Cell[] {
	const services = options.services.split(',').map((name) => {
		const found = [...SERVICES, ...MORE_SERVICES].find((service) => service.name === name);
		if (!found) throw new Error(`There is no service "${name}"`);
		return found;
	});
	const plans = options.plan.split(',').map((name) => {
		if (!(name in PLANS)) throw new Error(`There is no plan "${name}"`);
		return name as PlanName;
	});
	const counts = options.n.split(',').map(Number);
	return counts.flatMap((count) =>
		plans.flatMap((plan) => services.map((service) => ({ count, plan, service }))),
	);
}

async function measure(cell: Cell): Promise<Row> {
	const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => Number(options.from) + i);
	const runs: Run[] = [];
	for (const seed of seeds) {
		if (process.stderr.isTTY) process.stderr.write(`\rseed ${seed} `);
		runs.push(await measureRun(cell, seed));
	}
	if (process.stderr.isTTY) process.stderr.write('\r');
	return rowOf(cell, runs, seeds);
}

function write(rows: Row[]): void {
	const parts = SHOWN.map(([count, plan, title]) => {
		const shown = rows.filter(({ cell }) => cell.count === count && cell.plan === plan);
		return [`### ${title}`, markdown(shown), ...summary(shown)].join('\n\n');
	});
	const page = readFileSync(PAGE, 'utf8');
	const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
	if (before < 0 || after < before) throw new Error(`${PAGE} has no place for the table`);
	const tables = [BEGIN, ...parts].join('\n\n');
	writeFileSync(PAGE, `${page.slice(0, before)}${tables}\n\n${page.slice(after)}`);
}

async function main(): Promise<void> {
	const rows: Row[] = [];
	console.log(HEADING);
	for (const cell of options.write ? shownCells() : namedCells()) {
		const row = await measure(cell);
		rows.push(row);
		console.log(line(row));
	}
	console.log(`\n${summary(rows).join('\n')}`);
	if (options.write) write(rows);
}

void main();
