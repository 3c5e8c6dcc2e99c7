import { countOrAbsent, optional } from '../common/editor/checks';
import { preselect, resultInput, tellUnwired } from '../common/editor/form';
import { LABELS, portLabel } from '../common/editor/labels';
import { result } from '../common/editor/properties';
import type { Editor } from '../common/editor/red';
import { textDefaults, textInputs } from '../common/editor/texts';

declare const RED: Editor;

RED.nodes.registerType('sentor-cluster', {
	category: 'analysis',
	color: '#3FADB5',
	defaults: {
		name: { value: '' },
		...textDefaults({
			entities: optional('entities'),
			documentId: { value: '', check: optional('documentId') },
		}),
		clusters: { value: '0', validate: countOrAbsent('clusters') },
		nameTopics: { value: false },
		granularity: { value: 'cluster' },
		result: result('clusters'),
	},
	inputs: 1,
	outputs: 2,
	icon: 'sentor-cluster.svg',
	...LABELS,
	outputLabels(index) {
		return portLabel(this, ['results', 'errors'], index);
	},
	oneditprepare() {
		textInputs(this);
		preselect('granularity', 'cluster');
		resultInput();
		tellUnwired(this);
	},
});
