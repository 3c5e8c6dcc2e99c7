import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { listen } from '../listen';
import { blockKitFaults } from './block-kit';

/** What goes to an incoming webhook. */
export interface SlackMessage {
	text?: string;
	blocks?: Array<{ type: string; text?: { text: string } }>;
}

/** Takes what would go to Slack, by Slack's published rules. */
export interface SlackStandIn {
	/** Address of the incoming webhook. */
	url: string;
	/** What was taken, oldest first. */
	messages: SlackMessage[];
	/** Why something was not taken. */
	refusals: string[];
	close(): Promise<void>;
}

/** Starts a stand-in for Slack's incoming webhooks on a free loopback port. It answers `ok`, or 400 with the reason, as Slack does. */
export async function startSlack(): Promise<SlackStandIn> {
	const messages: SlackMessage[] = [];
	const refusals: string[] = [];
	const server = createServer((request, response) => {
		void textOf(request).then((body) => {
			const message = parse(body);
			const refusal = message ? refusalOf(message) : 'invalid_payload';
			if (message && !refusal) messages.push(message);
			if (refusal) refusals.push(refusal);
			response.writeHead(refusal ? 400 : 200, { 'content-type': 'text/html' });
			response.end(refusal ?? 'ok');
		});
	});
	const { port, close } = await listen(server);
	return { url: `http://127.0.0.1:${port}/services/T0/B0/x`, messages, refusals, close };
}

function parse(body: string): SlackMessage | undefined {
	try {
		return JSON.parse(body) as SlackMessage;
	} catch {
		// Slack says so, too: the caller is told.
		return undefined;
	}
}

/** Slack's word for what is wrong with a message. */
function refusalOf({ text, blocks }: SlackMessage): string | undefined {
	if (!text && !blocks?.length) return 'no_text';
	const [fault] = blockKitFaults(blocks ?? []);
	return fault === undefined ? undefined : `invalid_blocks: ${fault}`;
}
