import type { IExecuteFunctions } from 'n8n-workflow';
import {
	DEFAULT_QUOTES,
	isAbsent,
	readEarlier,
	type ReportLanguage,
	type ReportOptions,
} from '../../../../report';
import { readReturn } from '../../parameters/choice';
import { inputItems, readEach, readOnce, type Readings, type Values } from '../../parameters/read';
import { itemFailure, type Attempt, type ItemPlan } from '../../run/failures';
import { readGroup } from './read-group';
import * as refuse from './refusals';

/** What the output items stand for; the first is the default. */
const RETURNS = ['report', 'entity'] as const;

const LANGUAGES: readonly ReportLanguage[] = ['en', 'nl', 'de'];

/** What one input item is counted under, and how the report is made. */
export interface Plan extends ItemPlan {
	/** Absent: in the whole only. */
	group?: string;
	settings: Settings;
}

/** What holds for the whole report. */
export interface Settings {
	returns: (typeof RETURNS)[number];
	options: ReportOptions & Required<Pick<ReportOptions, 'textField' | 'fieldPrefix' | 'quotes'>>;
}

/** Reads the group of every item, and once what holds for all: the first item's expressions decide. */
export function read(context: IExecuteFunctions): Readings<Plan> {
	const settings = readSettings(context);
	if (!settings.ok) {
		const failures = inputItems(context).map((item) => itemFailure(item, settings, true));
		return { plans: [], failures };
	}
	return readEach(context, { groupBy: '' }, (value, item) => {
		const group = readGroup(value('groupBy'));
		if (!group.ok) return group;
		const ofGroup = group.value === '' ? {} : { group: group.value };
		return { ok: true, value: { item, settings: settings.value, ...ofGroup } };
	});
}

/** Where the text is looked for unless the user says. */
export const TEXT_FIELD = 'text';

const FALLBACKS = {
	textField: TEXT_FIELD,
	granularity: 'report',
	'options.fieldPrefix': '',
	'options.language': 'en',
	'options.previous': '',
	'options.quotes': DEFAULT_QUOTES,
	'options.title': '',
};

function readSettings(context: IExecuteFunctions): Attempt<Settings> {
	return readOnce(context, FALLBACKS, (value) => {
		const returns = readReturn(value('granularity'), RETURNS);
		if (!returns) return refuse.returns();
		const language = LANGUAGES.find((known) => known === value('options.language'));
		if (!language) return refuse.language();
		const quotes = Number(value('options.quotes') ?? DEFAULT_QUOTES);
		if (!Number.isSafeInteger(quotes) || quotes < 0) return refuse.quotes();
		const previous = value('options.previous');
		if (!isAbsent(previous) && !readEarlier(previous)) return refuse.previous();
		const text = textOf(value);
		const options = {
			textField: text('textField').trim(),
			fieldPrefix: text('options.fieldPrefix'),
			title: text('options.title').trim(),
			language,
			previous,
			quotes,
		};
		return { ok: true, value: { returns, options } };
	});
}

/** Names may be numbers, as n8n makes of an expression that gives one. */
function textOf(value: Values<keyof typeof FALLBACKS>) {
	return (name: keyof typeof FALLBACKS): string => {
		const given = value(name);
		return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
	};
}
