import { SUPPORT } from '../../../../core';
import type { TextFailureReason } from '../../../../text';
import { grouped, quote, type Said, type Say, type Words } from './say';

const NOT_SENT = 'Nothing was sent for this item.';
const LANGUAGES = new Map<unknown, string>([
	['en', 'English'],
	['nl', 'Dutch'],
]);
const KINDS = new Map<unknown, string>([['object', 'an object']]);

export const INVALID_INPUT: Words<'invalid_input'> & Record<TextFailureReason, Say> = {
	no_text: () => [
		'Text is empty',
		"Check what 'Text' gives for this item. To let items without a text pass through, set the option 'Leave Out Empty Texts'. Nothing was sent for it.",
	],
	no_entities: () => [
		'No entity is named',
		`Name at least one entity in 'Entities', e.g. delivery, support, price. ${NOT_SENT}`,
	],
	text_type: ({ values: { found } }) => [
		`Text is ${KINDS.get(found) ?? `a ${found}`}, not a text`,
		`Drag the field that holds the text itself into 'Text'. ${NOT_SENT}`,
	],
	language: ({ values: { found, detected } }) =>
		detected === undefined
			? [
					`Language '${found}' is not supported`,
					`Have 'Language' give en (English), nl (Dutch) or auto. ${NOT_SENT}`,
				]
			: [
					`Text is in ${found}`,
					`Sentor reads English and Dutch: translate the text before this node, or choose its language in 'Language' if this is wrong. ${NOT_SENT}`,
				],
	group_name: ({ values: { terms } }) => [
		`A group in 'Entities' has no name: ${terms}`,
		`Write its name before the equals sign, e.g. delivery = shipping, courier. ${NOT_SENT}`,
	],
	unreadable: () => [
		"'Text' or 'Entities' could not be read",
		`Have both give plain text or a list of texts. ${NOT_SENT}`,
	],
	no_documents: () => [
		"'Documents' holds no texts",
		`Give a list of texts as JSON, such as ["first text", "second text"], or the documents of a cluster. ${NOT_SENT}`,
	],
	too_few: ({ values: { found, least, language } }) => [
		`Clustering needs at least ${least} texts, there ${found === 1 ? 'is' : 'are'} ${found}${language === undefined ? '' : ` in ${LANGUAGES.get(language) ?? language}`}`,
		'Collect more items before this step. Texts of one language are compared with each other only. Nothing was sent for these.',
	],
	text_too_long: ({ values: { characters, maxCharacters } }) => [
		`Text has ${grouped(characters)} characters, at most ${grouped(maxCharacters)} are allowed`,
		`Shorten the text, or raise the option 'Max Characters per Document'. ${NOT_SENT}`,
	],
};

export const REJECTED: Words<'rejected'> = {
	refused: ({ values: { status, serverMessage, characters } }) => [
		`The API refused this text (${status})${quote(serverMessage)}`,
		`The text has ${grouped(characters)} characters. Shorten or split it, or mend what the message names.`,
	],
	refused_part: ({ values: { status, serverMessage, from, to } }) => [
		`The API refused a part of this text (${status})${quote(serverMessage)}`,
		`It is what stands from character ${grouped(from)} to ${grouped(to)}. Change that, or mend what the message names; the other parts were taken.`,
	],
	crashes: ({ values: { status, serverMessage, characters } }) => [
		`Sentor fails at this text (${status}) while others pass${quote(serverMessage)}`,
		`The text has ${grouped(characters)} characters. Look for what is unusual in it and change that, or leave the item out; ${SUPPORT} can tell more by the request ID.`,
	],
	breaks_off: ({ values: { networkCode, characters } }) => [
		`The connection breaks at this text (${networkCode}) while others pass`,
		`The text has ${grouped(characters)} characters. Look for what a firewall on the way may take for an attack, such as markup or code, and change that, or leave the item out.`,
	],
};

export const TOO_SLOW: Words<'too_slow'> = {
	long_text: (said) => [
		noAnswer(said),
		"Split the text into several items, or raise the option 'Timeout (Seconds)'.",
	],
	short_text: (said) => [
		noAnswer(said),
		"The text is short, so that Sentor may be overloaded: run this item again later, or raise the option 'Timeout (Seconds)'.",
	],
};

function noAnswer({ values: { characters, attempts } }: Said): string {
	const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
	return `No answer in time for this text (${grouped(characters)} characters, ${tries})`;
}

const AGAIN = `Run this item again. If it repeats, write to ${SUPPORT} and give the request ID.`;

export const MISSING_RESULT: Words<'missing_result'> = {
	missing: () => ['The API answered without a result for this text', AGAIN],
	no_label: ({ values: { found } }) => [
		`The API answered with a label that is none of its own for this text: ${found}`,
		AGAIN,
	],
	error_in_result: ({ values: { serverMessage } }) => [
		`The API answered without a result for this text${quote(serverMessage)}`,
		'Mend what the message names, or run this item again.',
	],
};
