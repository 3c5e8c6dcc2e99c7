import { createReport, isAbsent, readEarlier, type ReportRow } from '../../../report';
import { Collector, type Collected } from '../common/input/collector';
import { partOf, type Part } from '../common/input/sequences';
import { evaluateAll } from '../common/input/typed-input';
import type { NodeFailure } from '../common/failures';
import type { Message } from '../common/job';
import type { Handling, MessageNode } from '../common/message-node';
import { leaveSequence, setResult } from '../common/output/message-copies';
import { rowsOf, TEXT_FIELD } from './rows';
import type { ReportSettings } from './settings';

/** A message that was collected, and what it gives to the report. */
interface Member extends Collected {
	rows: ReportRow[];
	/** Why it gives nothing. */
	failure?: NodeFailure;
}

/** Neither a result nor the reason for none was found where the node looks. */
const NO_ANSWER: NodeFailure = { code: 'invalid_input', reason: 'no_answer', words: 'noAnswer' };

/** Messages of no sequence make one together, until one of them has `complete`. No sequence has this id. */
function partOrLoose(message: Message): Part {
	return partOf(message) ?? { id: '', isLast: Object.hasOwn(message, 'complete') };
}

/** What a Sentor Report node does: it collects results, and makes one report of them. Sends nothing anywhere. */
export function reporting(host: MessageNode, settings: ReportSettings): Handling {
	const { failures } = host;
	const report = (members: Member[]): Promise<void> => makeReport(host, settings, members);
	const collector = new Collector<Member>(
		{ complete: report, late: (job) => host.fail(job, host.noRoom) },
		partOrLoose,
	);
	return {
		fault: () => (settings.quotes === undefined ? failures.fault('quotes') : undefined),
		withdraw: () => collector.clear(),
		overflow: (job) => collector.overflow(job),
		activity: () => ({ waiting: 'collecting' }),
		async handle(job) {
			const part = partOrLoose(job.message);
			const isSequence = part.id !== '';
			let read: Read;
			try {
				read = await readMessage(host, settings, job.message);
			} catch (reason) {
				if (!isSequence) throw reason;
				// Its sequence has to become complete without it.
				read = { rows: [], failure: failures.unexpected(reason) };
			}
			const { source, rows, failure } = read;
			if (job.isOver) return;
			if (Array.isArray(source) && !isSequence) return report([{ job, rows }]);
			// A message that only says that all are there brings nothing of its own.
			const isSignal = part.isLast && source === undefined;
			if (!failure && (rows.length > 0 || isSignal)) return collector.add(part, { job, rows });
			if (!isSequence) return host.fail(job, NO_ANSWER);
			return collector.add(part, { job, rows, failure: failure ?? NO_ANSWER });
		},
	};
}

/** What a message gave, or why it could not be read. */
interface Read {
	source?: unknown;
	rows: ReportRow[];
	failure?: NodeFailure;
}

async function readMessage(
	{ RED, node }: MessageNode,
	{ sources, prefersAnalyzed }: ReportSettings,
	message: Message,
): Promise<Read> {
	const values = await evaluateAll(RED, node, message, sources);
	const rows = rowsOf({ ...values, error: message.error }, prefersAnalyzed);
	return { source: values.source, rows };
}

/** The last message with a result takes the report, the others end with it. Never rejects. */
async function makeReport(
	host: MessageNode,
	settings: ReportSettings,
	members: Member[],
): Promise<void> {
	const { RED, node, failures } = host;
	const usable = members.filter(({ failure }) => !failure);
	// One that failed elsewhere would carry its error on with the report.
	const last = usable.findLast(({ job }) => job.message.error === undefined) ?? usable.at(-1);
	try {
		for (const { job, failure } of members) if (failure) host.failSafely(job, failure);
		if (!last) return;
		const { message } = last.job;
		const { previous } = await evaluateAll(RED, node, message, { previous: settings.previous });
		if (!isAbsent(previous) && !readEarlier(previous)) node.warn(failures.text('warn.previous'));
		const { quotes, language, title, result } = settings;
		const report = createReport(
			members.flatMap(({ rows }) => rows),
			{
				textField: TEXT_FIELD,
				previous,
				language,
				title,
				...(quotes === undefined ? {} : { quotes }),
			},
		);
		setResult(RED, message, result, report);
		leaveSequence(message);
		failures.clear(message);
		host.deliver(last.job, [message, null]);
		for (const { job } of members) job.drop();
	} catch (reason) {
		for (const { job } of members) host.failSafely(job, failures.unexpected(reason));
	}
}
