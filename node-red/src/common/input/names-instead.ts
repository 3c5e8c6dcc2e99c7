import type { NodeAPI } from 'node-red';
import type { Preparation } from '../../../../text';
import type { NodeFailure } from '../failures';
import type { Message } from '../job';
import type { Source } from './typed-input';

/** As many names as people read, and elements as are looked at for them. */
const MOST_NAMES = 12;
const MOST_ELEMENTS = 100;

/** The mark at the start of a file that is invisible, and part of the first column's name where nobody took it off. */
const BYTE_ORDER_MARK = '\ufeff';

/** What Node-RED itself puts on a message, which nobody has a text in. */
const OF_NODE_RED = /^(_.*|req|res|parts|error)$/;

/**
 * The names that stand where a text was looked for: of objects that have no text of their own, or of
 * what the path of the source leads through, when there is nothing at its end. None when a text is
 * there, if only an empty one. Never throws.
 */
export function namesInstead(
	RED: NodeAPI,
	message: Message,
	{ type, value }: Source,
	elements: readonly unknown[],
): string[] {
	try {
		const objects = elements.slice(0, MOST_ELEMENTS).filter(isWithoutText);
		const found = elements.length === 1 && elements[0] === undefined;
		const places = found && type === 'msg' ? [parentOf(RED, message, value)] : objects;
		const names = new Set(places.flatMap((place) => Object.keys(Object(place))));
		return [...names]
			.filter((name) => !OF_NODE_RED.test(name))
			.slice(0, MOST_NAMES)
			.map((name) => name.replace(BYTE_ORDER_MARK, '\\ufeff'));
	} catch {
		// What is asked for its names may throw; then the usual words do.
		return [];
	}
}

/** `payload.text` is looked for in `msg.payload`, `payload` in `msg`. */
function parentOf(RED: NodeAPI, message: Message, path: string): unknown {
	const end = path.lastIndexOf('.');
	return end < 0 ? message : RED.util.getMessageProperty(message, path.slice(0, end));
}

function isWithoutText(value: unknown): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return !['text', 'doc'].some((name) => name in value);
}

/**
 * What each text fails with where not one of them is there but these names: most often it is called
 * otherwise than the node's settings say. Undefined where one is there, or no name is.
 */
export function noFieldFailures(
	prepared: readonly (Preparation | { ok: false; failure: NodeFailure })[],
	instead: readonly string[],
): NodeFailure[] | undefined {
	const names = [...new Set(instead)].slice(0, MOST_NAMES);
	const failures = prepared.flatMap((text): NodeFailure[] => {
		const reason = text.ok ? undefined : text.failure.reason;
		if (text.ok || (reason !== 'no_text' && reason !== 'text_type')) return [];
		const values = { fields: names.join(', ') };
		return [{ ...text.failure, words: 'invalid_input.no_field', values }];
	});
	return names.length > 0 && failures.length === prepared.length ? failures : undefined;
}
