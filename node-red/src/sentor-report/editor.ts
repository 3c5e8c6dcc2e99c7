import { checkResult, optional, refuse, required } from '../common/editor/checks';
import { placeInput, preselect, resultInput, tellUnwired } from '../common/editor/form';
import { inputLabels, label, labelStyle, paletteLabel, portLabel } from '../common/editor/labels';
import type { Check, Editor } from '../common/editor/red';

declare const RED: Editor;

/** Where an earlier report may be kept. */
const STORES = ['flow', 'global', 'msg', 'jsonata', 'env'];

const checkQuotes: Check = function (value, opt) {
	const isNumber = value === undefined || /^(\d+|\$\{[^}]+\})$/.test(String(value).trim());
	return isNumber || refuse(this, opt, 'quotes');
};

RED.nodes.registerType('sentor-report', {
	category: 'analysis',
	color: '#3FADB5',
	defaults: {
		name: { value: '' },
		source: { value: 'sentiment', validate: required('source') },
		sourceType: { value: 'msg' },
		text: { value: 'payload', validate: optional('text') },
		textType: { value: 'msg' },
		groupBy: { value: '', validate: optional('groupBy') },
		groupByType: { value: 'msg' },
		previous: { value: '', validate: optional('previous') },
		previousType: { value: 'flow' },
		quotes: { value: '2', validate: checkQuotes },
		reportLanguage: { value: 'en' },
		title: { value: '' },
		result: { value: 'report', validate: checkResult },
	},
	inputs: 1,
	outputs: 2,
	icon: 'sentor-report.svg',
	paletteLabel,
	label,
	labelStyle,
	inputLabels,
	outputLabels(index) {
		return portLabel(this, ['report', 'errors'], index);
	},
	oneditprepare() {
		placeInput('source');
		placeInput('text');
		placeInput('groupBy');
		placeInput('previous', STORES);
		preselect('reportLanguage', 'en');
		resultInput();
		tellUnwired(this);
	},
});
