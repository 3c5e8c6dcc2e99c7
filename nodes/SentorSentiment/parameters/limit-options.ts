import type { INodeProperties } from 'n8n-workflow';
import type { Limits } from '../../../core';

/*
 * The options that bound a run: what the form shows, and what the core makes of each.
 */

const maxCharsPerDocumentOption: INodeProperties = {
	displayName: 'Max Characters per Document',
	name: 'maxCharsPerDocument',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 50_000,
	description:
		'A longer text counts as failed and is not sent, so that a whole file by accident costs nothing. 0 means any length: what the service does not take at once is sent in parts.',
};

const maxCharsPerRequestOption: INodeProperties = {
	displayName: 'Max Characters per Request',
	name: 'maxCharsPerRequest',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		"Most characters of text in one request. 0 leaves it to the node, which learns from the service's speed. Sentor's Free plan takes 1000.",
};

const maxDocsPerRequestOption: INodeProperties = {
	displayName: 'Max Items per Request',
	name: 'maxDocsPerRequest',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description:
		'Most items in one request. Plans count requests, so more items in each cost less of the quota.',
};

const reuseAnswersOption: INodeProperties = {
	displayName: 'Reuse Answers (Minutes)',
	name: 'reuseAnswers',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'How long an answer is used again for the same text, entities and language, without a request. 0 means never. Answers stay in memory, per API key, never on disk.',
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 600,
	description:
		"Longest wait for the plan's rate limit. If it opens later than that, the run ends: finished items are kept, the rest count as failed with the time to try again.",
};

export const requestsPerMinuteOption: INodeProperties = {
	displayName: 'Requests per Minute',
	name: 'requestsPerMinute',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'Pace of your own, e.g. to share a plan with other programs. 0 means as fast as the plan allows.',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 120,
	description: 'How long to wait for the answer to one request',
};

/** The options of {@link LIMIT_OPTIONS} that the analysis has, and what tells beforehand what it takes. */
export const analysisLimitOptions: INodeProperties[] = [
	maxCharsPerDocumentOption,
	maxCharsPerRequestOption,
	maxDocsPerRequestOption,
	maxWaitOption,
	requestsPerMinuteOption,
	reuseAnswersOption,
	{
		...timeoutOption,
		description: `${timeoutOption.description}. A request that takes longer is repeated in smaller parts.`,
	},
];

/** An option and the bound of the core that it sets. */
interface LimitOption {
	property: INodeProperties;
	limit: keyof Limits;
	/** Set for times, which the core counts in ms; anything else is a count, and whole. */
	unitMs?: number;
}

export const LIMIT_OPTIONS: LimitOption[] = [
	{ property: maxCharsPerDocumentOption, limit: 'maxCharsPerDocument' },
	{ property: maxCharsPerRequestOption, limit: 'maxCharsPerRequest' },
	{ property: maxDocsPerRequestOption, limit: 'maxDocsPerRequest' },
	{ property: maxWaitOption, limit: 'maxWaitMs', unitMs: 1000 },
	{ property: requestsPerMinuteOption, limit: 'requestsPerMinute' },
	{ property: reuseAnswersOption, limit: 'reuseMs', unitMs: 60_000 },
	{ property: timeoutOption, limit: 'timeoutMs', unitMs: 1000 },
];
