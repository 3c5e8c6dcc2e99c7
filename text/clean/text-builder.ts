import type { Block } from './elements';

/** White space of HTML, and the blank that does not break; others are signs. */
const SPACES = /[ \t\n\r\f\u00a0]+/g;

/** Signs without width, with which newsletters fill their previews. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|\u034f/g;

/** Whether there is anything of both. */
const UNTIDY = /[\t\n\r\f\u00a0\u00ad\u200b\u2060\ufeff]|\u034f| {2}/;

/** Puts the words of a page together as a browser sets them: blanks run together, blocks on lines. */
export class TextBuilder {
	private written = '';
	/** Line breaks to come before the next word: those of several blocks are one. */
	private pendingBreaks = 0;
	private pendingSpace = false;
	private isLineEmpty = true;
	private verbatimDepth = 0;
	private quoteDepth = 0;

	/** Adds words as they stand in the page. */
	add(raw: string): void {
		// Most words need no mending, and a test is many times quicker than two replacements.
		const shown = UNTIDY.test(raw) ? raw.replace(INVISIBLE, '') : raw;
		if (this.verbatimDepth > 0) this.addVerbatim(shown);
		else this.addWords(UNTIDY.test(shown) ? shown.replace(SPACES, ' ') : shown);
	}

	/** `<br>`: several are several lines. */
	newLine(): void {
		this.pendingBreaks = Math.min(2, this.pendingBreaks + 1);
		this.isLineEmpty = true;
		this.pendingSpace = false;
	}

	/** The next word begins a line, if it does not anyway. */
	breakLine(): void {
		this.pendingBreaks = Math.max(1, this.pendingBreaks);
		this.isLineEmpty = true;
		this.pendingSpace = false;
	}

	/** An element begins or ends here. */
	block(block: Block): void {
		if (block === 'cell') this.pendingSpace ||= !this.isLineEmpty;
		if (block === 'line' || block === 'paragraph') this.breakLine();
		if (block === 'paragraph') this.pendingBreaks = 2;
	}

	/** Line breaks and blanks count as they are written, while this is on. */
	verbatim(isOn: boolean): void {
		this.verbatimDepth = Math.max(0, this.verbatimDepth + (isOn ? 1 : -1));
	}

	/** One quote deeper, or one less. However deep, a line begins with one `> `. */
	quote(change: 1 | -1): void {
		this.quoteDepth = Math.max(0, this.quoteDepth + change);
	}

	/** What was put together, without blanks and lines at its ends. */
	text(): string {
		return this.written.trim();
	}

	private addVerbatim(shown: string): void {
		shown.split(/\r\n|\n|\r/).forEach((line, place) => {
			if (place > 0) this.newLine();
			if (line !== '') this.write(line.replace(/\u00a0/g, ' '));
		});
	}

	private addWords(words: string): void {
		if (words.startsWith(' ')) this.pendingSpace ||= !this.isLineEmpty;
		const bare = words.trim();
		if (bare === '') return;
		this.write(bare);
		this.pendingSpace = words.endsWith(' ');
	}

	private write(words: string): void {
		const isFirst = this.written === '';
		if (isFirst) this.pendingBreaks = 0;
		else if (this.pendingBreaks > 0) this.written += this.pendingBreaks === 1 ? '\n' : '\n\n';
		const begins = isFirst || this.pendingBreaks > 0;
		if (begins && this.quoteDepth > 0) this.written += '> ';
		if (this.pendingSpace) this.written += ' ';
		this.written += words;
		this.pendingBreaks = 0;
		this.pendingSpace = false;
		this.isLineEmpty = false;
	}
}
