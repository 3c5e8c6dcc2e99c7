import { SUPPORT } from '../links';
import type { ReasonOf } from '../reasons';
import { count, optional, quote, type Say } from './phrases';

const KINDS: Readonly<Record<string, string>> = { object: 'an object' };

export const INVALID_INPUT: Record<ReasonOf<'invalid_input'>, Say> = {
	no_text: () => ['Text is empty', 'Give a text, or leave it out. Nothing was sent for it.'],
	no_entities: () => [
		'No entity is named',
		'Name at least one entity to look at, e.g. delivery, support, price. Nothing was sent for this text.',
	],
	text_type: ({ found }) => [
		`Text is ${KINDS[String(found)] ?? `a ${found}`}, not a text`,
		'Pick what holds the text itself. Nothing was sent for it.',
	],
	language: ({ found }) => [
		`Language '${found}' is not supported`,
		'Use en (English) or nl (Dutch). Nothing was sent for this text.',
	],
	unreadable: () => [
		'The text or the entities could not be read',
		'Give the text and the entities as plain text. Nothing was sent for it.',
	],
	no_documents: () => [
		'There is no text to name the topic by',
		'Give at least one document with a text, e.g. those of a cluster. Nothing was sent.',
	],
	too_few: ({ found, least, language }) => [
		`Clustering needs at least ${least} texts${optional(' in ', language)}, there are ${found}`,
		'Collect more texts before, or leave out fewer. Nothing was sent.',
	],
	text_too_long: ({ characters, maxCharacters }) => [
		`The text has ${count(characters)} characters, at most ${count(maxCharacters)} are allowed`,
		'Shorten the text, or allow longer ones. Nothing was sent for it.',
	],
};

export const REJECTED: Record<ReasonOf<'rejected'>, Say> = {
	refused: ({ status, serverMessage, characters }) => [
		`The API refused this text (${status})${quote(serverMessage)}`,
		`The text has ${count(characters)} characters. Shorten or split it, or mend what the message names.`,
	],
	refused_part: ({ status, serverMessage, from, to }) => [
		`The API refused a part of this text (${status})${quote(serverMessage)}`,
		`It is what stands from character ${count(from)} to ${count(to)}. Change that, or mend what the message names; the other parts were taken.`,
	],
	crashes: ({ status, serverMessage, characters }) => [
		`Sentor fails at this text (${status}) while others pass${quote(serverMessage)}`,
		`The text has ${count(characters)} characters. Look for what is unusual in it and change that, or leave it out; ${SUPPORT} can tell more by the request ID.`,
	],
};

export const TOO_SLOW: Record<ReasonOf<'too_slow'>, Say> = {
	long_text: ({ characters, attempts }) => [
		noAnswerFor(characters, attempts),
		'Split the text into shorter ones, or raise the request time-out.',
	],
	short_text: ({ characters, attempts }) => [
		noAnswerFor(characters, attempts),
		'The text is short, so that Sentor may be overloaded: send it again later, or raise the request time-out.',
	],
};

export const MISSING_RESULT: Record<ReasonOf<'missing_result'>, Say> = {
	missing: () => ['The API answered without a result for this text', AGAIN],
	no_label: ({ found }) => [
		`The API answered with a label that is none of its own for this text: ${found}`,
		AGAIN,
	],
	error_in_result: ({ serverMessage }) => [
		`The API answered without a result for this text${quote(serverMessage)}`,
		'Mend what the message names, or send this text again.',
	],
};

const AGAIN = `Send this text again. If it repeats, write to ${SUPPORT} and give the request ID.`;

function noAnswerFor(characters: string | number | undefined, attempts = 1 as string | number) {
	const tries = `${attempts} ${Number(attempts) === 1 ? 'attempt' : 'attempts'}`;
	return `No answer in time for this text (${count(characters)} characters, ${tries})`;
}
