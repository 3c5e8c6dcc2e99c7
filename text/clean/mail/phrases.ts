/** What mail programs write around other people's words, in English and Dutch. */

/** `On Tue, 5 Nov 2024 at 10:12, Ann <ann@x.example> wrote:`, whatever the order of name and date. */
const WROTE = /\b(?:wrote|writes|schreef|schreven|geschreven)\b/i;
const OPENING = /^[>\s*_-]{0,10}(?:on|op)\b/i;
const DATE = /\b\d{1,2}[-/.:]\d{1,2}\b|\b(?:19|20)\d\d\b|\d:\d\d/;
const ADDRESS = /<[^<>\s]+@[^<>\s]+>|<mailto:|\[mailto:/i;
const PERSON_FIRST = /^[>\s*]*\S.{0,80}?\s(?:schreef op|wrote on|wrote at|schreef)\b.{0,80}:\s*$/i;

/** "On 5 November I wrote:" is the author's own. */
const OF_ONESELF =
	/\b(?:i|we) wrote\b|\bschre(?:ef|ven) (?:ik|wij|we)\b|\b(?:ik|wij|we) (?:schre|heb)/i;

/** An attribution is short; what is longer is a text that begins like one. */
const LONGEST_ATTRIBUTION = 320;

/** Whether this line (or the few that mail programs break it into, joined) leads into a quote. */
export function isAttribution(line: string): boolean {
	if (line.length > LONGEST_ATTRIBUTION) return false;
	const isClosed =
		/:\s*$/.test(line) || /<\s*(?:mailto:)?[^<>\s]+@[^<>\s]+>\s*(?:wrote|schreef)/i.test(line);
	if (!isClosed || OF_ONESELF.test(line) || !(DATE.test(line) || ADDRESS.test(line))) return false;
	if (OPENING.test(line) && WROTE.test(line)) return true;
	return PERSON_FIRST.test(line) && DATE.test(line);
}

/** The same where the quote follows in the same line, as some programs write it. */
export function attributionEnd(line: string): number | undefined {
	const start = line.slice(0, LONGEST_ATTRIBUTION);
	const wrote = /(?:wrote|schreef[^:]{0,120}|geschreven):\s/i.exec(start);
	if (!wrote || !OPENING.test(start)) return undefined;
	const before = start.slice(0, wrote.index + wrote[0].length);
	return DATE.test(before) && /@/.test(before) ? before.length : undefined;
}

/** Whether a line may be the beginning of an attribution that goes on in the next. */
export function opensAttribution(line: string): boolean {
	return line.length < 200 && OPENING.test(line) && DATE.test(line);
}

/** A line of a program's is short. The expressions below are tried on no longer ones. */
const LONGEST_LINE = 200;

/** Phones may put a whole mail below in one line, headers and all. */
export function isInLineMail(line: string): boolean {
	return IN_LINE.test(line.slice(0, LONGEST_LINE));
}
const IN_LINE =
	/^[>\s]*-{2,60}\s*(?:original message|oorspronkelijk bericht|origineel bericht)\s*-{2,60}\s*(?:from|van)\s*:/i;

/** Ticket systems: `##- Please type your reply above this line -##`. */
const REPLY_ABOVE =
	/^[>\s]*[#\-=*_]{2,}.{0,10}(?:type|write|reply|antwoord|reageer|typ)\b.{0,40}\b(?:above|boven)\b.{0,40}$/i;

/** `-----Original Message-----` and its like: what follows is another's mail. */
export const isSeparator = (line: string) =>
	line.length <= LONGEST_LINE && (SEPARATOR.test(line) || REPLY_ABOVE.test(line));
const SEPARATOR =
	/^[>\s*_]*(?:begin(?:\s+(?:forwarded message|doorgestuurd bericht))\s*:|-{0,60}\s*(?:(?:original|forwarded)\s+(?:message|e-?mail)|forwarded by .{0,80}|(?:oorspronkelijk|origineel|doorgestuurd|doorgezonden)\s*(?:bericht|e-?mail)|bericht doorgestuurd.{0,80})\s*-{0,60})[\s*_]*$/i;

const HEADER =
	/^[>\s*_]*(from|van|sent|verzonden|verstuurd|ontvangen|received|date|datum|to|aan|subject|onderwerp|cc|reply-to|antwoord aan|beantwoorden aan|belang|importance|attachments?|bijlagen?|prioriteit|priority)\s?\*?\s*:\*?/i;
const SENDER = /^(?:from|van)$/i;

/** The name of a header that this line is, in small letters; undefined when it is none. */
export function headerName(line: string): string | undefined {
	return line.length > 1_000 ? undefined : HEADER.exec(line)?.[1]?.toLowerCase();
}

export function isSender(header: string): boolean {
	return SENDER.test(header);
}

/** A line that a program or a phone adds about itself. */
export const isOfProgram = (line: string) => line.length <= LONGEST_LINE && PROGRAM.test(line);
const PROGRAM =
	/^[>\s]*(?:sent (?:from|with|via|using) (?:my|the|yahoo|proton|outlook|mail|gmail|aol|samsung|a mobile|iphone|ipad|android|galaxy)\b.{0,80}|(?:verzonden|verstuurd|gestuurd) (?:vanaf|met|via|vanuit) .{0,80}|get outlook for .{0,40}|outlook (?:voor|for) (?:ios|android)(?:\s+downloaden)?.{0,20}|download outlook .{0,40}|(?:virus-free|virusvrij)\.?.{0,60})[\s.]*$/i;

/** Warnings and requests that servers add above and below. */
export const BANNER =
	/\b(?:caution|warning|let op|waarschuwing|external|extern)\b.{0,60}\b(?:(?:outside|external)\b.{0,40}\b(?:organi[sz]ation|company|sender|network)|buiten (?:de|onze|het) (?:organisatie|bedrijf|netwerk))|\b(?:originated from outside|external e-?mail|afkomstig van buiten)\b|\b(?:consider|think of) the environment\b|\bbefore (?:you print|printing) this\b|\bdenk aan het milieu\b|\b(?:voordat|voor) u (?:deze|dit) (?:e-?mail|bericht) (?:af)?print/i;

/** What only lawyers write; a complaint may speak of confidential things, but not so. */
const LEGAL: readonly RegExp[] = [
	/\bintended (?:solely|only|exclusively)?\s*for (?:the )?(?:use of )?(?:the )?(?:named |intended )?(?:addressee|recipient|individual|person)/i,
	/\b(?:confidential|privileged) and\b.{0,40}\b(?:privileged|intended|confidential|legally)/i,
	/\b(?:may be|is|are) (?:strictly )?(?:confidential|privileged)\b/i,
	/\breceived? (?:this|it) .{0,30}\bin error\b/i,
	/\bunless you are the (?:addressee|intended recipient)/i,
	/\bif you are not the (?:intended|named)/i,
	/\b(?:copy|copying|disclose|disclosure|distribution|dissemination)\b.{0,60}\b(?:prohibited|unlawful|to anyone)/i,
	/\bnotify the sender\b/i,
	/\b(?:uitsluitend|alleen|slechts) bestemd voor\b/i,
	/\b(?:is|zijn|kan) (?:strikt )?vertrouwelijk\b/i,
	/\b(?:ten onrechte|abusievelijk|per abuis|onbedoeld) (?:heeft |hebt )?(?:ontvang|ontving|geadresseerd)/i,
	/\bgeen rechten\b.{0,40}\bontleend\b/i,
	/\bafzender\b.{0,40}\b(?:waarschuwen|informeren|berichten|stellen)/i,
	/\bniet de (?:bedoelde|beoogde) (?:ontvanger|geadresseerde)/i,
];
const MESSAGE =
	/\b(?:e-?mail|e-?mailbericht|message|bericht|communication|attachments?|bijlagen?|transmission|mailing)\b/i;

/** How many phrases of a lawyer's this paragraph has; none if it does not speak of a message. */
export function legalPhrases(paragraph: string): number {
	const looked = paragraph.slice(0, 3_000);
	return MESSAGE.test(looked) ? LEGAL.filter((phrase) => phrase.test(looked)).length : 0;
}

/** The line that closes a mail. What follows is a name, and what stands under names. */
const SIGN_OFF =
	/^(?:(?:with\s+|met\s+)?(?:(?:kind|kindest|best|warm|warmest|many|hartelijke|vriendelijke|vriendelijk|beste|warme)\s+)*(?:regards|greetings|wishes|groeten|groetjes|groet)|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|all the best|best|cheers|mvg|m\.v\.g\.?|hoogachtend|gr|gr\.|grtz?|groetjes|groeten|liefs|br|rgds|kr)(?:\s*\/\s*(?:kind|best) regards)?(?:\s*[,.!]+|\s*$)/i;
/** A name of up to five words behind it, in the same line; without one the line is the sign-off. */
const NAME =
	/^(?:[\p{Lu}][\p{L}'’.-]*|van|de|der|den|von|het|ten|el|al|&|and|en|-)(?:\s+(?:[\p{Lu}][\p{L}'’.-]*|van|de|der|den|von|el|al|&|and|en|-)){0,5}[\s.,!]*$/u;
/** `Groetjes Sanne` needs no comma. */
const SIGN_OFF_NAME =
	/^(?:met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groet(?:jes|en)?|mvg|gr|kind regards|best regards|regards|cheers)\s+(?=\p{Lu})/iu;

/** Whether a line closes a mail, alone or with the name behind it. */
export function isSignOff(line: string): boolean {
	const bare = line.trim();
	if (bare.length > 80) return false;
	const found = SIGN_OFF.exec(bare) ?? SIGN_OFF_NAME.exec(bare);
	if (!found) return false;
	const rest = bare.slice(found[0].length).trim();
	// "Best. Phone. Ever." is no sign-off.
	const isSentence = /[.!]\s*$/.test(found[0]) && !/^(?:gr|m\.?v\.?g)/i.test(bare);
	return rest === '' || (!isSentence && isPersonName(rest));
}

/** Whether a line may be a name: up to six words with capitals. */
export function isPersonName(line: string): boolean {
	return line.length <= 80 && NAME.test(line.trim());
}

/** Thanks at the end are the author's, but what stands below is a name. */
export const THANKS =
	/^(?:many thanks|thanks(?: (?:again|in advance|a lot|so much))?|thank you(?: (?:in advance|very much))?|thx|bedankt|alvast (?:bedankt|dank)|(?:hartelijk |vriendelijk )?dank(?: (?:u|je) wel)?(?: alvast)?|bij voorbaat dank)\s*[,.!]*$/i;

/** A note that says nothing but "look below". */
export const POINTER =
	/^\W*(?:fyi|fwd?|tbv|ter info(?:rmatie)?|ter kennisname|t\.?k\.?n\.?|zie (?:hier)?onder(?:staand[e]?)?(?: (?:mail|bericht))?|see (?:below|attached|the mail below)|(?:please )?see below|hierbij|for your information|doorgestuurd)\W*$/i;
