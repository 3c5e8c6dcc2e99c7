/** One message of Node-RED's event stream, e.g. topic `debug` or `status/NODE_ID`. */
export interface NodeRedEvent {
	topic: string;
	data: unknown;
}

/** A node of a flow as the flow file holds it. */
export interface FlowNode {
	id: string;
	type: string;
	[property: string]: unknown;
}

export type DeployType = 'full' | 'nodes' | 'flows' | 'reload';

/** How long an expected event may take on a busy machine, ms; only a broken promise waits this long. */
const PATIENCE_MS = 20_000;

/** Topics of the event stream that are listened to. */
const TOPICS = ['debug', 'status/#', 'notification/#'];

/** Drives a running Node-RED by its admin API and its event stream (`/comms`), as the editor does. */
export class NodeRedAdmin {
	/** Every event since the start, or since {@link forget}. */
	readonly events: NodeRedEvent[] = [];
	readonly #url: string;
	readonly #stream: WebSocket;
	#watchers: Array<(event: NodeRedEvent) => void> = [];

	private constructor(url: string, stream: WebSocket) {
		this.#url = url;
		this.#stream = stream;
		stream.onmessage = ({ data }) => {
			for (const event of [JSON.parse(String(data))].flat() as NodeRedEvent[]) this.#take(event);
		};
	}

	/** Opens the event stream of the Node-RED at `url`. */
	static async connect(url: string): Promise<NodeRedAdmin> {
		const stream = new WebSocket(`${url.replace(/^http/, 'ws')}/comms`);
		await new Promise<void>((resolve, reject) => {
			stream.onopen = () => resolve();
			stream.onerror = () => reject(new Error(`No event stream at ${url}`));
		});
		for (const topic of TOPICS) stream.send(JSON.stringify({ subscribe: topic }));
		return new NodeRedAdmin(url, stream);
	}

	/** A request to the admin API; the body goes out as JSON, JSON comes back parsed. Any status resolves. */
	async request(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<{ status: number; body: unknown }> {
		const reply = await fetch(this.#url + path, {
			method,
			headers: {
				accept: 'application/json',
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await reply.text();
		return { status: reply.status, body: parse(text) };
	}

	/**
	 * Deploys a whole flow file and waits until it runs: the admin API answers earlier than that, and
	 * an inject right after it would find no node. Call {@link forget} before it or after it, not meanwhile.
	 *
	 * @throws When Node-RED refuses it.
	 */
	async deploy(flows: FlowNode[], type: DeployType = 'full'): Promise<void> {
		// Only events from now on count: the same flows have the same revision.
		const before = this.events.length;
		const { status, body } = await this.request(
			'POST',
			'/flows',
			{ flows },
			{
				'Node-RED-API-Version': 'v2',
				'Node-RED-Deployment-Type': type,
			},
		);
		if (status !== 200) throw new Error(`Deploy was refused (${status}): ${JSON.stringify(body)}`);
		const { rev } = body as { rev: string };
		await this.waitFor(
			({ topic, data }) =>
				topic === 'notification/runtime-deploy' && (data as { revision: string }).revision === rev,
			before,
		);
	}

	/**
	 * Presses the button of an inject node. `properties` replace what it sends.
	 *
	 * @throws When there is no such node.
	 */
	async inject(id: string, properties?: Record<string, unknown>): Promise<void> {
		const props = Object.entries(properties ?? {}).map(([p, value]) => ({
			p,
			v: JSON.stringify(value),
			vt: 'json',
		}));
		const { status } = await this.request(
			'POST',
			`/inject/${id}`,
			properties ? { __user_inject_props__: props } : undefined,
		);
		if (status !== 200) {
			const last = JSON.stringify(this.events.slice(-5));
			throw new Error(`Inject ${id} answered ${status}; the last events were ${last}`);
		}
	}

	/** The value of a flow's context variable, undefined when it has none. */
	async flowContext(flow: string, key: string): Promise<unknown> {
		const { body } = await this.request('GET', `/context/flow/${flow}/${key}`);
		const { msg, format } = body as { msg?: string; format?: string };
		if (msg === undefined || format === 'undefined') return undefined;
		return format?.startsWith('string') ? msg : parse(msg);
	}

	/**
	 * The first event, to come or past (from place `since` in {@link events}), that the condition holds for.
	 *
	 * @throws When there is none within `patienceMs`.
	 */
	async waitFor(
		condition: (event: NodeRedEvent) => boolean,
		since = 0,
		patienceMs = PATIENCE_MS,
	): Promise<NodeRedEvent> {
		const past = this.events.slice(since).find(condition);
		if (past) return past;
		return new Promise((resolve, reject) => {
			const limit = setTimeout(() => {
				stop();
				reject(
					new Error(`No such event; the last ones were ${JSON.stringify(this.events.slice(-5))}`),
				);
			}, patienceMs);
			const { stop } = this.#watch((event) => {
				if (!condition(event)) return;
				clearTimeout(limit);
				stop();
				resolve(event);
			});
		});
	}

	/** Forgets the events so far. */
	forget(): void {
		this.events.length = 0;
	}

	close(): void {
		this.#stream.close();
	}

	#watch(watcher: (event: NodeRedEvent) => void): { stop(): void } {
		this.#watchers.push(watcher);
		return { stop: () => (this.#watchers = this.#watchers.filter((other) => other !== watcher)) };
	}

	#take(event: NodeRedEvent): void {
		if (event.topic === 'hb') return;
		this.events.push(event);
		for (const watcher of this.#watchers) watcher(event);
	}
}

/** What a debug node with "complete message object" showed, parsed where Node-RED wrote it as JSON. */
export function debugValue({ data }: NodeRedEvent): unknown {
	const { msg, format } = data as { msg: string; format?: string };
	return /^(object|array|number|boolean)/i.test(format ?? '') ? parse(msg) : msg;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Not JSON: an HTML page, or a plain word.
		return text;
	}
}
