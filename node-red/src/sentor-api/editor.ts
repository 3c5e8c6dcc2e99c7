import { isUnencrypted, normalizeApiKey, normalizeBaseUrl } from '../../../core';
import { isBlank } from '../common/editor/checks';
import { labelStyle, paletteLabel } from '../common/editor/labels';
import type { Check, EditorNode, Property, Verdict } from '../common/editor/red';
import { asTheFormStands, field, STORED_PASSWORD, textOf } from './editor/form';
import { colorsOf, hideAnswer, testConnection } from './editor/connection-test';

/** What the editor is told of a config node. */
interface ConfigDefinition {
	category: 'config';
	defaults: Record<string, Property & { required?: boolean }>;
	credentials: Record<string, { type: 'password'; validate: Check }>;
	icon: string;
	paletteLabel: typeof paletteLabel;
	label(this: EditorNode): string;
	labelStyle: typeof labelStyle;
	oneditprepare(this: EditorNode): void;
	oneditsave(this: EditorNode): void;
}

declare const RED: {
	nodes: { registerType(type: string, definition: ConfigDefinition): void };
};

/** A variable of the environment, which Node-RED puts in at its start. */
function isVariable(value: unknown): boolean {
	return /^\$\{[^}]+\}$/.test(String(value).trim());
}

function refuse(node: EditorNode, opt: object | undefined, key: string): Verdict {
	return opt ? node._def._(`sentor-api.${key}`) : false;
}

/** The core's own rule, so that the form and the server never differ. */
const checkBaseUrl: Check = function (value, opt) {
	if (isVariable(value)) return true;
	const address = isBlank(value) ? undefined : normalizeBaseUrl(value);
	return address?.ok || refuse(this, opt, `fault.${address?.failure.reason ?? 'address_form'}`);
};

function checkKey(isNeeded: boolean): Check {
	return function (value, opt) {
		if (isVariable(value) || value === STORED_PASSWORD) return true;
		if (isBlank(value)) return !isNeeded || refuse(this, opt, 'validate.apiKey');
		const key = normalizeApiKey(value);
		if (key.ok) return true;
		return refuse(this, opt, isNeeded ? `fault.${key.failure.reason}` : 'fault.google_key');
	};
}

/** A number in a field of text; it may be left to the default only where nobody opened the form. */
function checkNumber(name: string, isFine: (number: number) => boolean): Check {
	return function (value, opt) {
		if (value === undefined || isVariable(value)) return true;
		const isNumber = !isBlank(value) && Number.isFinite(Number(value));
		return (isNumber && isFine(Number(value))) || refuse(this, opt, `validate.${name}`);
	};
}

/** Longest time-out of a request, s: a day, far below what a timer of Node.js can count. */
const LONGEST_TIMEOUT_S = 86_400;

const isPositive = (number: number): boolean => number >= 0;

/** The address without what does not belong there, and what nobody should read in a flow file. */
function withoutLoginAndQuery(address: string): string {
	return address.replace(/^(\s*\w+:\/\/)[^/?#]*@/, '$1').replace(/[?#].*$/, '');
}

RED.nodes.registerType('sentor-api', {
	category: 'config',
	defaults: {
		name: { value: '' },
		baseUrl: { value: 'https://sentor.app/api', validate: checkBaseUrl },
		requestsPerMinute: {
			value: '0',
			validate: checkNumber('requestsPerMinute', (n) => n >= 0 && Number.isInteger(n)),
		},
		timeout: {
			value: '120',
			validate: checkNumber('timeout', (n) => n >= 1 && n <= LONGEST_TIMEOUT_S),
		},
		maxWait: { value: '600', validate: checkNumber('maxWait', isPositive) },
		reuseAnswers: { value: '0', validate: checkNumber('reuseAnswers', isPositive) },
		tls: { value: '', type: 'tls-config', required: false },
		proxy: { value: '', type: 'http proxy', required: false },
	},
	credentials: {
		apiKey: { type: 'password', validate: checkKey(true) },
		googleApiKey: { type: 'password', validate: checkKey(false) },
	},
	icon: 'sentor-api.svg',
	paletteLabel,
	label() {
		const address = isVariable(this.baseUrl) ? undefined : normalizeBaseUrl(this.baseUrl);
		return this.name || (address?.ok ? address.url.replace(/^https?:\/\//i, '') : 'Sentor API');
	},
	labelStyle,
	oneditprepare() {
		const warning = $('#node-config-sentor-api-unencrypted').css(colorsOf('warning'));
		const lookAtAddress = (): void => {
			const address = normalizeBaseUrl(textOf('baseUrl'));
			warning.prop('hidden', !(address.ok && isUnencrypted(address.url)));
		};
		field('baseUrl').on('input change', lookAtAddress);
		lookAtAddress();
		$('#node-config-sentor-api-test').on('click', () => testConnection(this));
		for (const name of Object.keys(asTheFormStands(this))) {
			if (name !== 'id') field(name).on('input', hideAnswer);
		}
		field('apiKey').on('input', hideAnswer);
	},
	oneditsave() {
		const typed = textOf('baseUrl');
		if (!isVariable(typed)) field('baseUrl').val(withoutLoginAndQuery(typed));
	},
});
