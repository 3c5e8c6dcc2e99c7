import { blockKitFaults } from './block-kit';
import type { OutsideAnswer, Service } from './outside';

/** A message as Slack shows it. */
export interface SlackMessage {
	channel: string;
	/** In notifications, and where there are no blocks. */
	text: string;
	blocks?: unknown[];
}

/** Slack's answers are 200 also when they say no. */
const no = (error: string, detail?: unknown): OutsideAnswer => ({
	body: { ok: false, error, ...(detail === undefined ? {} : { response_metadata: detail }) },
});

/** Longer texts are cut by Slack (https://docs.slack.dev/reference/methods/chat.postMessage). */
const LONGEST_TEXT = 40_000;

/**
 * Slack's `chat.postMessage`, which takes what the published rules allow.
 *
 * @param messages Gets every message that was accepted.
 */
export function slack(messages: SlackMessage[]): Service {
	return ({ method, path, headers, body }) => {
		if (method !== 'POST' || path !== '/api/chat.postMessage') return no('unknown_method');
		if (!headers.authorization?.startsWith('Bearer xox')) return no('not_authed');
		const { channel, text = '', blocks } = body as Partial<SlackMessage>;
		if (!channel) return no('channel_not_found');
		if (text === '' && !blocks?.length) return no('no_text');
		if (text.length > LONGEST_TEXT) return no('msg_too_long');
		const faults = blockKitFaults(blocks ?? []);
		if (faults.length > 0) return no('invalid_blocks', { messages: faults });
		const message = { channel, text, ...(blocks ? { blocks } : {}) };
		messages.push(message);
		return { body: { ok: true, channel, ts: `1700000000.${messages.length}`, message } };
	};
}
