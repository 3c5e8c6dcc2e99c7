import type { EditorNode, EditorWords } from './red';

/** In the palette: says what the node does, and so is found by it. */
export function paletteLabel(this: EditorWords): string {
	return this._(`${this.type}.paletteLabel`);
}

/** In the flow: short. */
function label(this: EditorNode): string {
	return this.name || this._(`${this.type}.nodeLabel`);
}

export function labelStyle(this: EditorNode): string {
	return this.name ? 'node_label_italic' : '';
}

function inputLabels(this: EditorNode): string {
	return this._(`${this.type}.port.input`);
}

/** The name of an output, by the names of all. */
export function portLabel(node: EditorNode, ports: readonly string[], index: number): string {
	const port = ports[index];
	return port === undefined ? '' : node._(`${node.type}.port.${port}`);
}

/** How each of our nodes is called in palette and flow. */
export const LABELS = { paletteLabel, label, labelStyle, inputLabels };
