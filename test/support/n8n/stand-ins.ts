import type { Workflow, WorkflowNode } from '../../../harness/n8n/types';

/** Services outside, by node type, and those of their parameters that a test wants to see filled in. */
const SERVICES: Record<string, (parameters: never) => Record<string, string>> = {
	'n8n-nodes-base.slack': (post: { channelId: { value: string }; text: string }) => ({
		channel: post.channelId.value,
		text: post.text,
	}),
	'n8n-nodes-base.emailSend': (mail: { toEmail: string; subject: string; text: string }) => ({
		toEmail: mail.toEmail,
		subject: mail.subject,
		text: mail.text,
	}),
	'n8n-nodes-base.googleSheets': ({ columns }: { columns?: { value: Record<string, string> } }) =>
		columns?.value ?? {},
};

/**
 * The workflow with its outside services replaced by Set nodes, which return what the service would
 * have been given: the expressions are n8n's to fill in, nothing leaves this machine.
 */
export function withStandIns(workflow: Workflow): Workflow {
	return { ...workflow, nodes: workflow.nodes.map(standIn) };
}

function standIn(node: WorkflowNode): WorkflowNode {
	const fields = SERVICES[node.type]?.(node.parameters as never);
	if (!fields) return node;
	const assignments = Object.entries(fields).map(([name, value]) => ({
		id: name,
		name,
		value,
		type: 'string',
	}));
	// Without fields of its own (a sheet that maps columns by name), it hands on what came in.
	const includeOtherFields = assignments.length === 0;
	const parameters = {
		mode: 'manual',
		includeOtherFields,
		assignments: { assignments },
		options: {},
	};
	return { ...node, type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters, credentials: {} };
}
