/** Calls to a sandbox over real HTTP, and sandboxes that end with their test. */
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/src';

const running: Sandbox[] = [];

/** A sandbox without work to wait for, unless the options say so. */
export async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ requestMs: 0, docMs: 0, clusterDocMs: 0, ...options });
	running.push(sandbox);
	return sandbox;
}

/** Ends every sandbox of the test; for `afterEach`. */
export async function closeSandboxes(): Promise<void> {
	await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
}

/** An answer, read to its end. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed JSON, undefined when it was none. What is in it is what the tests are about. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	json: any;
}

export interface CallOptions {
	key?: string;
	headers?: Record<string, string>;
	query?: string;
	signal?: AbortSignal;
}

export async function post(
	sandbox: Pick<Sandbox, 'url'>,
	path: string,
	body: unknown,
	{ key = 'sandbox-unlimited', headers = {}, query = '', signal }: CallOptions = {},
): Promise<Answer> {
	const response = await fetch(`${sandbox.url}${path}${query}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'x-api-key': key, ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
		redirect: 'manual',
		...(signal === undefined ? {} : { signal }),
	});
	return read(response);
}

export async function get(
	sandbox: Pick<Sandbox, 'url'>,
	path: string,
	headers: Record<string, string> = { 'x-api-key': 'sandbox-unlimited' },
): Promise<Answer> {
	return read(await fetch(`${sandbox.url}${path}`, { headers }));
}

/** Asks for the sentiment of texts; ids are their places, entities are delivery and support. */
export function predict(
	sandbox: Pick<Sandbox, 'url'>,
	texts: string[],
	options?: CallOptions,
): Promise<Answer> {
	return post(sandbox, '/predicts', { docs: texts.map(docOf) }, options);
}

export function docOf(text: string, place: number) {
	return { doc_id: String(place), doc: text, entities: ['delivery', 'support'] };
}

/** The code of what ended a call without an answer. */
export async function rejectionCode(call: Promise<unknown>): Promise<string | undefined> {
	try {
		await call;
		return undefined;
	} catch (caught) {
		return ((caught as Error).cause as { code?: string } | undefined)?.code ?? String(caught);
	}
}

async function read(response: Response): Promise<Answer> {
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Pages and empty bodies are answers too.
		return undefined;
	}
}
