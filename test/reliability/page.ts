import type { Fault, Kind } from './fault';
import { grouped, TEXTS, type Trial } from './trial';

/** One fault in both hosts. */
export interface Tried {
	kind: Kind;
	fault: Fault;
	n8n: Trial;
	nodeRed: Trial;
}

const COLUMNS = ['fault', 'in n8n', 'in Node-RED', 'requests', 'lost', 'doubled'];

/** The page as it should stand in docs/reliability.md. */
export function pageOf(tried: readonly Tried[]): string {
	const kinds = [...grouped(tried, ({ kind }) => kind)];
	return [
		INTRODUCTION.replace('FAULTS', String(tried.length)),
		'| kind | faults × 2 hosts |\n| --- | --- |',
		...kinds.map(([{ title }, rows]) => `| ${title} | ${rows.length} × 2 |`),
		...kinds.map(([{ title }, rows]) => `\n## ${title}\n\n${tableOf(rows)}`),
		'',
	].join('\n');
}

/** The most requests that a fault may cost where texts are answered. */
export function mostOf({ atMost = 9 }: Fault): number {
	return atMost;
}

/** Items of a trial that have no result. */
export function lostIn({ endings }: Trial): number {
	return TEXTS.length - endings.filter(({ failure }) => !failure).length;
}

/** Faults of one name that read and cost the same share a row. */
function tableOf(rows: readonly Tried[]): string {
	const forms = new Map<string, string[]>();
	for (const row of rows) {
		const { name, form } = row.fault;
		const key = JSON.stringify([name, ...cellsOf(row)]);
		forms.set(key, [...(forms.get(key) ?? []), ...(form === undefined ? [] : [form])]);
	}
	const lines = [...forms].map(([key, of]) => {
		const [name = '', ...cells] = JSON.parse(key) as string[];
		return [of.length === 0 ? name : `${name} ${of.join(', ')}`, ...cells];
	});
	return [COLUMNS, COLUMNS.map(() => '---'), ...lines]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function cellsOf({ fault, n8n, nodeRed }: Tried): string[] {
	const isExact = [n8n, nodeRed].every((trial) => lostIn(trial) === TEXTS.length);
	const requests = isExact ? both(n8n.requests, nodeRed.requests) : `≤ ${mostOf(fault)}`;
	return [
		wordsOf(n8n),
		wordsOf(nodeRed),
		requests,
		both(lostIn(n8n), lostIn(nodeRed)),
		both(n8n.doubled, nodeRed.doubled),
	];
}

/** One number where the hosts agree. */
function both(n8n: number, nodeRed: number): string {
	return n8n === nodeRed ? String(n8n) : `${n8n} / ${nodeRed}`;
}

/** What the user reads, each different failure once, with how many items where there are several. */
function wordsOf({ endings }: Trial): string {
	const failed = endings.flatMap(({ failure }) => failure ?? []);
	const words = failed.map(({ message, description }) => `**${message}** → ${description}`);
	const counted = [...grouped(words, (text) => text)];
	if (counted.length === 0) return 'all answered';
	return (
		counted
			.map(([text, of]) => (of.length === TEXTS.length ? text : `${of.length} × ${text}`))
			.sort()
			.join('<br>')
			.replaceAll('|', '\\|')
			// As code: Markdown would make a link of the pattern of an address.
			.replace(/http:\/\/[^\s)@]+@[^\s)]+/g, '`$&`')
	);
}

const INTRODUCTION = `# What goes wrong, and what is read then

Made by \`test/reliability\`, which tries all of it and fails when a word or a number here is not so
(\`SENTOR_WRITE=1 npx jest test/reliability\` writes this page anew).

FAULTS faults, each in n8n's own engine and in a real Node-RED, over real HTTP, against a service that has that fault. Each run has
${TEXTS.length} texts, of which the first request holds two; "once" is this one, "in mid-run" the one after it. The longest wait for the rate limit is set to 20 s, the request time-out to 20 s, or 1 or 2 s
where the service says nothing. n8n's node goes on with its error output, Node-RED's errors leave by its second output.

- **fault**: faults that read and cost the same share a row.
- **in n8n**, **in Node-RED**: what the user reads of the texts that have no result: **what happened** → what to do next. "2 ×": two texts of the ${TEXTS.length}.
- **requests**: those that arrived at the service; "≤" where texts are answered, since how many go together then hangs on how quick the answers are.
- **lost**: texts without a result. Never those that had been answered; none where the service comes back.
- **doubled**: texts that were sent again after they had been answered.

What holds in every row: each text leaves the node exactly once, with a result or with a failure in words; nothing that was answered is sent
again; no stack trace, no API key (the service writes it into its answers).
`;
