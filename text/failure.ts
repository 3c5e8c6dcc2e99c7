import type { TextFailure, TextFailureReason } from './types';

/**
 * Every failure of `text/`, with the names of its values.
 *
 * - `found`: of `text_type`, what stood there (`list`, `object`, `function` or `symbol`); of
 *   `language`, the language's English name, or what was set, at most 20 characters of it.
 * - `detected`: the code of a language that was recognized in the text itself; absent when it was set.
 * - `terms`: the terms that lack a name, at most 60 characters of them.
 */
export const TEXT_FAILURES: Readonly<Record<TextFailureReason, readonly string[]>> = {
	no_text: [],
	text_type: ['found'],
	no_entities: [],
	group_name: ['terms'],
	language: ['found', 'detected?'],
	unreadable: [],
};

type Values = Readonly<Record<string, string | number>>;

const NOTHING_SENT = 'Nothing was sent for it.';

const WORDS: Record<TextFailureReason, (values: Values) => [string, string]> = {
	no_text: () => ['The text is empty', `Give a text, or leave this one out. ${NOTHING_SENT}`],
	text_type: ({ found }) => [
		`The text is no text but: ${found}`,
		`Choose the field that holds the text itself. ${NOTHING_SENT}`,
	],
	no_entities: () => [
		'No entity is named',
		`Name at least one entity to look at, e.g. delivery, support, price. ${NOTHING_SENT}`,
	],
	group_name: ({ terms }) => [
		`A group of entities has no name: ${terms}`,
		`Write its name before the equals sign, e.g. delivery = shipping, courier. ${NOTHING_SENT}`,
	],
	language: ({ found, detected }) =>
		detected === undefined
			? [
					`Language "${found}" is not supported`,
					`Use en (English), nl (Dutch) or auto. ${NOTHING_SENT}`,
				]
			: [
					`The text is in ${found}`,
					`Sentor reads English and Dutch: translate the text, leave it out, or set its language if this is wrong. ${NOTHING_SENT}`,
				],
	unreadable: () => [
		'The text or the entities could not be read',
		`Give the text and the entities as plain text. ${NOTHING_SENT}`,
	],
};

/** A text that is not sent at all. */
export function textFailure(reason: TextFailureReason, values: Values = {}): TextFailure {
	const [message, description] = WORDS[reason](values);
	const known = Object.keys(values).length > 0 ? { values } : {};
	return { code: 'invalid_input', message, description, reason, ...known, attempts: 0 };
}
