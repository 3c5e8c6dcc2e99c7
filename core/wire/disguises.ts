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
	/** Longest form, characters. */
	longest: number;
}

/** A shorter piece of base64 occurs by chance. */
const LEAST_BASE64 = 6;
/** Longest that one character becomes: `&amp;amp;amp;#x0000006b;`. */
const LONGEST_CHARACTER = 28;

export function disguisesOf(secret: string): Disguises {
	const bytes = bytesOf(secret);
	const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const pieces = [0, 1, 2].flatMap((before) => base64Piece(bytes, before));
	const base64 = [...new Set(pieces.flatMap((piece) => [piece, urlSafe(piece)]))];
	return {
		plain: [secret, ...(bytes.length < 4 ? [] : [hex, hex.toUpperCase()])],
		base64,
		escaped: () =>
			[inEscapes(secret), ...base64.filter((piece) => /[+/]/.test(piece)).map(signsInEscapes)].join(
				'|',
			),
		longest: Math.max(1, secret.length, ...base64.map(({ length }) => length)) * LONGEST_CHARACTER,
	};
}

/** UTF-8, by way of the percent code: the core knows no host, and so no encoder of one. */
function bytesOf(text: string): number[] {
	const codes = encodeURIComponent(text.toWellFormed()).match(/%..|./g) ?? [];
	return codes.map((code) => (code.length > 1 ? parseInt(code.slice(1), 16) : code.charCodeAt(0)));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The digits that stand for these bytes in base64 of a text with `before` bytes before them (any
 * more are multiples of three), without the digits at both ends that hold bits of neighbours:
 * `user:key`, `:key` and `key:` all contain one of the three.
 */
function base64Piece(bytes: readonly number[], before: number): string[] {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	const skipped = (6 - ((before * 8) % 6)) % 6;
	const digits = bits.slice(skipped).match(/.{6}/g) ?? [];
	const piece = digits.map((digit) => DIGITS[parseInt(digit, 2)]).join('');
	return piece.length < LEAST_BASE64 ? [] : [piece];
}

function urlSafe(base64: string): string {
	return base64.replaceAll('+', '-').replaceAll('/', '_');
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

function inEscapes(text: string): string {
	return [...text].map((character, place) => anyOf(formsOf(character, place === 0))).join('');
}

/** Of base64, escaping changes the two signs alone. */
function signsInEscapes(base64: string): string {
	return base64.replace(/[+/]/g, (sign) => anyOf(formsOf(sign, false)));
}

/** Of the first one's backslashes only the last is looked for: what stands before it tells nothing. */
function formsOf(character: string, isFirst: boolean): string[] {
	const [backslash, maybe] = isFirst ? ['\\\\', ''] : ['\\\\{1,8}', '\\\\{0,8}'];
	const code = character.codePointAt(0) ?? 0;
	const names = ENTITY_NAMES[character];
	const percent = bytesOf(character).map((byte) => `%(?:25){0,3}${anyCase(hexOf(byte, 2))}`);
	const units = character.split('').map((unit) => {
		const hex = anyCase(hexOf(unit.charCodeAt(0), 4));
		return `${backslash}u${hex}`;
	});
	return [
		// Slashes, quotes and the like may have a backslash before them, which means nothing.
		/[a-z0-9]/i.test(character) ? character : `${maybe}${literal(character)}`,
		percent.join(''),
		units.join(''),
		`${backslash}u\\{0{0,4}${anyCase(code.toString(16))}\\}`,
		...(code < 256 ? [`${backslash}x${anyCase(hexOf(code, 2))}`] : []),
		`&(?:amp;){0,3}(?:#0{0,7}${code}|#[xX]0{0,7}${anyCase(code.toString(16))}${names ? `|${names}` : ''});?`,
	];
}

function anyOf(forms: string[]): string {
	return `(?:${forms.join('|')})`;
}

function hexOf(value: number, digits: number): string {
	return value.toString(16).padStart(digits, '0');
}

function anyCase(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(character: string): string {
	return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}
