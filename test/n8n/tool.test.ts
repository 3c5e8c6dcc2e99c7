import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';
import { callAsTool, type AgentKind } from '../support/n8n-agent';
import { sentorBench } from '../support/n8n-sentor';

const bench = sentorBench();

const filledByAgent = {
	text: "={{ $fromAI('Text', 'what to analyze', 'string') }}",
	entities: "={{ $fromAI('Entities', 'what it speaks about', 'string') }}",
};
const input = { Text: 'The delivery was great', Entities: 'delivery, support' };

describe.each<AgentKind>(['direct', 'by the engine'])(
	'the node as a tool that an agent calls %s',
	(kind) => {
		it('answers with the sentiment, and with nothing of the chat', async () => {
			const answer = await callAsTool({
				kind,
				input,
				parameters: filledByAgent,
				credential: bench.credential(),
			});
			expect(answer).toEqual([
				expect.objectContaining({
					sentiment: 'positive',
					positiveEntities: 'delivery',
					neutralEntities: 'support',
				}),
			]);
			expect(JSON.stringify(answer)).not.toMatch(
				/chatInput|private words|Entities":"delivery, support/,
			);
		});

		it('answers on its first output though it was set to split: an agent sees no other', async () => {
			const answer = await callAsTool({
				kind,
				input: { ...input, Text: 'The delivery was awful' },
				parameters: { ...filledByAgent, splitBySentiment: true },
				isOldN8n: true,
				credential: bench.credential(),
			});
			expect(answer).toEqual([expect.objectContaining({ sentiment: 'negative' })]);
		});

		it('tells the agent what went wrong and what to do', async () => {
			const answer = await callAsTool({
				kind,
				input: { ...input, Text: '' },
				parameters: filledByAgent,
				credential: bench.credential(),
			});
			expect(String((answer as Error).message)).toContain('Text is empty');
		});
	},
);

describe('the description for agents', () => {
	const { description } = new SentorSentiment();

	it('says when to use the tool, with what, and what comes back', () => {
		const { replacements } = description.usableAsTool as { replacements: { description: string } };
		const asTool = { ...description, ...replacements };
		const told = NodeHelpers.makeDescription({ operation: 'analyze' }, asTool);
		expect(told).toMatch(/sentiment of a text.*entities.*positive, neutral or negative/);
	});

	it('offers no split', () => {
		const split = description.properties.find(
			({ name }) => name === 'splitBySentiment',
		) as INodeProperties;
		const isShown = (name: string) =>
			NodeHelpers.displayParameter(
				{ operation: 'analyze' },
				split,
				{ typeVersion: 1 },
				{ ...description, name },
			);
		expect([isShown('sentorSentiment'), isShown('sentorSentimentTool')]).toEqual([true, false]);
	});
});
