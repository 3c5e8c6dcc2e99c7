import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { SentorSentiment } from '../../nodes/SentorSentiment/SentorSentiment.node';
import { callAsTool, toolVariant, type AgentKind } from '../support/n8n/agent';
import { NODE_TYPE, registry } from '../support/n8n/engine';
import { sentorBench } from '../support/n8n/sentor';

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
					unmentionedEntities: 'support',
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

		it('tells the agent what went wrong and what to do, whatever On Error says', async () => {
			const answer = await callAsTool({
				kind,
				input: { ...input, Text: '' },
				parameters: filledByAgent,
				credential: bench.credential(),
			});
			expect(answer).toEqual([
				{
					error: 'Text is empty',
					message: expect.stringMatching(/./),
					details: expect.objectContaining({ code: 'invalid_input' }),
				},
			]);
		});
	},
);

describe('the description for agents', () => {
	const { description } = new SentorSentiment();

	it.each(['analyze', 'cluster', 'report', 'nameTopic', 'checkHealth'])(
		'says of %s when to call the tool and what comes back, unless the user says it',
		(operation) => {
			const told = (parameters: object) => toolDescriptionOf({ operation, ...parameters });
			expect(told({})).toMatch(/^[A-Z].* (Returns|answer) /);
			expect(told({})).not.toBe(description.description);
			expect(told({ toolDescription: 'Mine' })).toBe('Mine');
		},
	);

	it('offers no report, for which an agent has no items', () => {
		const operation = description.properties.find(({ name }) => name === 'operation');
		const offered = (nodeName: string) =>
			(operation?.options as INodePropertyOptions[])
				.filter((option) =>
					NodeHelpers.displayParameter(
						{},
						option as unknown as INodeProperties,
						{ typeVersion: 1 },
						{ ...description, name: nodeName },
					),
				)
				.map(({ value }) => value);
		expect(offered('sentorSentiment')).toContain('report');
		expect(offered('sentorSentimentTool')).toEqual([
			'analyze',
			'checkHealth',
			'cluster',
			'nameTopic',
		]);
	});

	it.each(['splitBySentiment', 'simplify'])('offers no %s', (name) => {
		const property = description.properties.find((it) => it.name === name) as INodeProperties;
		const isShown = (nodeName: string) =>
			NodeHelpers.displayParameter(
				{ operation: 'analyze', granularity: 'document' },
				property,
				{ typeVersion: 1 },
				{ ...description, name: nodeName },
			);
		expect([isShown('sentorSentiment'), isShown('sentorSentimentTool')]).toEqual([true, false]);
	});
});

/** What n8n tells a model of the tool: it fills in defaults, as for every node, and asks its helper. */
function toolDescriptionOf(parameters: object): string {
	const nodeType = toolVariant();
	const node = {
		id: 'n',
		name: 'Sentor',
		type: `${NODE_TYPE}Tool`,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	} as INode;
	const nodeTypes = registry({ [node.type]: nodeType });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return NodeHelpers.getToolDescriptionForNode(workflow.getNode('Sentor') as INode, nodeType);
}
