import type { Node, NodeAPI } from 'node-red';
import type { TextInput } from '../../../../text';
import type { Message } from '../job';
import { namesInstead } from './names-instead';
import { evaluateAll, type Source } from './typed-input';

/** Where the texts of a message come from, and what is to be looked for in them. */
export type TextSources = Record<'text' | 'entities' | 'language' | 'documentId', Source>;

/** What one message asks for. */
export interface MessageInput {
	/** The text was an array, so the answer is one too. */
	isList: boolean;
	items: TextInput[];
	/** The elements as they were, in the order of `items`. */
	elements: unknown[];
	/** Names that stand where a text was looked for and there is none; for the words of a failure. */
	instead: string[];
}

type Shape = Omit<MessageInput, 'instead'>;

/** What the node's settings gave for the message as a whole. */
type CommonInput = Partial<Record<keyof TextSources, unknown>>;

/**
 * Reads what a message asks for, from where the node's settings say.
 *
 * @throws {UnreadableProperty} When a value cannot be had.
 */
export async function readMessage(
	RED: NodeAPI,
	node: Node,
	message: Message,
	sources: TextSources,
): Promise<MessageInput> {
	const input = readInput(await evaluateAll(RED, node, message, sources));
	return { ...input, instead: namesInstead(RED, message, sources.text, input.elements) };
}

/**
 * Reads the shape of what stands where the text was looked for: a text; an array of texts or of
 * objects; the API's own `{docs: [...]}` or `{documents: [...]}`; or one object with a text of its
 * own. What an object lacks is taken from the node's settings.
 */
function readInput({ text, entities, language, documentId }: CommonInput): Shape {
	const common = { entities, language };
	if (Array.isArray(text)) return list(text, common);
	const documents = isObject(text) ? (text.docs ?? text.documents) : undefined;
	if (isObject(text) && Array.isArray(documents)) {
		return list(documents, { entities, language: text.language ?? language });
	}
	const one = isDocumentLike(text)
		? withId(elementInput(text, common), documentId)
		: { text: decoded(text), entities, language, id: documentId };
	return { isList: false, items: [one], elements: [text] };
}

function list(elements: unknown[], common: Pick<CommonInput, 'entities' | 'language'>): Shape {
	// Array.from also visits the holes of a sparse array: the answer has the same length.
	return {
		isList: true,
		items: Array.from(elements, (element) => elementInput(element, common)),
		elements,
	};
}

/** The getters are read by the core, which turns one that throws into a failure of this element alone. */
function elementInput(
	element: unknown,
	common: Pick<CommonInput, 'entities' | 'language'>,
): TextInput {
	if (!isDocumentLike(element)) return { text: decoded(element), ...common };
	return {
		get text() {
			return decoded(element.text ?? element.doc);
		},
		get entities() {
			return isBlank(element.entities) ? common.entities : element.entities;
		},
		get language() {
			return isBlank(element.language) ? common.language : element.language;
		},
		get id() {
			return element.id ?? element.doc_id;
		},
	};
}

/** Bytes are read as UTF-8. Told by their tag: those of a Function node are of a world of their own. */
function decoded(value: unknown): unknown {
	const isBytes = Object.prototype.toString.call(value) === '[object Uint8Array]';
	if (!isBytes || !ArrayBuffer.isView(value)) return value;
	return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
}

/** The message's id stands in where the object has none of its own. */
function withId(input: TextInput, id: unknown): TextInput {
	return Object.defineProperty(input, 'id', { value: ownId(input) ?? id, enumerable: true });
}

function ownId(input: TextInput): unknown {
	try {
		return input.id;
	} catch {
		// A getter that throws: the message's id does as well.
		return undefined;
	}
}

/** By any of these an object is a document, if only one without a text, as an empty cell of a CSV file. */
const FIELDS = ['text', 'doc', 'entities', 'language', 'id', 'doc_id'];

function isDocumentLike(value: unknown): value is Record<string, unknown> {
	return isObject(value) && FIELDS.some((field) => field in value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}
