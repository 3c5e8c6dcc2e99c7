/** The elements that people's texts have; other words in angle brackets are not taken for markup. */
const KNOWN = new Set(
	(
		'a abbr address article aside b base bdi bdo big blockquote body br button caption center cite code col colgroup ' +
		'dd del details dfn dir div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header ' +
		'hr html i iframe img input ins kbd label legend li link main map mark meta nav noscript object ol option p picture ' +
		'pre q s samp script section select small source span strike strong style sub summary sup svg table tbody td template ' +
		'textarea tfoot th thead time title tr tt u ul var video wbr'
	).split(' '),
);

/** Whether this is the name of an element: HTML's own, Office's (`o:p`) or a web component's. */
export function isElement(name: string): boolean {
	return (
		KNOWN.has(name) || /^(?:[ovwmx]|st\d):[a-z]/.test(name) || /^[a-z][a-z\d]*-[a-z-]+$/.test(name)
	);
}

/** Attributes as they are written, so that `a <b and c>` is no tag. Nothing in it can backtrack far. */
const ATTRIBUTES =
	/(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+)|\s+(?:hidden|disabled|checked|nowrap|noshade|dir))*/;
const TAG = new RegExp(`<(/?)([a-z][a-z0-9:-]*)${ATTRIBUTES.source}\\s*/?>`, 'gi');

const DOCUMENT = /^\s*(?:<\?xml|<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<!--)/i;
/** Say something alone, without a closing tag. */
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link']);

/** Where tags are only spoken of: code, and addresses. */
const SPOKEN_OF = /```[^]*?```|`[^`\n]*`|(?<=^|\s)https?:\/\/\S+/g;

/** Markup of code spans is looked for no further than this: beyond, a text is long enough to tell. */
const LONGEST_LOOK = 100_000;

/**
 * Whether a text is HTML: it has an element that is closed again, a line break or a picture, or it
 * begins like a page. A stray `<`, `a < b and c > d`, `<3`, JSON, tags in code spans or in an
 * address do not make it one.
 */
export function isHtml(text: string): boolean {
	if (!text.includes('<') || !text.includes('>')) return false;
	if (DOCUMENT.test(text)) return true;
	const looked = text.slice(0, LONGEST_LOOK);
	if (isJson(text)) return false;
	const opened = new Set<string>();
	const startsWithTag = /^\s*</.test(text);
	for (const [, slash, name = ''] of looked.replace(SPOKEN_OF, ' ').matchAll(TAG)) {
		const element = name.toLowerCase();
		if (!isElement(element)) continue;
		if (VOID.has(element) || (slash && opened.has(element))) return true;
		// A page that is cut off, or one that leaves its paragraphs open.
		if (!slash && startsWithTag && (element === 'p' || element === 'div')) return true;
		opened.add(element);
	}
	return false;
}

function isJson(text: string): boolean {
	if (!/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text)) return false;
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** Entities without which hardly any text is escaped; others are left, they may be meant. */
const ESCAPED =
	/&(?:amp|lt|gt|quot|apos|nbsp|[a-z]{1,7}(?:uml|acute|grave|cedil|tilde|circ)|[lr][sd]quo|hellip|[mn]dash|euro|pound|#\d{2,7}|#x[\da-f]{2,6});/i;

/** Whether a text without tags was escaped for a page: `I don&#39;t`, `Tom &amp; Ann`. */
export function isEscaped(text: string): boolean {
	return text.includes('&') && ESCAPED.test(text);
}
