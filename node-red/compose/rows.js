/**
 * The rows that our forms are made of. In a node's html a row stands as
 * `<sentor-row kind="typed" field="text" icon="fa-commenting-o"></sentor-row>`, in that of a config node as
 * `<sentor-config-row …>`, since Node-RED gives its fields other ids.
 */
'use strict';

/** Node-RED 5's tray leaves about 440 px: labels of 145 px hold the longest word of our languages. */
const LABEL = 'width: 145px';
const FIELD = 'width: calc(100% - 150px)';
const CHECKBOX = 'display: inline-block; width: auto; vertical-align: top;';

/** Of numbers in a form whose labels are longer: the field behind them is short. */
const WIDE_LABEL = 'width: 185px';

const NAME = 'data-i18n="[placeholder]node-red:common.label.name"';

const row = (inner) => `<div class="form-row">${inner}</div>`;

const label = ({ id, icon, wide }, key) =>
	`<label for="${id}" style="${wide === undefined ? LABEL : WIDE_LABEL}"><i class="fa ${icon}"></i> <span data-i18n="${key}"></span></label>`;

const input = ({ id }, rest = '', style = FIELD, kind = 'text') =>
	`<input type="${kind}" id="${id}" style="${style}"${rest && ` ${rest}`} />`;

/**
 * Each makes the html of a row from the row's attributes and what they amount to: `type` of the node,
 * `id` of the field, `named` (its label, in the catalogue under the field's name), `hint` (what stands
 * in the empty field: `placeholder` when the catalogue has one, `example` when it is no word).
 */
const KINDS = {
	name: ({ id }) =>
		row(label({ id, icon: 'fa-tag' }, 'node-red:common.label.name') + input({ id }, NAME)),

	/** A field of text. */
	text: (field) => row(field.named + input(field, field.hint)),

	/** A field whose content nobody is shown, and no browser is to fill in. */
	password: (field) => {
		const rest = ['autocomplete="new-password"', field.hint].filter(Boolean).join(' ');
		return row(field.named + input(field, rest, FIELD, 'password'));
	},

	/** A field of text that may name a place: a message property, context, an expression. */
	typed: (field) =>
		row(`${field.named}${input(field, field.hint)}<input type="hidden" id="${field.id}Type" />`),

	/** A short field with its unit behind it; `unit`: the unit's name where it is not the field's. */
	number: (field) => {
		const unit = `${field.type}.unit.${field.unit ?? field.field}`;
		return row(
			`${field.named}${input(field, field.hint, 'width: 60px')} <span data-i18n="${unit}"></span>`,
		);
	},

	/** `options`: their values, separated by blanks; the words are under the field's name. */
	select: ({ type, id, field, named, options }) => {
		const each = options
			.split(' ')
			.map((value) => `<option value="${value}" data-i18n="${type}.${field}.${value}"></option>`);
		return row(`${named}<select id="${id}" style="${FIELD}">${each.join('')}</select>`);
	},

	checkbox: ({ type, id, field }) =>
		row(
			`<input type="checkbox" id="${id}" style="${CHECKBOX}" />` +
				` <label for="${id}" style="width: auto;" data-i18n="${type}.label.${field}"></label>`,
		),

	/** Shown by the editor's code while nothing is wired to the errors output. */
	unwired: ({ type }) =>
		`<div class="form-tips" id="node-input-sentor-unwired" style="display: none;" data-i18n="${type}.tip.unwired"></div>`,
};

const ROW = /<sentor-(config-)?row\s([^>]*)>\s*<\/sentor-\1?row>/g;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;

/**
 * Puts the rows of a form where its html names them.
 *
 * @param {string} html
 * @param {string} type the node's type: its keys in the catalogue begin with it
 * @returns {string}
 * @throws When there is no such kind of row.
 */
function expandRows(html, type) {
	return html.replace(ROW, (_element, config = '', attributes) => {
		const { kind, ...rest } = Object.fromEntries(
			[...attributes.matchAll(ATTRIBUTE)].map(([, name, value = '']) => [name, value]),
		);
		if (!Object.hasOwn(KINDS, kind)) throw new Error(`${type}: there is no row of kind ${kind}`);
		const id = `node-${config}input-${rest.field ?? 'name'}`;
		const named = label({ ...rest, id }, `${type}.label.${rest.field}`);
		return KINDS[kind]({ ...rest, type, id, named, hint: hintOf(type, rest) });
	});
}

function hintOf(type, { field, placeholder, example }) {
	if (example !== undefined) return `placeholder="${example}"`;
	return placeholder === undefined ? '' : `data-i18n="[placeholder]${type}.placeholder.${field}"`;
}

module.exports = { expandRows };
