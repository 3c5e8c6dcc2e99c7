import type { RequestFault, ResultFault, Spell } from './faults';
import type { HeaderStyle, RefusalForm } from './headers';
import type { QuotaWindow } from './quota';
import type { WorkOptions } from './workers';

/** What a document does to a request: `refuse` 422, `crash` 500 or `cut` (reset) when its turn comes. */
export type Verdict = 'accept' | 'refuse' | 'crash' | 'cut';

/** A simulated Sentor. Every option is optional; without any it is quick, unlimited and healthy. */
export interface SimOptions extends WorkOptions {
	/** Way there and back, ms. @default 40 */
	networkMs?: number;
	/** The gateway answers 504 after this long, ms; the work goes on. @default 60_000 */
	gatewayMs?: number;
	quota?: QuotaWindow[];
	/** What the quota counts. @default 'requests' */
	quotaCounts?: 'requests' | 'documents';
	/** What `X-RateLimit-Remaining` says, whatever is left. */
	toldRemaining?: number;
	/** Requests at a time; one more is answered 429 at once. */
	mostAtOnce?: number;
	/** `Retry-After` of that answer, s; absent: it names no time. */
	busyRetryAfter?: number;
	/** Requests per minute that somebody else sends with the same key. @default 0 */
	otherPerMinute?: number;
	/** Share of answers that tell the quota. @default 1 */
	toldShare?: number;
	/** Answers before the first that tells the quota. @default 0 */
	silentAnswers?: number;
	headerStyle?: HeaderStyle;
	refusalForm?: RefusalForm;
	/** @default true */
	dateHeader?: boolean;
	/** Server clock minus core clock, ms. @default 0 */
	skewMs?: number;
	/** Share of requests that a server fault (500, 502 or 503) answers at once. @default 0 */
	errorShare?: number;
	/** Stretches of time in which requests fare badly. */
	spells?: readonly Spell[];
	/** What befalls request number i; nothing where the list ends or has a gap. */
	faults?: ReadonlyArray<RequestFault | undefined>;
	/** What befalls the results of request number i. */
	resultFaults?: ReadonlyArray<ResultFault | undefined>;
	/** Answers every request, for instance a wrong key or an outage. */
	always?: { status: number; body?: unknown; headers?: Record<string, string> };
	judge?: (text: string) => Verdict;
	/** Whether a 422 names the refused document by its `loc`. @default false */
	namesRefused?: boolean;
	/** Status and body style of a refusal of a document. @default 422 */
	refusedStatus?: number;
	maxDocs?: number;
	maxChars?: number;
	/** Status when a request is over a cap. @default 413 */
	capStatus?: number;
	/** Status of a success. @default 200 */
	successStatus?: number;
	/** A secret that the server prints everywhere. */
	echo?: string;
	/** Whether the transport heeds the signal. @default true */
	heedsSignal?: boolean;
	/** Seed of the server's own draws. @default 1 */
	seed?: number;
}
