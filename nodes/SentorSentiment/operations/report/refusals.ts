import { ownFailure } from '../../run/failures';

export const group = () =>
	ownFailure(
		'invalid_input',
		'group_by',
		"'Group By' is a list or an object, not one value",
		"Have the expression in 'Group By' give one text, number or date, such as the name of the channel, or leave it empty. This item is in no report.",
	);

export const returns = () =>
	ownFailure(
		'config',
		'return',
		"'Return' is none of its two choices",
		"Choose one, or have the expression in 'Return' give report or entity.",
	);

export const language = () =>
	ownFailure(
		'config',
		'report_language',
		"'Language' is none that a report can be written in",
		'Choose one, or have the expression give en (English), nl (Dutch) or de (German).',
	);

export const quotes = () =>
	ownFailure(
		'config',
		'quotes',
		"'Quotes per Entity' is no usable number",
		'Set it to a whole number, or to 0 for a report without quotes.',
	);

export const previous = () =>
	ownFailure(
		'config',
		'previous',
		"'Previous Report' holds something that is no report",
		"Give the item that Create Report returned earlier ('Return' set to One Report), or its JSON. Where there is none yet, have the expression give nothing.",
	);
