import type { NodeAPI } from 'node-red';
import type { Failures } from '../common/failures';
import { readableError } from '../common/job';
import type { SentorAccess, SentorApiNode } from './types';

/** A Sentor API node that can be used. */
export type UsableAccess = Extract<SentorAccess, { ok: true }>;

/** A node's way to the Sentor API node that was chosen for it. */
export class ApiLink {
	readonly #RED: NodeAPI;
	readonly #id: string;
	readonly #failures: Failures;

	/** `id`: of the Sentor API node; undefined or '' when none was chosen. */
	constructor(RED: NodeAPI, id: string | undefined, failures: Failures) {
		this.#RED = RED;
		this.#id = id ?? '';
		this.#failures = failures;
	}

	/** What it offers, undefined when it cannot be used: {@link fault} says why. */
	get access(): UsableAccess | undefined {
		const access = this.#access;
		return access?.ok ? access : undefined;
	}

	/** Why it cannot be used, for Catch nodes; undefined when it can. */
	get fault(): Error | undefined {
		const access = this.#access;
		if (!access) return this.#failures.fault(this.#id === '' ? 'noApi' : 'apiMissing');
		return access.ok ? undefined : readableError(access.fault, 'config');
	}

	/** Looked up each time: the Sentor API node may be deployed anew without this one. */
	get #access(): SentorAccess | undefined {
		return (this.#RED.nodes.getNode(this.#id) as SentorApiNode | null)?.access;
	}
}
