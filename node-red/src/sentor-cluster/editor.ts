import {
	checkApi,
	checkResult,
	languageAmong,
	optional,
	refuse,
	required,
} from '../common/editor/checks';
import {
	languageInput,
	placeInput,
	preselect,
	resultInput,
	tellUnwired,
	typedInput,
} from '../common/editor/form';
import { inputLabels, label, labelStyle, paletteLabel, portLabel } from '../common/editor/labels';
import type { Check, Editor } from '../common/editor/red';

declare const RED: Editor;

const LANGUAGES = ['auto', 'en', 'nl'];

const checkClusters: Check = function (value, opt) {
	// Absent: a form that was never opened. The node then uses 0.
	const isNumber = value === undefined || /^(\d+|\$\{[^}]+\})$/.test(String(value).trim());
	return isNumber || refuse(this, opt, 'clusters');
};

RED.nodes.registerType('sentor-cluster', {
	category: 'analysis',
	color: '#3FADB5',
	defaults: {
		name: { value: '' },
		api: { value: '', type: 'sentor-api', validate: checkApi },
		text: { value: 'payload', validate: required('text') },
		textType: { value: 'msg' },
		entities: { value: '', validate: optional('entities') },
		entitiesType: { value: 'str' },
		language: { value: 'auto', validate: languageAmong(LANGUAGES) },
		languageType: { value: 'str' },
		documentId: { value: '', validate: optional('documentId') },
		documentIdType: { value: 'msg' },
		clusters: { value: '0', validate: checkClusters },
		nameTopics: { value: false },
		granularity: { value: 'cluster' },
		result: { value: 'clusters', validate: checkResult },
	},
	inputs: 1,
	outputs: 2,
	icon: 'sentor-cluster.svg',
	paletteLabel,
	label,
	labelStyle,
	inputLabels,
	outputLabels(index) {
		return portLabel(this, ['results', 'errors'], index);
	},
	oneditprepare() {
		placeInput('text');
		typedInput('entities');
		languageInput(this, LANGUAGES);
		placeInput('documentId');
		preselect('granularity', 'cluster');
		resultInput();
		tellUnwired(this);
	},
});
