import { engineNode, plain, registry } from './engine';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { SentorSentimentApi } from '../../../credentials/SentorSentimentApi.credentials';
import { memoryCredentials, withDefaults } from './credentials';

/** What n8n shows below a credential after its Test. */
export interface CredentialVerdict {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Tests a credential as n8n does (its credentials tester, `runRequestTest`): the credential type's
 * `test.request` becomes the routing of a temporary node, which n8n's own RoutingNode sends. Any 2xx
 * is a pass, as our test has no rules for the body.
 */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
): Promise<CredentialVerdict> {
	const type = new SentorSentimentApi();
	const decrypted = {
		id: 'credential',
		name: 'Sentor',
		type: type.name,
		data: withDefaults(type, data),
	};
	const nodeType = temporaryNodeType(type);
	const node = engineNode('Temp-Node', 'noOp', {
		credentials: { [type.name]: { id: decrypted.id, name: decrypted.name } },
	});
	const nodeTypes = registry({ noOp: nodeType });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper: memoryCredentials(type, data).helper,
		currentNodeParameters: node.parameters,
		variables: {},
		webhookWaitingBaseUrl: 'http://127.0.0.1/',
		formWaitingBaseUrl: 'http://127.0.0.1/',
	} as unknown as IWorkflowExecuteAdditionalData;
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createRunExecutionData({}),
		0,
		[],
		input,
		{ node, data: {}, source: null },
		[],
	);
	try {
		await new RoutingNode(context, nodeType, decrypted).runNode();
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: wordsFor(error as Error, type) };
	}
}

/** A rule for the status beats n8n's own words for it; without an answer n8n shows a bare code. */
function wordsFor({ message, cause }: Error, { test: { rules = [] } }: SentorSentimentApi): string {
	const { code, response } = (cause ?? {}) as { code?: string; response?: { status: number } };
	if (!response) return code ?? message;
	const rule = rules.find(
		({ type, properties }) => type === 'responseCode' && properties.value === response.status,
	);
	return rule?.properties.message ?? message;
}

function temporaryNodeType({ name, test }: SentorSentimentApi): INodeType {
	const routing = { request: test.request };
	return {
		description: {
			...plain('noOp', ['main']),
			credentials: [{ name, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', routing, default: '' }],
		},
	};
}
