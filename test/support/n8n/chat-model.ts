import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen } from '../listen';

interface ChatMessage {
	role: string;
	content?: unknown;
}

interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string; description?: string; parameters?: unknown } }>;
}

/** A language model that does as it is told. */
export interface ChatModel {
	/** Base URL for an OpenAI credential. */
	readonly url: string;
	/** What it was asked, oldest first. */
	readonly requests: readonly ChatRequest[];
	close(): Promise<void>;
}

/**
 * Starts a stand-in for OpenAI's chat completions on 127.0.0.1. It calls the first tool that it is
 * offered with these arguments, and its last word is what the tool answered.
 */
export async function startChatModel(toolArguments: object): Promise<ChatModel> {
	const requests: ChatRequest[] = [];
	const server = createServer((request, response) => {
		void json(request).then((parsed) => {
			const body = parsed as ChatRequest;
			requests.push(body);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(completion(body, toolArguments)));
		});
	});
	const { port, close } = await listen(server);
	return { url: `http://127.0.0.1:${port}/v1`, requests, close };
}

function completion({ model, messages, tools }: ChatRequest, toolArguments: object): object {
	const answered = messages.filter(({ role }) => role === 'tool').at(-1);
	const message = answered
		? { role: 'assistant', content: String(answered.content) }
		: {
				role: 'assistant',
				content: null,
				tool_calls: [
					{
						id: 'call_1',
						type: 'function',
						function: { name: tools?.[0]?.function.name, arguments: JSON.stringify(toolArguments) },
					},
				],
			};
	const choice = { index: 0, message, finish_reason: answered ? 'stop' : 'tool_calls' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	return { id: 'chat_1', object: 'chat.completion', created: 1, model, choices: [choice], usage };
}
