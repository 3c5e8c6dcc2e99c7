import { BANNER, isOfProgram, isPersonName, isSignOff, legalPhrases, THANKS } from './phrases';

/** Below a sign-off stand names, firms and numbers; what is longer is a text that goes on. */
const LONGEST_SIGNATURE = 25;
/** Words of a line that is no longer a title or an address. */
const LEAST_SENTENCE = 9;
/** Where "thanks" is followed by a name: at most so many lines. */
const LONGEST_NAME = 6;

/** The mark that mail programs put above a signature, and the dash that they make of it. */
const SIGNATURE_MARK = /^(?:--|—|–)\s*$/;

const POSTSCRIPT = /^\s*(?:p\.?\s?s\.?|n\.?\s?b\.?)\s*[:.,-]?\s+\S/i;

/** The author's own lines without warnings, legal notes, signatures and lines about programs. */
export function ownWords(lines: readonly string[]): string[] {
	const read = lines.filter((line) => !isOfProgram(line));
	return withoutSignature(withoutNotes(read));
}

/** Drops paragraphs that a server or a lawyer added. */
function withoutNotes(lines: readonly string[]): string[] {
	const kept: string[] = [];
	let paragraph: string[] = [];
	let isFirst = true;
	const end = () => {
		const text = paragraph.join(' ');
		const isNote = legalPhrases(text) >= (isFirst ? 2 : 1) || isBanner(paragraph, text);
		if (!isNote) for (const line of paragraph) if (!isBanner([line], line)) kept.push(line);
		if (text !== '') isFirst = false;
		paragraph = [];
	};
	for (const line of lines) {
		if (line.trim() !== '') {
			// A legal note often follows the signature without a blank line.
			if (paragraph.length > 0 && legalPhrases(line) >= 2) end();
			paragraph.push(line);
			continue;
		}
		end();
		kept.push(line);
	}
	end();
	return kept;
}

function isBanner(paragraph: readonly string[], text: string): boolean {
	return paragraph.length <= 6 && text.length < 600 && BANNER.test(text);
}

function withoutSignature(lines: readonly string[]): string[] {
	const marked = lines.findIndex((line) => SIGNATURE_MARK.test(line));
	if (marked >= 0 && isSignature(lines.slice(marked + 1))) return lines.slice(0, marked);
	for (let at = Math.max(0, lines.length - LONGEST_SIGNATURE - 1); at < lines.length; at++) {
		const line = lines[at] ?? '';
		const below = lines.slice(at + 1);
		if (isSignOff(line) && isSignature(below)) return [...lines.slice(0, at), ...postscript(below)];
		if (THANKS.test(line.trim()) && isName(below))
			return [...lines.slice(0, at + 1), ...postscript(below)];
	}
	return [...lines];
}

function isSignature(below: readonly string[]): boolean {
	const filled = below.filter((line) => line.trim() !== '');
	if (filled.length > LONGEST_SIGNATURE) return false;
	if (filled.some((line) => POSTSCRIPT.test(line))) return true;
	return isNameLike(filled[0] ?? '') && !filled.some(isSentence);
}

/** People write their names without capitals too, but not as a sentence. */
function isNameLike(line: string): boolean {
	return isPersonName(line) || (line.split(/\s+/).length <= 5 && !/[.!?]\s*$/.test(line));
}

/** Addresses and numbers make a line long as well. */
function isSentence(line: string): boolean {
	return line.split(/\s+/).length >= LEAST_SENTENCE && !/https?:|www\.|@|\||\d{4}/.test(line);
}

function isName(below: readonly string[]): boolean {
	const filled = below.filter((line) => line.trim() !== '');
	const [first] = filled;
	if (first === undefined || filled.length > LONGEST_NAME || !isPersonName(first)) return false;
	// `Acme Inc.` ends like a sentence.
	return !filled.some((line) => line.split(/\s+/).length > 6 || /\S{5}[.!?]\s*$/.test(line));
}

/** `P.S. …` below the name is the author's again. */
function postscript(below: readonly string[]): string[] {
	const at = below.findIndex((line) => POSTSCRIPT.test(line));
	return at < 0 ? [] : below.slice(at);
}
