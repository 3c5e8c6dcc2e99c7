import { readExample, withCredentials } from '../../demo/support/n8n-examples';
import { startChatModel } from '../support/chat-model';
import { liveN8n, liveSandbox } from '../support/n8n-live';

const { api } = liveN8n();
const live = liveSandbox(api);

it('an AI agent fills in the tool by itself and gets the sentiment of the words it was asked about', async () => {
	const words = {
		text: 'The jacket is great, but returns took six weeks.',
		entities: 'jacket, returns',
	};
	const model = await startChatModel({ ...words, language: 'en' });
	try {
		const openAi = await api.createCredential('OpenAI account', 'openAiApi', {
			apiKey: 'none',
			url: model.url,
		});
		const example = readExample('ai-agent-with-sentiment-tool.json');
		const nodes = example.nodes.map((node) =>
			// In the editor the chat panel talks to the trigger; from outside it has to be public.
			node.name === 'When a chat message arrives'
				? { ...node, parameters: { ...node.parameters, public: true } }
				: node,
		);
		const credentials = [await live.credential(), openAi];
		const stored = await api.createWorkflow(withCredentials({ ...example, nodes }, credentials));
		await api.activate(stored);
		const answer = await fetch(`${api.url}/webhook/sentor-mood-chat/chat`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ action: 'sendMessage', sessionId: '1', chatInput: 'Is she happy?' }),
		});
		const { output } = (await answer.json()) as { output: string };
		expect(JSON.parse(output)).toEqual([
			expect.objectContaining({
				sentiment: expect.stringMatching(/^(positive|neutral|negative)$/),
				entitySentiments: [
					expect.objectContaining({ entity: 'jacket' }),
					expect.objectContaining({ entity: 'returns' }),
				],
			}),
		]);
		expect(live.sandbox.requests[0]?.body).toMatchObject({
			docs: [{ doc: words.text, entities: ['jacket', 'returns'] }],
		});
		const [tool] = model.requests[0]?.tools ?? [];
		expect(tool?.function.parameters).toMatchObject({
			properties: { text: {}, entities: {}, language: {} },
		});
	} finally {
		await model.close();
	}
});
