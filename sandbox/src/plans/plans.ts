/**
 * The keys that the sandbox knows and what each may do. The figures are those of the vendor's
 * rate-limit page; they can change there, and clients must go by the headers.
 */

/** What a key may use. A limit that is left out is no limit. */
export interface Quota {
	/** Requests in one short window. */
	requests?: number;
	/** Length of that window, ms. @default 60_000 */
	windowMs?: number;
	/** Requests from midnight to midnight, UTC. */
	day?: number;
	/** Requests in a calendar month, UTC. */
	month?: number;
	/** Characters of text in one call, all documents together. */
	charsPerCall?: number;
}

/** A key's plan. */
export interface Plan extends Quota {
	/** As error messages name it. */
	name: string;
	/** Set when the key no longer works: since when, ISO. */
	expiredAt?: string;
}

/** The plans of the keys that every sandbox knows. */
export const PLANS: Record<string, Plan> = {
	'sandbox-free': { name: 'Free', requests: 5, day: 100, month: 1_000, charsPerCall: 1_000 },
	'sandbox-starter': { name: 'Starter', requests: 60, day: 1_000, month: 10_000 },
	'sandbox-growth': { name: 'Growth', requests: 200, day: 3_000, month: 30_000 },
	'sandbox-business': { name: 'Business', requests: 500, day: 10_000, month: 100_000 },
	'sandbox-unlimited': { name: 'Enterprise' },
	'sandbox-expired': { name: 'Starter', expiredAt: '2026-01-31T00:00:00.000Z' },
};

/** Their keys, in the order of the plans. */
export const SANDBOX_KEYS = Object.keys(PLANS);

/** What a plan allows, in words. */
export function describePlan(plan: Plan): string {
	if (plan.expiredAt !== undefined) return `refused: expired on ${plan.expiredAt.slice(0, 10)}`;
	if (plan.requests === undefined) return `${plan.name}: no limits`;
	const { requests, day, month, charsPerCall } = plan;
	const figure = (number = 0) => number.toLocaleString('en-US');
	const cap = charsPerCall === undefined ? '' : `, ${figure(charsPerCall)} characters a call`;
	const limits = `${requests} requests a minute, ${figure(day)} a day, ${figure(month)} a month`;
	return `${plan.name}: ${limits}${cap}`;
}

/**
 * The plan of a key, or undefined when the sandbox does not know the key.
 * @param keys further keys, and quotas that replace those of the known ones
 * @param quota replaces the quota of every key
 */
export function planOf(key: string, keys: Record<string, Quota>, quota?: Quota): Plan | undefined {
	const known = Object.hasOwn(PLANS, key) ? PLANS[key] : undefined;
	const own = Object.hasOwn(keys, key) ? keys[key] : undefined;
	if (known === undefined && own === undefined) return undefined;
	const { name = 'Custom', expiredAt } = known ?? {};
	return { name, ...(expiredAt && { expiredAt }), ...(quota ?? own ?? known) };
}
