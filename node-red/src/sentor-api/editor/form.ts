import type { EditorNode } from '../../common/editor/red';

/** What the editor shows in place of a stored password; the password itself never comes back. */
export const STORED_PASSWORD = '__PWRD__';

export function field(name: string): JQuery {
	return $(`#node-config-input-${name}`);
}

export function textOf(name: string): string {
	return String(field(name).val() ?? '');
}

/** A select of config nodes holds words of its own for "none" and "add new". */
function chosen(name: string): string {
	const id = textOf(name);
	return id && id !== '_ADD_' && id !== 'none' ? id : '';
}

/** What the connection test is asked with. The key is left out while the stored one stands. */
export function asTheFormStands(node: EditorNode): Record<string, unknown> {
	const typed = ['baseUrl', 'requestsPerMinute', 'timeout', 'maxWait', 'reuseAnswers'];
	const apiKey = textOf('apiKey');
	return {
		id: node.id,
		...Object.fromEntries(typed.map((name) => [name, textOf(name)])),
		tls: chosen('tls'),
		proxy: chosen('proxy'),
		...(apiKey === STORED_PASSWORD ? {} : { apiKey }),
	};
}
