import { countOrAbsent, optional, required } from '../common/editor/checks';
import { placeInput, preselect, resultInput, tellUnwired } from '../common/editor/form';
import { LABELS, portLabel } from '../common/editor/labels';
import { result, typed } from '../common/editor/properties';
import type { Editor } from '../common/editor/red';

declare const RED: Editor;

/** Where an earlier report may be kept. */
const STORES = ['flow', 'global', 'msg', 'jsonata', 'env'];

RED.nodes.registerType('sentor-report', {
	category: 'analysis',
	color: '#3FADB5',
	defaults: {
		name: { value: '' },
		...typed('source', 'sentiment', 'msg', required('source')),
		...typed('text', 'payload', 'msg', optional('text')),
		...typed('groupBy', '', 'msg', optional('groupBy')),
		...typed('previous', '', 'flow', optional('previous')),
		quotes: { value: '2', validate: countOrAbsent('quotes') },
		reportLanguage: { value: 'en' },
		title: { value: '' },
		result: result('report'),
	},
	inputs: 1,
	outputs: 2,
	icon: 'sentor-report.svg',
	...LABELS,
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
