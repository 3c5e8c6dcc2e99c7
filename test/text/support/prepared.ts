import { prepare, type TextInput, type TextSettings } from '../../../text';

/** The prepared document and its `finish`; throws if there is a failure instead. */
export function prepared(input: TextInput | string, settings: TextSettings = {}) {
	const given = typeof input === 'string' ? { text: input } : input;
	const preparation = prepare(given, { entities: 'service', ...settings });
	if (!preparation.ok) throw new Error(preparation.failure.message);
	return preparation;
}

/** The text as it would be analyzed. */
export const analyzed = (text: string, cleanUp: TextSettings['cleanUp']) =>
	prepared(text, { cleanUp, language: 'en' }).document.text;

/** The failure; throws if the text is fine. */
export function failure(input: TextInput, settings: TextSettings = {}) {
	const preparation = prepare(input, { entities: 'service', ...settings });
	if (preparation.ok) throw new Error('prepared without a failure');
	return preparation.failure;
}
