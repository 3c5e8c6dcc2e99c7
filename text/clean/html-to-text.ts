import { Tokenizer } from 'htmlparser2';
import { blockOf, isHidden, isMailPart, SKIPPED, VOID } from './elements';
import { isElement } from './is-html';
import { TextBuilder } from './text-builder';

/** What is left of a page. */
export interface HtmlOptions {
	/** Begin the lines of quotes with `> `, and leave out the signatures that mail programs mark. */
	asMail?: boolean;
	/** Show what a browser would hide. */
	withHidden?: boolean;
}

/**
 * The words of a piece of HTML as a reader would see them: entities decoded, scripts and styles
 * gone, blocks and `<br>` as line breaks, links as their words. What only looks like a tag
 * (`<jane@x.example>`) stays. Linear in its length, whatever comes; never throws.
 */
export function htmlToText(html: string, options: HtmlOptions = {}): string {
	const reader = new Reader(html, options);
	const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
	tokenizer.write(html);
	tokenizer.end();
	return reader.text();
}

/**
 * Turns tokens into text. Keeps no tree: an element that is left out is counted until it is closed,
 * so that a million open tags cost no more than a million words.
 */
class Reader {
	private readonly html: string;
	private readonly options: HtmlOptions;
	private readonly out = new TextBuilder();
	private tag = '';
	private tagStart = 0;
	private attribute = '';
	private value = '';
	private attributes: Record<string, string> = {};
	/** The element that is left out, and how many of its name are open within it. */
	private skipping: { name: string; depth: number } | undefined;

	constructor(html: string, options: HtmlOptions) {
		this.html = html;
		this.options = options;
		// A text with no more than words in bold keeps its lines.
		if (!BREAKING.test(html)) this.out.verbatim(true);
	}

	text(): string {
		return this.out.text();
	}

	ontext(start: number, end: number): void {
		if (!this.skipping) this.out.add(this.html.slice(start, end));
	}

	ontextentity(codePoint: number): void {
		if (!this.skipping) this.out.add(String.fromCodePoint(codePoint));
	}

	onopentagname(start: number, end: number): void {
		this.tag = this.html.slice(start, end).toLowerCase();
		this.tagStart = start - 1;
		this.attributes = {};
	}

	onattribname(start: number, end: number): void {
		this.attribute = this.html.slice(start, end).toLowerCase();
		this.value = '';
	}

	onattribdata(start: number, end: number): void {
		this.value += this.html.slice(start, end);
	}

	onattribentity(codePoint: number): void {
		this.value += String.fromCodePoint(codePoint);
	}

	onattribend(): void {
		if (ATTRIBUTES_READ.has(this.attribute)) this.attributes[this.attribute] = this.value;
	}

	onselfclosingtag(end: number): void {
		this.onopentagend(end);
	}

	onopentagend(end: number): void {
		const { tag } = this;
		if (this.skipping) {
			if (tag === this.skipping.name) this.skipping.depth++;
		} else if (!isElement(tag)) this.out.add(this.html.slice(this.tagStart, end + 1));
		else if (!VOID.has(tag) && this.isLeftOut(tag)) this.skipping = { name: tag, depth: 1 };
		else this.open(tag);
	}

	onclosetag(start: number, end: number): void {
		const name = this.html.slice(start, end).toLowerCase();
		if (this.skipping) {
			if (name === this.skipping.name && --this.skipping.depth === 0) this.endSkipping();
		} else if (!isElement(name)) this.out.add(`</${name}>`);
		else this.close(name);
	}

	oncomment(): void {}
	oncdata(): void {}
	ondeclaration(): void {}
	onprocessinginstruction(): void {}
	onend(): void {}

	private isLeftOut(tag: string): boolean {
		if (SKIPPED.has(tag)) return true;
		if (!this.options.withHidden && isHidden(this.attributes)) return true;
		return this.options.asMail === true && isMailPart(this.attributes);
	}

	private endSkipping(): void {
		this.skipping = undefined;
		this.out.breakLine();
	}

	private open(tag: string): void {
		if (tag === 'br') this.out.newLine();
		else this.out.block(blockOf(tag));
		if (tag === 'pre') this.out.verbatim(true);
		if (tag === 'blockquote' && this.options.asMail) this.out.quote(1);
	}

	private close(tag: string): void {
		this.out.block(blockOf(tag));
		if (tag === 'pre') this.out.verbatim(false);
		if (tag === 'blockquote' && this.options.asMail) this.out.quote(-1);
	}
}

/** What makes lines; where nothing does, the text's own line breaks do. */
const BREAKING =
	/<(?:br|p|div|t[drh]|table|li|[uo]l|h[1-6]|body|html|blockquote|pre|section)[\s/>]/i;

/** The attributes that decide anything; the others are not kept. */
const ATTRIBUTES_READ = new Set(['style', 'hidden', 'class', 'id']);
