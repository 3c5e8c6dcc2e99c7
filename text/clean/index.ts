import type { CleanUp } from '../types';
import { htmlToText } from './html-to-text';
import { isEscaped, isHtml } from './is-html';
import { hasWords, stripMail } from './mail';

/**
 * Takes off a text what is not the author's words, as far as it is told to. A text that had words
 * is never emptied: then it comes back as it was.
 */
export function cleanText(text: string, cleanUp: CleanUp): string {
	if (cleanUp === 'off') return text;
	const asMail = cleanUp === 'mail';
	const shown = withoutMarkup(text, asMail);
	if (!asMail) return shown;
	// Of HTML, the marks of quotes are ours: a mail that is only a quote is shown without them.
	return stripMail(shown) ?? withoutMarkup(text, false);
}

function withoutMarkup(given: string, asMail: boolean): string {
	// Feeds wrap their HTML up, or escape it once more.
	const text = given.includes('<![CDATA[') ? given.replace(/<!\[CDATA\[|\]\]>/g, '') : given;
	if (!isHtml(text)) {
		if (!isEscaped(text)) return text;
		const decoded = decodeEntities(text);
		return isHtml(decoded) ? fromHtml(decoded, asMail) : decoded;
	}
	return fromHtml(text, asMail);
}

function fromHtml(text: string, asMail: boolean): string {
	const shown = htmlToText(text, { asMail });
	if (hasWords(shown)) return shown;
	const hidden = htmlToText(text, { withHidden: true });
	return hasWords(hidden) ? hidden : shown;
}

const ENTITY = /&(?:[a-z]\w{1,31}|#\d{2,7}|#x[\da-f]{2,6});/gi;

function decodeEntities(text: string): string {
	const decoded = new Map<string, string>();
	return text.replace(ENTITY, (entity) => {
		const known = decoded.get(entity) ?? htmlToText(`<pre>x${entity}x</pre>`).slice(1, -1);
		decoded.set(entity, known);
		return known;
	});
}
