/** A secret in the forms in which a server may echo it. */
export interface Disguises {
	/** To be looked for as they are: plain, hex in both cases. */
	plain: string[];
	/** What base64 makes of the secret wherever it stands, without what its neighbours decide. */
	base64: string[];
	/**
	 * Source of a pattern for any mixture of percent codes, HTML entities and backslash escapes, up to
	 * three times escaped. Every repetition in it is bounded, so that it takes linear time.
	 */
	escaped(): string;
}

/** Longest that escapes make of one character: `&amp;amp;amp;#x0000006b;`. */
export const LONGEST_CHARACTER = 28;

export function disguisesOf(secret: string): Disguises {
	const bytes = bytesOf(secret);
	const hex = bytes.map((byte) => hexOf(byte, 2)).join('');
	const base64 = base64Of(bytes);
	return {
		plain: [secret, ...(bytes.length < 4 ? [] : [hex, hex.toUpperCase()])],
		base64,
		escaped: () =>
			[
				escaped(secret, /./gsu),
				// Of base64, escaping changes the two signs alone.
				...base64.filter((piece) => /[+/]/.test(piece)).map((piece) => escaped(piece, /[+/]/g)),
			].join('|'),
	};
}

/** UTF-8, by way of the percent code: the core knows no host, and so no encoder of one. */
function bytesOf(text: string): number[] {
	const codes = encodeURIComponent(text.toWellFormed()).match(/%..|./g) ?? [];
	return codes.map((code) => (code.length > 1 ? parseInt(code.slice(1), 16) : code.charCodeAt(0)));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** A shorter piece of base64 occurs by chance. */
const LEAST_BASE64 = 6;

/**
 * The digits that stand for these bytes in base64 of any text with them in it, plain and as in
 * addresses. They begin at the first, fifth or third bit by how many bytes stand before; digits at both
 * ends that hold bits of neighbours are left out. `user:key`, `:key` and `key:` all contain one of these.
 */
function base64Of(bytes: readonly number[]): string[] {
	const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const pieces = [0, 4, 2].map((skipped) => {
		const digits = bits.slice(skipped).match(/.{6}/g) ?? [];
		return digits.map((digit) => DIGITS[parseInt(digit, 2)]).join('');
	});
	const long = pieces.filter(({ length }) => length >= LEAST_BASE64);
	return long.flatMap((piece) => [piece, piece.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** HTML's names of what is neither letter nor digit. */
const ENTITY_NAMES: Readonly<Record<string, string>> = {
	'!': 'excl',
	'"': 'quot|QUOT',
	'#': 'num',
	$: 'dollar',
	'%': 'percnt',
	'&': 'amp|AMP',
	"'": 'apos',
	'(': 'lpar',
	')': 'rpar',
	'*': 'ast|midast',
	'+': 'plus',
	',': 'comma',
	'.': 'period',
	'/': 'sol',
	':': 'colon',
	';': 'semi',
	'<': 'lt|LT',
	'=': 'equals',
	'>': 'gt|GT',
	'?': 'quest',
	'@': 'commat',
	'[': 'lsqb|lbrack',
	'\\': 'bsol',
	']': 'rsqb|rbrack',
	'^': 'Hat',
	_: 'lowbar|UnderBar',
	'`': 'grave|DiacriticalGrave',
	'{': 'lcub|lbrace',
	'|': 'verbar|vert|VerticalLine',
	'}': 'rcub|rbrace',
};

/** A pattern for a text in which the characters that `changed` finds may be escaped. */
function escaped(text: string, changed: RegExp): string {
	return text.replace(changed, (character, place) => `(?:${formsOf(character, place).join('|')})`);
}

/** Of the first one's backslashes only the last is looked for: what stands before it tells nothing. */
function formsOf(character: string, place: number): string[] {
	const [backslash, maybe] = place === 0 ? ['\\\\', ''] : ['\\\\{1,8}', '\\\\{0,8}'];
	const code = character.codePointAt(0) ?? 0;
	const hex = anyCase(code.toString(16));
	const names = ENTITY_NAMES[character];
	const percent = bytesOf(character).map((byte) => `%(?:25){0,3}${anyCase(hexOf(byte, 2))}`);
	const units = character
		.split('')
		.map((unit) => `${backslash}u${anyCase(hexOf(unit.charCodeAt(0), 4))}`);
	return [
		// Slashes, quotes and the like may have a backslash before them, which means nothing.
		/[a-z0-9]/i.test(character)
			? character
			: `${maybe}${character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')}`,
		percent.join(''),
		units.join(''),
		`${backslash}u\\{0{0,4}${hex}\\}`,
		...(code < 256 ? [`${backslash}x${anyCase(hexOf(code, 2))}`] : []),
		`&(?:amp;){0,3}(?:#0{0,7}${code}|#[xX]0{0,7}${hex}${names ? `|${names}` : ''});?`,
	];
}

function hexOf(value: number, digits: number): string {
	return value.toString(16).padStart(digits, '0');
}

function anyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
