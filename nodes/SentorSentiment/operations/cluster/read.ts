import type { IExecuteFunctions } from 'n8n-workflow';
import { prepareDocument, type ClusterDocument, type Language } from '../../../../core';
import { ownFailure, type Attempt, type ItemFailure } from '../../run/failures';
import { frameFallbacks, readFrame } from '../../parameters/output-options';
import type { Frame } from '../../run/outputs';
import { isTrue, readEach, readOnce, type Readings } from '../../parameters/read';

/** Fewest texts of a clustering (docs, reference: `documents`, min 5). */
const LEAST_DOCUMENTS = 5;

const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Dutch' };

/** What to send for one input item. */
export interface Plan {
	itemIndex: number;
	document: ClusterDocument & { language: Language };
	frame: Frame;
}

/** What holds for the whole run. */
export interface Settings {
	returns: 'cluster' | 'document';
	/** 0: as many as the service finds. */
	clusters: number;
	nameTopics: boolean;
}

/** Reads what holds for the whole run; the first item's expressions decide. */
export function readSettings(context: IExecuteFunctions): Attempt<Settings> {
	const fallbacks = { granularity: 'cluster', numberOfClusters: 0, nameTopics: false };
	return readOnce(context, fallbacks, (value) => {
		const returns = value('granularity');
		if (returns !== 'cluster' && returns !== 'document') {
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

/**
 * Reads the text of every item. Where a language has too few, none of its texts can be clustered:
 * they fail here, before anything is sent.
 */
export function readItems(context: IExecuteFunctions): Readings<Plan> {
	const fallbacks = {
		text: '',
		entities: '',
		language: 'en',
		'options.documentId': '',
		...frameFallbacks(context),
	};
	const { plans, failures } = readEach<keyof typeof fallbacks, Plan>(
		context,
		fallbacks,
		(value, itemIndex) => {
			const input = {
				text: value('text'),
				entities: value('entities'),
				language: value('language'),
				id: value('options.documentId'),
			};
			const prepared = prepareDocument(input, { needsEntities: false });
			if (!prepared.ok) return prepared;
			return {
				ok: true,
				value: { itemIndex, document: prepared.document, frame: readFrame(value) },
			};
		},
	);
	const tooFew = tooFewOfALanguage(plans);
	const failed = new Set(tooFew.map(({ itemIndex }) => itemIndex));
	return {
		plans: plans.filter(({ itemIndex }) => !failed.has(itemIndex)),
		failures: [...failures, ...tooFew],
	};
}

/** Languages of the texts, in the order in which they appear. */
export function languagesOf(plans: Plan[]): Language[] {
	return [...new Set(plans.map(({ document }) => document.language))];
}

function tooFewOfALanguage(plans: Plan[]): ItemFailure[] {
	const languages = languagesOf(plans);
	return languages.flatMap((language) => {
		const group = plans.filter(({ document }) => document.language === language);
		if (group.length >= LEAST_DOCUMENTS) return [];
		const which = languages.length > 1 ? ` in ${LANGUAGE_NAMES[language]}` : '';
		const failed = ownFailure(
			'invalid_input',
			'too_few',
			`Clustering needs at least ${LEAST_DOCUMENTS} texts, there ${group.length === 1 ? 'is' : 'are'} ${group.length}${which}`,
			'Collect more items before this step. Texts of one language are compared with each other only. Nothing was sent for these.',
		);
		return group.map(({ itemIndex }) => ({ ...failed, itemIndex }));
	});
}
