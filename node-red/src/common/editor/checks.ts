import { editor, field, type Check, type EditorNode, type Verdict } from './red';

export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}

/** The type of a typed input: what the form shows now counts; without an open form, what is stored. */
export function typeOf(node: EditorNode, property: string): string {
	return field(`${property}Type`).val() || String(node[`${property}Type`]);
}

/** Why a value is not taken: a text of the catalogue, which Node-RED shows. */
export function refuse(node: EditorNode, opt: object | undefined, key: string): Verdict {
	return opt ? node._def._(`${node.type}.validate.${key}`) : false;
}

/** Whether Node-RED can make sense of a typed value. */
export function checkTyped(value: unknown, type: string, opt: object | undefined): Verdict {
	const answer = editor.utils.validateTypedProperty(value, type, opt);
	return answer === true || opt ? answer : false;
}

/** A Sentor API is chosen, and complete. */
export const checkApi: Check = function (value, opt) {
	const api = value ? editor.nodes.node(value) : null;
	if (!api) return refuse(this, opt, 'api');
	return api.valid === false ? refuse(this, opt, 'apiInvalid') : true;
};

/** A typed input that must name something. `property` is its name, and that of the words for it. */
export function required(property: string): Check {
	return function (value, opt) {
		if (isBlank(value)) return refuse(this, opt, property);
		return checkTyped(value, typeOf(this, property), opt);
	};
}

/** A typed input that may stay empty. */
export function optional(property: string): Check {
	return function (value, opt) {
		return isBlank(value) || checkTyped(value, typeOf(this, property), opt);
	};
}

/** A number from 0 up, in a field of text; absent in a form that was never opened. */
export function countOrAbsent(property: string): Check {
	return function (value, opt) {
		const isCount = value === undefined || /^(\d+|\$\{[^}]+\})$/.test(String(value).trim());
		return isCount || refuse(this, opt, property);
	};
}

/** A fixed language, or a place where it is found. */
export function languageAmong(languages: readonly string[]): Check {
	return function (value, opt) {
		const type = typeOf(this, 'language');
		if (type === 'str') return languages.includes(String(value)) || refuse(this, opt, 'language');
		return isBlank(value) ? refuse(this, opt, 'languageSource') : checkTyped(value, type, opt);
	};
}

/** The message property that takes the result. */
export const checkResult: Check = function (value, opt) {
	return isBlank(value) ? refuse(this, opt, 'result') : checkTyped(value, 'msg', opt);
};
