/**
 * Everything that can be chosen about a sandbox. All of it is optional, all of it can be changed
 * while it runs (`set`), except the port and the clock.
 */
import type { FaultOptions } from './faults/plan';
import type { RecordedRequest } from './http/log';
import type { Quota } from './plans/plans';
import { checkVariants, DEFAULT_VARIANTS, type Variants } from './variants';

const DEFAULTS = {
	/** Requests that are worked on at the same time; the others wait in line. */
	workers: 4,
	/** Work of a request whatever is in it, ms. */
	requestMs: 60,
	/** Work of one document whose sentiment is asked for, ms. */
	docMs: 15,
	/** Work of one document that is to be clustered, ms. */
	clusterDocMs: 3,
	/** Work of one character, ms. */
	msPerCharacter: 0,
	/** The gateway answers 504 after so many ms; the work goes on behind it. */
	gatewayTimeoutMs: 10_000,
	/** Longest text of one document, characters; a longer one is refused. 0: no bound. */
	maxTextLength: 0,
	/** Most documents in a request; more are refused. 0: no bound. */
	maxDocsPerRequest: 0,
	/** Quota of every key, instead of what its plan has. Windows that are left out have no limit. */
	quota: undefined as Quota | undefined,
	/** Further keys, or other quotas for the ones there are. */
	keys: {} as Record<string, Quota>,
	/** What goes wrong, and when. */
	faults: {} as FaultOptions,
	/** The forms of the answers. */
	variants: DEFAULT_VARIANTS,
};

/** Options with every default filled in; what the parts of the sandbox read. */
export type Settings = typeof DEFAULTS;

/** What `startSandbox` takes. */
export interface SandboxOptions extends Partial<Omit<Settings, 'variants'>> {
	variants?: Partial<Variants>;
	/** Port on 127.0.0.1, 0 for a free one. @default 0 */
	port?: number;
	/** ms since the epoch, for the quota windows and every date in an answer. @default Date.now */
	now?: () => number;
	/** Called when a request has its answer, or its connection ended. */
	onRequest?: (record: RecordedRequest) => void;
}

/**
 * Lays options over settings. What is left out stays; `variants` are laid over one by one, every
 * other option replaces the one before as a whole.
 * @throws {Error} when there is no such variant
 */
export function mergeSettings(options: SandboxOptions, settings: Settings = DEFAULTS): Settings {
	const { variants = {}, port: _port, now: _now, onRequest: _onRequest, ...plain } = options;
	checkVariants(variants);
	return { ...settings, ...plain, variants: { ...settings.variants, ...variants } };
}
