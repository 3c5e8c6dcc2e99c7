/** How an element stands in the text: on lines of its own, with a blank line around, in the line. */
export type Block = 'line' | 'paragraph' | 'cell' | 'inline';

const LINES = new Set(
	(
		'address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form ' +
		'header hr html li legend main nav option section summary tr'
	).split(' '),
);
const PARAGRAPHS = new Set('blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '));
const CELLS = new Set(['td', 'th']);

/** What a browser makes of an element's place. */
export function blockOf(tag: string): Block {
	if (LINES.has(tag)) return 'line';
	if (PARAGRAPHS.has(tag)) return 'paragraph';
	return CELLS.has(tag) ? 'cell' : 'inline';
}

/** Elements that hold no words for a reader. */
export const SKIPPED = new Set(
	'embed head iframe map noscript object script select style svg template textarea title video'.split(
		' ',
	),
);

/** Elements that are never closed. */
export const VOID = new Set('base br col embed hr img input link meta source wbr'.split(' '));

/** Previews of newsletters and the like, which no reader sees. */
export function isHidden({ style = '', hidden }: Record<string, string>): boolean {
	return (
		hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style.slice(0, 1_000))
	);
}

/**
 * What mail programs mark as no words of the author's: signatures (Gmail, Outlook and its apps,
 * Thunderbird, Proton, Apple) and quotes of those that do not quote by `<blockquote>`.
 */
const MARKED =
	/(?:^|[\s_-])(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|signature|x_signature|applemailsignature|zmail_signature)(?:$|\s|_)/i;

/** Whether a mail program has marked this element as a signature. */
export function isMailPart({ class: className = '', id = '' }: Record<string, string>): boolean {
	return MARKED.test(className.slice(0, 500)) || MARKED.test(id.slice(0, 500));
}
