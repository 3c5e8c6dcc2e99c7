/** A local stand-in for the Sentor API; its scores are not Sentor's. */
import type { SandboxOptions } from './options';
import { Sandbox } from './sandbox';

export { BAD_GOOGLE_KEY } from './endpoints/topic-name';
export type { FaultOptions, PoisonOptions } from './faults/plan';
export { FAULT_NAMES } from './faults/parse';
export type { RecordedRequest } from './http/log';
export type { SandboxOptions } from './options';
export { VARIANT_VALUES, type Variants } from './variants';
export { SANDBOX_KEYS, type Quota } from './plans/plans';

export type { Sandbox };

/**
 * Starts a sandbox on 127.0.0.1.
 * @returns when it listens. Rejects when the port is taken, or an option names an unknown fault.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = new Sandbox(options);
	await sandbox.listen(options.port);
	return sandbox;
}
