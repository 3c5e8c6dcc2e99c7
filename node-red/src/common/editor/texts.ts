import { checkApi, languageAmong, required } from './checks';
import { languageInput, placeInput, typedInput } from './form';
import { typed } from './properties';
import type { Check, EditorNode, Property } from './red';

const LANGUAGES = ['auto', 'en', 'nl'];

/** What differs between the nodes that are handed texts. */
interface TextFields {
	/** The check of the entities. */
	entities: Check;
	/** Where a document's ID is found if nobody says otherwise, and the check of that. */
	documentId: { value: string; check: Check };
}

/** What a node keeps of its Sentor API, and of where its texts and what belongs to them are found. */
export function textDefaults({ entities, documentId }: TextFields): Record<string, Property> {
	return {
		api: { value: '', type: 'sentor-api', validate: checkApi },
		...typed('text', 'payload', 'msg', required('text')),
		...typed('entities', '', 'str', entities),
		...typed('language', 'auto', 'str', languageAmong(LANGUAGES)),
		...typed('documentId', documentId.value, 'msg', documentId.check),
	};
}

/** Makes the fields of {@link textDefaults} what they are, once the form is open. */
export function textInputs(node: EditorNode): void {
	placeInput('text');
	typedInput('entities');
	languageInput(node, LANGUAGES);
	placeInput('documentId');
}
