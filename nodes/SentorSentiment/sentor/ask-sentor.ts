import type { IExecuteFunctions } from 'n8n-workflow';
import { createSentorClient, type SentorClient } from '../../../core';
import { itemFailure, type InputItem, type ItemFailure, type ItemPlan } from '../run/failures';
import { stopOnFailure } from '../run/node-errors';
import { createTransport } from '../transport';
import { hostClock } from './clock';
import { digest, readCredential, type Credential } from './credential';
import { inParallel } from './in-parallel';
import { readLimits } from './limits';
import { remembering } from './remembering';

/** The core's client for items of one credential. */
export interface OpenSentor {
	client: SentorClient;
	/** The user's own key for topic names, empty when the credential has none. */
	googleApiKey: string;
}

/** What Sentor said to items of one credential. */
export interface Answered<Plan, Answer> {
	plans: Plan[];
	answer: Answer;
}

/** Each is a look into n8n's database. */
const CREDENTIALS_AT_ONCE = 10;
/** Items of how many credentials are under way at once. */
const CLIENTS_AT_ONCE = 4;

/**
 * Asks once for the items of each credential: those of the same key and base URL go together. Items
 * whose credential or limits cannot be used fail before anything is sent, which ends the node unless
 * the workflow goes on.
 *
 * `ask` must not reject.
 */
export async function askSentor<Plan extends ItemPlan, Answer>(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	ask: (sentor: OpenSentor, plans: Plan[]) => Promise<Answer>,
): Promise<{ answered: Answered<Plan, Answer>[]; failures: ItemFailure[] }> {
	const failures: ItemFailure[] = [];
	const groups = await groupByCredential(context, plans, failures);
	const clients = [...groups.values()].flatMap(({ credential, first, plans: group }) => {
		const opened = openClient(context, credential, first.item);
		if (!opened.ok) {
			failures.push(...group.map(({ item }) => itemFailure(item, opened, true)));
			return [];
		}
		return [{ ...opened.value, plans: group }];
	});
	const items = context.getInputData().length;
	stopOnFailure(context, failures, {
		answered: 0,
		waiting: plans.length - failures.length,
		items,
	});
	const answered = await inParallel(clients, CLIENTS_AT_ONCE, async ({ sentor, close, plans }) => {
		try {
			return { plans, answer: await ask(sentor, plans) };
		} finally {
			close();
		}
	});
	return { answered, failures };
}

/** Plans of items of the same credential. */
interface Group<Plan> {
	credential: Credential;
	first: Plan;
	plans: Plan[];
}

async function groupByCredential<Plan extends ItemPlan>(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	failures: ItemFailure[],
): Promise<Map<string, Group<Plan>>> {
	const groups = new Map<string, Group<Plan>>();
	const credentials = await inParallel(
		plans,
		CREDENTIALS_AT_ONCE,
		async (plan) => [plan, await readCredential(context, plan.item)] as const,
	);
	for (const [plan, credential] of credentials) {
		if (!credential.ok) {
			failures.push(itemFailure(plan.item, credential));
			continue;
		}
		const { value } = credential;
		const group = groups.get(value.digest) ?? { credential: value, first: plan, plans: [] };
		group.plans.push(plan);
		groups.set(value.digest, group);
	}
	return groups;
}

function openClient(context: IExecuteFunctions, credential: Credential, item: InputItem) {
	const { data, apiKey, googleApiKey, baseUrl } = credential;
	const limits = readLimits(context, item);
	if (!limits.ok) return limits;
	const clock = hostClock();
	const client = createSentorClient({
		transport: createTransport(context, baseUrl, data),
		clock,
		// Without the Google key: pacing is the business of Sentor's key alone.
		quotaKey: digest(baseUrl, apiKey),
		secrets: [apiKey, googleApiKey].filter((secret) => secret !== ''),
		limits: limits.value,
	});
	return {
		ok: true as const,
		value: {
			sentor: { client: remembering(context, client, credential.digest), googleApiKey },
			close: clock.stop,
		},
	};
}

/** Each plan with what became of it; the core keeps the order. */
export function inPairs<Plan, Outcome>(
	plans: readonly Plan[],
	outcomes: readonly Outcome[],
): [Plan, Outcome][] {
	return outcomes.flatMap((outcome, place): [Plan, Outcome][] => {
		const plan = plans[place];
		return plan === undefined ? [] : [[plan, outcome]];
	});
}
