import { scoreDocument } from '../../sandbox/src/scorer/document';
import { detectLanguage } from '../../text/language/detect';
import { prepare } from '../../text';
import { HALVES, languageTexts, mails, pairs, type Half, type Mail } from './support/data';
import { analyzed, prepared } from './support/prepared';

/** Whether the text speaks of the entity, by what a neutral verdict on it becomes. */
function isMentioned(text: string, entity: string, language: 'en' | 'nl'): boolean {
	const { finish } = prepared({ text, entities: [entity] }, { cleanUp: 'off', language });
	const result = { entitySentiments: [{ entity, sentiment: 'neutral' as const, score: 0.9 }] };
	return finish(result).entitySentiments[0]?.mentioned === true;
}

describe.each(HALVES)('what is mentioned, in the %s half', (half: Half) => {
	const all = pairs(half);

	it('is told with a precision and a recall of at least 0.95', () => {
		expect(all).toHaveLength(150);
		const found = all.filter(({ text, entity, language }) => isMentioned(text, entity, language));
		const right = found.filter(({ mentioned }) => mentioned).length;
		const wanted = all.filter(({ mentioned }) => mentioned).length;
		expect(right / found.length).toBeGreaterThanOrEqual(0.95);
		expect(right / wanted).toBeGreaterThanOrEqual(0.95);
	});
});

describe.each(HALVES)('languages, in the %s half', (half: Half) => {
	const all = languageTexts(half);
	const isOwn = ({ code }: { code: string }) => code === 'en' || code === 'nl';
	const own = all.filter(isOwn);
	const others = all.filter((text) => !isOwn(text));

	it('are English and Dutch in at least 99.5 %, and none of these is refused', () => {
		expect(own).toHaveLength(100);
		for (const { text } of own) expect(prepare({ text, entities: 'x' }).ok).toBe(true);
		const right = own.filter(({ code, text }) => prepared(text).document.language === code);
		expect(right.length / own.length).toBeGreaterThanOrEqual(0.995);
	});

	it('are refused by name in at least 95 % of ten others', () => {
		expect(new Set(others.map(({ code }) => code)).size).toBe(10);
		const right = others.filter(({ code, text }) => {
			const detected = detectLanguage(text);
			return 'foreign' in detected && detected.foreign === code;
		});
		expect(right.length / others.length).toBeGreaterThanOrEqual(0.95);
	});
});

/** Words alone: line breaks and marks may differ. */
const wordsOf = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

describe.each(HALVES)('mails, in the %s half', (half: Half) => {
	const all = mails(half);
	const cleaned = ({ source }: Mail) => analyzed(source, 'mail');

	it("keep all of their authors' words", () => {
		expect(all).toHaveLength(30);
		for (const mail of all) expect(wordsOf(cleaned(mail))).toContain(wordsOf(mail.own));
	});

	it('lose the words of others in at least 95 %', () => {
		const left = all.filter((mail) => mail.foreign.some((words) => cleaned(mail).includes(words)));
		expect(left.length / all.length).toBeLessThanOrEqual(0.05);
	});

	it('are read as their bare texts are, all of them', () => {
		const labelOf = (text: string, { language }: Mail) =>
			scoreDocument(text, [], language).reading.label;
		for (const mail of all) {
			const label = labelOf(cleaned(mail), mail);
			expect(`${mail.name}: ${label}`).toBe(`${mail.name}: ${labelOf(mail.own, mail)}`);
		}
	});
});
