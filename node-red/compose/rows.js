/**
 * The rows that our forms are made of. In a node's html a row stands as
 * `<sentor-row kind="typed" field="text" icon="fa-commenting-o"></sentor-row>`.
 */
'use strict';

/** Node-RED 5's tray leaves about 440 px: labels of 145 px hold the longest word of our languages. */
const LABEL = 'style="width: 145px"';
const FIELD = 'style="width: calc(100% - 150px)"';
const CHECKBOX = 'style="display: inline-block; width: auto; vertical-align: top;"';

const row = (inner) => `<div class="form-row">${inner}</div>`;

const label = (field, icon, key) =>
	`<label for="node-input-${field}" ${LABEL}><i class="fa ${icon}"></i> <span data-i18n="${key}"></span></label>`;

const own = (type, { field, icon }) => label(field, icon, `${type}.label.${field}`);

/** `placeholder`: present when the catalogue has one for this field. */
const input = (type, { field, placeholder }, style = FIELD) => {
	const hint =
		placeholder === undefined ? '' : ` data-i18n="[placeholder]${type}.placeholder.${field}"`;
	return `<input type="text" id="node-input-${field}" ${style}${hint} />`;
};

/** Each makes the html of a row from the node's type and the row's attributes. */
const KINDS = {
	name: () =>
		row(
			label('name', 'fa-tag', 'node-red:common.label.name') +
				`<input type="text" id="node-input-name" ${FIELD} data-i18n="[placeholder]node-red:common.label.name" />`,
		),

	/** A field of text. */
	text: (type, attributes) => row(own(type, attributes) + input(type, attributes)),

	/** A field of text that may name a place: a message property, context, an expression. */
	typed: (type, attributes) =>
		row(
			own(type, attributes) +
				input(type, attributes) +
				`<input type="hidden" id="node-input-${attributes.field}Type" />`,
		),

	/** A short field with its unit behind it. */
	number: (type, attributes) =>
		row(
			own(type, attributes) +
				input(type, attributes, 'style="width: 60px"') +
				` <span data-i18n="${type}.unit.${attributes.field}"></span>`,
		),

	/** `options`: their values, separated by blanks; the words are under the field's name. */
	select: (type, attributes) => {
		const options = attributes.options
			.split(' ')
			.map(
				(value) =>
					`<option value="${value}" data-i18n="${type}.${attributes.field}.${value}"></option>`,
			);
		return row(
			`${own(type, attributes)}<select id="node-input-${attributes.field}" ${FIELD}>${options.join('')}</select>`,
		);
	},

	checkbox: (type, { field }) =>
		row(
			`<input type="checkbox" id="node-input-${field}" ${CHECKBOX} />` +
				` <label for="node-input-${field}" style="width: auto;" data-i18n="${type}.label.${field}"></label>`,
		),

	/** Shown by the editor's code while nothing is wired to the errors output. */
	unwired: (type) =>
		`<div class="form-tips" id="node-input-sentor-unwired" style="display: none;" data-i18n="${type}.tip.unwired"></div>`,
};

const ROW = /<sentor-row\s([^>]*)>\s*<\/sentor-row>/g;
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
	return html.replace(ROW, (_element, attributes) => {
		const { kind, ...rest } = Object.fromEntries(
			[...attributes.matchAll(ATTRIBUTE)].map(([, name, value = '']) => [name, value]),
		);
		if (!Object.hasOwn(KINDS, kind)) throw new Error(`${type}: there is no row of kind ${kind}`);
		return KINDS[kind](type, rest);
	});
}

module.exports = { expandRows };
