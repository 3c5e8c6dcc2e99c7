/** What n8n's REST interface takes and gives, as far as demo and tests use it. */

/** The owner of a fresh n8n. */
export interface Owner {
	email: string;
	password: string;
}

export interface Credential {
	id: string;
	name: string;
	type: string;
}

export interface WorkflowNode {
	id?: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
	onError?: string;
	retryOnFail?: boolean;
	[key: string]: unknown;
}

/** A workflow as n8n's editor exports and imports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
}

/** A file in an item: where n8n keeps it, or what is in it. */
export interface BinaryFile {
	id?: string;
	/** Base64. */
	data?: string;
	fileName?: string;
}

export interface Item {
	json: Record<string, unknown>;
	binary?: Record<string, BinaryFile>;
	pairedItem?: unknown;
	[key: string]: unknown;
}

/** One run of one node. */
export interface NodeRun {
	executionStatus: string;
	/** ms */
	executionTime: number;
	hints?: Array<{ message: string }>;
	data?: { main?: Array<Item[] | null> };
	error?: { message: string; description?: string | null; [key: string]: unknown };
}

/** A finished execution with the data that n8n stored. */
export interface Execution {
	id: string;
	/** `success`, `error`, `canceled` ... */
	status: string;
	/** By the node's name. */
	runs: Record<string, NodeRun[]>;
	/** Set when the workflow stopped with an error. */
	error?: { message: string; description?: string | null };
	/** What n8n stored, as it stored it. */
	stored: string;
}

/** Who is signed in where. A browser that has both, cookie and browser id, is signed in too. */
export interface N8nSession {
	url: string;
	cookie: string;
	browserId: string;
}
