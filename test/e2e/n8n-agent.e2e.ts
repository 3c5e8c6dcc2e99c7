import { readExample, withCredentials } from '../../harness/n8n/examples';
import type { Credential } from '../../harness/n8n/types';
import { startChatModel, type ChatModel } from '../support/n8n/chat-model';
import { liveN8n, liveSandbox } from '../support/n8n/live';

const { api } = liveN8n();
const live = liveSandbox(api);

/** What the agent's model reads of the tool's answer. */
interface Heard {
	sentiment?: string;
	/** What happened, and what to do. */
	error?: string;
	message?: string;
	[field: string]: unknown;
}

let model: ChatModel;

afterEach(async () => await model.close());

/** Asks the agent of the example, whose model calls the tool so; its last word is the tool's answer. */
async function ask(toolArguments: object, credential: Credential): Promise<Heard[]> {
	model = await startChatModel(toolArguments);
	const data = { apiKey: 'none', url: model.url };
	const openAi = await api.createCredential('OpenAI account', 'openAiApi', data);
	const example = readExample('ai-agent-with-sentiment-tool.json');
	const nodes = example.nodes.map((node) =>
		// In the editor the chat panel talks to the trigger; from outside it has to be public.
		node.name === 'When a chat message arrives'
			? { ...node, parameters: { ...node.parameters, public: true }, webhookId: openAi.id }
			: node,
	);
	const workflow = withCredentials({ ...example, nodes }, [credential, openAi]);
	await api.activate(await api.createWorkflow(workflow));
	const answer = await fetch(`${api.url}/webhook/${openAi.id}/chat`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ action: 'sendMessage', sessionId: '1', chatInput: 'Is she happy?' }),
	});
	const { output } = (await answer.json()) as { output: string };
	return JSON.parse(output) as Heard[];
}

const words = {
	text: 'The jacket is great, but returns took six weeks.',
	entities: 'jacket, returns',
	language: 'en',
};

it('an AI agent fills in the tool by itself and gets the sentiment of the words it was asked about', async () => {
	const [heard] = await ask(words, await live.credential());
	expect(heard).toMatchObject({
		sentiment: expect.stringMatching(/^(positive|neutral|negative)$/),
		summary: expect.stringContaining('jacket positive'),
	});
	expect(live.sandbox.requests[0]?.body).toMatchObject({
		docs: [{ doc: words.text, entities: ['jacket', 'returns'] }],
	});
});

it('its model is told when to call the tool, with what, and what comes back', async () => {
	await ask(words, await live.credential());
	const [tool] = model.requests[0]?.tools ?? [];
	expect(tool?.function).toMatchObject({
		description: expect.stringMatching(/^Tell how people feel in a text.*entities.*what to do/),
		parameters: { properties: { text: {}, entities: {}, language: {} } },
	});
});

it('a model that gives the entities as a list gets its answer', async () => {
	const entities = ['jacket', 'returns'];
	const [heard] = await ask({ ...words, entities }, await live.credential());
	expect(heard?.summary).toContain('jacket positive');
});

it.each<[string, object, RegExp, RegExp]>([
	['without entities', { text: words.text, language: 'en' }, /^No entity/, /Name at least one/],
	['without a text', { ...words, text: '' }, /^Text is empty/, /./],
	['without anything', {}, /^Text is empty/, /./],
])('a model that calls the tool %s reads what happened and what to do', async (...row) => {
	const [, toolArguments, error, message] = row;
	expect(await ask(toolArguments, await live.credential())).toEqual([
		expect.objectContaining({
			error: expect.stringMatching(error),
			message: expect.stringMatching(message),
		}),
	]);
	expect(live.sandbox.requests).toEqual([]);
});

it('so does one whose key has expired, or that finds the service down', async () => {
	const [expired] = await ask(words, await live.credentialWith('sandbox-expired'));
	expect(expired).toMatchObject({
		error: expect.stringContaining('expired'),
		message: expect.stringContaining('Create a key'),
	});
	await model.close();
	live.sandbox.set({ faults: { always: '415' } });
	const [refused] = await ask(words, await live.credential());
	expect(refused).toMatchObject({
		error: expect.stringContaining('415'),
		message: expect.stringMatching(/./),
	});
});
