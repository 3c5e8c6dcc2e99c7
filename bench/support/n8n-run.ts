/** One run of a node in n8n's own engine, in a process of its own, so that its memory can be told. */
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeHelpers, type INodeParameters, type INodeType } from 'n8n-workflow';
import { repository } from '../../harness/node24';
import { runNode } from '../../test/support/n8n/engine';
import { textOf } from './texts';
import { messageOf } from './message-of';

/** Our node; n8n's HTTP Request as it is dropped; the same with the Batching that n8n proposes. */
export type N8nCandidate = 'sentor' | 'http' | 'http-batched';

/** How a run went. */
export interface N8nRunResult {
	ms: number;
	/** Items with an answer. */
	answered: number;
	/** Peak memory of the process, MB. */
	peakMb: number;
	/** What became of the first item that has no answer. */
	firstError?: string;
}

/**
 * Runs a candidate over so many items.
 *
 * @param n8nFolder Folder whose `node_modules` holds n8n, for its HTTP Request node.
 */
export async function runInN8n(
	candidate: N8nCandidate,
	url: string,
	items: number,
	n8nFolder: string,
): Promise<N8nRunResult> {
	const child = fork(__filename, [candidate, url, String(items), n8nFolder]);
	const result = await messageOf<N8nRunResult>(child);
	child.disconnect();
	return result;
}

async function run(
	candidate: N8nCandidate,
	url: string,
	count: number,
	folder: string,
): Promise<N8nRunResult> {
	const items = Array.from({ length: count }, (_, place) => ({ json: { text: textOf(place) } }));
	const options = candidate === 'sentor' ? sentor(url) : httpRequest(candidate, url, folder);
	const startedAt = performance.now();
	const { outputs, error } = await runNode({ ...options, items, onError: 'continueRegularOutput' });
	const ms = performance.now() - startedAt;
	const returned = (outputs[0] ?? []).map(({ json }) => json);
	const lost = returned.find((json) => !isAnswer(json)) ?? (error && { error: error.message });
	return {
		ms,
		answered: returned.filter(isAnswer).length,
		peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
		...(lost ? { firstError: JSON.stringify(lost).slice(0, 300) } : {}),
	};
}

/** Whether there is a verdict in it, in our form or in the API's own. */
function isAnswer(json: Record<string, unknown>): boolean {
	return typeof json.sentiment === 'string' || Array.isArray(json.results);
}

/** As it is built: tsx takes the `.node` in the name of its source for a binary. */
function sentor(url: string) {
	const { SentorSentiment } = createRequire(__filename)(
		path.join(repository, 'dist/nodes/SentorSentiment/SentorSentiment.node.js'),
	) as { SentorSentiment: new () => INodeType };
	return {
		nodeType: new SentorSentiment(),
		credential: { apiKey: KEY, baseUrl: url },
		parameters: { text: '={{ $json.text }}', entities: 'delivery, support' },
	};
}

/** Each item is a request of its own: the node knows no other way. */
function httpRequest(candidate: N8nCandidate, url: string, folder: string) {
	const load = createRequire(path.join(folder, 'package.json'));
	const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => INodeType;
	};
	const nodeType = NodeHelpers.getVersionedNodeType(new HttpRequest());
	const batching = { batching: { batch: { batchSize: 50, batchInterval: 1000 } } };
	const parameters: INodeParameters = {
		method: 'POST',
		url: `${url}/predicts`,
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'x-api-key', value: KEY }] },
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			"={{ JSON.stringify({ docs: [{ doc_id: '0', doc: $json.text, entities: ['delivery', 'support'] }] }) }}",
		options: candidate === 'http-batched' ? batching : {},
	};
	const { version } = nodeType.description;
	const typeVersion = Array.isArray(version) ? Math.max(...version) : version;
	return { nodeType, type: 'n8n-nodes-base.httpRequest', parameters, settings: { typeVersion } };
}

const KEY = 'sandbox-unlimited';

if (require.main === module) {
	const [candidate, url = '', items, folder = ''] = process.argv.slice(2);
	void run(candidate as N8nCandidate, url, Number(items), folder).then((result) =>
		process.send?.(result),
	);
}
