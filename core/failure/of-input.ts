import type { Failure } from '../types';
import { DEFAULT_BASE_URL } from './links';

/** Which input was wrong. */
export type InputFault =
	| 'no_text'
	| 'no_entities'
	| 'text_type'
	| 'language'
	| 'unreadable'
	| 'too_few'
	| 'no_documents';

/** A document that is not sent at all. `found` is what stood there instead, in words. */
export function invalidInput(reason: InputFault, found = ''): Failure {
	const [message, description] = {
		no_text: ['Text is empty', 'Give this item a text, or leave it out. Nothing was sent for it.'],
		no_entities: [
			'No entity is named',
			'Name at least one entity to look at, e.g. delivery, support, price. Nothing was sent for this item.',
		],
		text_type: [
			`Text is ${found}, not a text`,
			'Pick the field that holds the text itself. Nothing was sent for this item.',
		],
		language: [
			`Language ${found} is not supported`,
			'Use en (English) or nl (Dutch). Nothing was sent for this item.',
		],
		unreadable: [
			'The text or the entities could not be read',
			'Give the text and the entities as plain text. Nothing was sent for this item.',
		],
		no_documents: [
			'There is no text to name the topic by',
			'Give at least one document with a text, e.g. those of a cluster. Nothing was sent for this item.',
		],
		too_few: [
			`Clustering needs at least 5 texts, there are ${found}`,
			'Collect more items before this step, or leave out fewer. Nothing was sent.',
		],
	}[reason] as [string, string];
	return { code: 'invalid_input', message, description, reason, attempts: 0 };
}

/** The base URL itself cannot be used; nothing was sent. Not quoted: people paste keys into it. */
export function baseUrlFailure(): Failure {
	return {
		code: 'config',
		message: 'The base URL is no web address',
		description: `Put a web address into the credential, for instance ${DEFAULT_BASE_URL}.`,
		reason: 'address',
		attempts: 0,
	};
}
