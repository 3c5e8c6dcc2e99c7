import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { SentorClient } from '../../../core';
import { openClient, type OpenClient } from '../sentor/client';
import { failedForAll, type ItemFailure } from './failures';
import { addHints, failureHints } from './hints';
import { stopOnFailure } from './node-errors';
import type { Readings } from '../parameters/read';
import { sortIntoOutputs, type Routed, type Shape } from './outputs';

/** What an operation makes of the input items. */
export interface Answers {
	results: Routed[];
	failures: ItemFailure[];
	hints: NodeExecutionHint[];
}

/** The parts in which operations differ. */
export interface Work<Plan> {
	shape: Shape;
	/** Where a user finds failed items when there is no error output; a sentence. */
	whereabouts?: string;
	/** Reads the parameters; sends nothing. An item whose values cannot be used fails alone. */
	read(): Readings<Plan>;
	/** Asks Sentor. Never rejects. */
	answer(client: SentorClient, plans: Plan[], open: OpenClient): Promise<Answers>;
}

const NOTHING: Answers = { results: [], failures: [], hints: [] };
const AMONG_THE_OTHERS = 'They are among the others, with an error field';

/**
 * Runs an operation and decides what becomes of what failed, the same way for all of them.
 *
 * Unless the workflow goes on in spite of failures, one of them ends the node, and one that is known
 * before anything was sent ends it without a request.
 */
export async function runOperation<Plan>(
	context: IExecuteFunctions,
	work: Work<Plan>,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return sortIntoOutputs(context, [], [], work.shape);

	const opened = await openClient(context);
	const { plans, failures } = opened.ok
		? work.read()
		: { plans: [], failures: failedForAll(items, opened) };
	stopOnFailure(context, failures, { answered: 0, items: items.length });

	const answers = opened.ok ? await answer(work, opened.value, plans) : NOTHING;
	const failed = [...failures, ...answers.failures].sort((a, b) => a.itemIndex - b.itemIndex);
	// A cancelled workflow goes nowhere: what was answered is kept in its data, no error is shown.
	const isCancelled = context.getExecutionCancelSignal()?.aborted === true;
	const answered = items.length - failed.length;
	if (!isCancelled) stopOnFailure(context, failed, { answered, items: items.length });
	const left = isCancelled && !context.continueOnFail() ? [] : failed;
	addHints(context, [
		...answers.hints,
		...failureHints(failed, items.length, whereabouts(context, work)),
	]);
	return sortIntoOutputs(context, answers.results, left, work.shape);
}

async function answer<Plan>(work: Work<Plan>, open: OpenClient, plans: Plan[]): Promise<Answers> {
	if (plans.length === 0) return NOTHING;
	try {
		return await work.answer(open.client, plans, open);
	} finally {
		open.close();
	}
}

function whereabouts(context: IExecuteFunctions, work: Pick<Work<never>, 'whereabouts'>): string {
	if (context.getNode().onError === 'continueErrorOutput') return 'See the error output.';
	return `${work.whereabouts ?? AMONG_THE_OTHERS}; set On Error to 'Continue (using error output)' to have them apart.`;
}
