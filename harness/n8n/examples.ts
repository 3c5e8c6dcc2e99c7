import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Credential, Workflow } from './types';
import { repository } from '../node24';

const FOLDER = path.join(repository, 'examples/n8n');

/** The sample tickets. */
export const TICKETS = path.join(repository, 'examples/data/tickets.csv');

/** File names of all example workflows. */
export function exampleNames(): string[] {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
}

export function readExample(name: string): Workflow {
	return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Workflow;
}

/** Fills in credentials by type and name, as n8n's editor does when a workflow is imported. */
export function withCredentials(workflow: Workflow, credentials: Credential[]): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const filled = Object.entries(node.credentials ?? {}).map(([type, wanted]) => {
			const own = credentials.find((it) => it.type === type && it.name === wanted.name);
			return [type, own ? { id: own.id, name: own.name } : wanted];
		});
		return filled.length === 0 ? node : { ...node, credentials: Object.fromEntries(filled) };
	});
	return { ...workflow, nodes };
}
