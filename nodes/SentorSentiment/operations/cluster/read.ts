import type { IExecuteFunctions } from 'n8n-workflow';
import { readReturn } from '../../parameters/choice';
import {
	outputFallbacks,
	readOutputOptions,
	type OutputOptions,
} from '../../parameters/output-options';
import { isTrue, readOnce, type Readings } from '../../parameters/read';
import { readDocuments, type PreparedText } from '../../parameters/read-document';
import { inputItems } from '../../parameters/read';
import { itemFailure, ownFailure, type Attempt, type ItemPlan } from '../../run/failures';

/** What the output items stand for; the first is the default. */
const RETURNS = ['cluster', 'document'] as const;

/** What to send for one input item, and how to return the answer. */
export interface Plan extends ItemPlan {
	/** Undefined where there is none, and such items are left out. */
	text: PreparedText | undefined;
	output: OutputOptions;
	settings: Settings;
}

/** What holds for the whole run. */
export interface Settings {
	returns: (typeof RETURNS)[number];
	/** 0: as many as the service finds. */
	clusters: number;
	nameTopics: boolean;
}

/** Reads the text of every item, and once what holds for all: the first item's expressions decide. */
export function read(context: IExecuteFunctions): Readings<Plan> {
	const settings = readSettings(context);
	if (!settings.ok) {
		const failures = inputItems(context).map((item) => itemFailure(item, settings, true));
		return { plans: [], failures };
	}
	const options = { needsEntities: false };
	return readDocuments(context, outputFallbacks(context), options, (text, value, item) => ({
		ok: true,
		value: { item, text, output: readOutputOptions(value), settings: settings.value },
	}));
}

function readSettings(context: IExecuteFunctions): Attempt<Settings> {
	const fallbacks = { granularity: 'cluster', numberOfClusters: 0, nameTopics: false };
	return readOnce(context, fallbacks, (value) => {
		const returns = readReturn(value('granularity'), RETURNS);
		if (!returns) {
			return ownFailure(
				'config',
				'return',
				"'Return' is none of its two choices",
				"Choose one, or have the expression in 'Return' give cluster or document. Nothing was sent.",
			);
		}
		const clusters = Number(value('numberOfClusters') || 0);
		if (!Number.isSafeInteger(clusters) || clusters < 0) {
			return ownFailure(
				'config',
				'number_of_clusters',
				"'Number of Clusters' is no usable number",
				'Set it to a whole number, or to 0 to leave it to Sentor. Nothing was sent.',
			);
		}
		return { ok: true, value: { returns, clusters, nameTopics: isTrue(value('nameTopics')) } };
	});
}
