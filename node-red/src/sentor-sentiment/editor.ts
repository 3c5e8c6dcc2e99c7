import { checkTyped, isBlank, refuse, typeOf } from '../common/editor/checks';
import { preselect, resultInput, tellUnwired } from '../common/editor/form';
import { LABELS, portLabel } from '../common/editor/labels';
import { result } from '../common/editor/properties';
import { field, type Check, type Editor, type EditorNode } from '../common/editor/red';
import { textDefaults, textInputs } from '../common/editor/texts';

declare const RED: Editor;

const RESULTS = ['results', 'errors'];
const SPLIT = ['positive', 'neutral', 'negative', 'errors'];

const checkEntities: Check = function (value, opt) {
	const type = typeOf(this, 'entities');
	if (type !== 'str')
		return isBlank(value) ? refuse(this, opt, 'entitiesSource') : checkTyped(value, type, opt);
	const isNothing = isBlank(String(value ?? '').replace(/[,;]/g, ''));
	return isNothing ? refuse(this, opt, 'entities') : checkTyped(value, type, opt);
};

const checkDocumentId: Check = function (value, opt) {
	const type = typeOf(this, 'documentId');
	if (isBlank(value)) return type === 'str' || refuse(this, opt, 'documentId');
	return checkTyped(value, type, opt);
};

/**
 * What the editor is told of the outputs. The wires of "errors" stay with it, and those of "results"
 * with "positive": a map of old to new moves them.
 */
function outputsValue(ports: number, isSplit: boolean): string {
	if (isSplit === (ports === SPLIT.length)) return String(ports);
	return JSON.stringify(
		isSplit ? { 0: 0, 1: 3, neutral: 1, negative: 2 } : { 0: 0, 1: -1, 2: -1, 3: 1 },
	);
}

/** Switches off what has no effect with what else is chosen. */
function followChoices(): void {
	const granularity = field('granularity').val();
	allow('raw', granularity === 'document');
	allow('analyzedText', granularity === 'document' && !field('raw').prop('checked'));
	allow('unmentioned', granularity === 'entity');
}

function allow(name: string, isAllowed: boolean): void {
	field(name).prop('disabled', !isAllowed);
	if (!isAllowed) field(name).prop('checked', false);
}

function followOutputs(node: EditorNode): void {
	const ports = Number(node.outputs) === SPLIT.length ? SPLIT.length : RESULTS.length;
	const split = field('splitBySentiment');
	split.on('change', () => field('outputs').val(outputsValue(ports, split.prop('checked'))));
	split.trigger('change');
}

RED.nodes.registerType('sentor-sentiment', {
	category: 'analysis',
	color: '#3FADB5',
	defaults: {
		name: { value: '' },
		...textDefaults({
			entities: checkEntities,
			documentId: { value: '_msgid', check: checkDocumentId },
		}),
		result: result('sentiment'),
		granularity: { value: 'document' },
		splitBySentiment: { value: false },
		cleanUp: { value: 'html' },
		raw: { value: false },
		analyzedText: { value: false },
		unmentioned: { value: false },
		outputs: { value: 2 },
	},
	inputs: 1,
	outputs: 2,
	icon: 'sentor-sentiment.svg',
	...LABELS,
	outputLabels(index) {
		return portLabel(this, this.splitBySentiment ? SPLIT : RESULTS, index);
	},
	oneditprepare() {
		textInputs(this);
		resultInput();
		preselect('cleanUp', 'html');
		preselect('granularity', 'document');
		followOutputs(this);
		field('raw').on('change', followChoices);
		field('granularity').on('change', followChoices).trigger('change');
		tellUnwired(this);
	},
});
