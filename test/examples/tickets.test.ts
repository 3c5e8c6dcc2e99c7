import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { prepare } from '../../text';

interface Ticket {
	id: string;
	customer: string;
	channel: string;
	language: string;
	text: string;
	entities: string;
}

const source = readFileSync(path.join(__dirname, '../../examples/data/tickets.csv'), 'utf8');
/** csv-parse is strict by default: a stray quote or a row of another length throws. */
const tickets = parse(source, { columns: true, record_delimiter: '\r\n' }) as Ticket[];
const texts = tickets.map((ticket) => ticket.text);

function repeated(values: string[]): string[] {
	return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

describe('the sample tickets', () => {
	it('are RFC 4180 lines: CR LF everywhere, also at the end and inside quotes', () => {
		expect(source.endsWith('\r\n')).toBe(true);
		expect(source.match(/(?<!\r)\n/g)).toBeNull();
		expect(source.match(/\r(?!\n)/g)).toBeNull();
	});

	it('have the columns that the examples name', () => {
		expect(source.split('\r\n', 1)[0]).toBe('id,customer,channel,language,text,entities');
	});

	it('are 102 filed as English, one of them German, and 35 as Dutch', () => {
		const count = (language: string) => tickets.filter((row) => row.language === language).length;
		expect([tickets.length, count('en'), count('nl')]).toEqual([137, 102, 35]);
	});

	it('come through five channels', () => {
		expect(new Set(tickets.map((ticket) => ticket.channel))).toEqual(
			new Set(['email', 'chat', 'review', 'phone note', 'social']),
		);
	});

	it('hold exactly one row without text or entities', () => {
		const invalid = tickets.filter(
			({ text, entities }) => text.trim() === '' || entities.replace(/[\s,]/g, '') === '',
		);
		expect(invalid).toHaveLength(1);
		expect(invalid[0]?.text).toBe('');
	});

	it('hold a text of about 6,000 characters, and one of 3,000', () => {
		const [longest, second] = texts.map(({ length }) => length).sort((a, b) => b - a);
		expect([longest, second].map((length = 0) => Math.round(length / 500) * 500)).toEqual([
			...[6_000, 3_000],
		]);
	});

	it('hold one that is neither English nor Dutch, filed as English: it is refused by name', () => {
		const refused = texts.map((text) => prepare({ text, entities: 'x' }, { language: 'auto' }));
		const failures = refused.flatMap((one, row) =>
			one.ok || texts[row] === '' ? [] : [[tickets[row]?.id, one.failure.values?.found]],
		);
		expect(failures).toEqual([['T-4136', 'German']]);
		expect(tickets.find(({ id }) => id === 'T-4136')?.language).toBe('en');
	});

	it.each([
		[
			'T-4131',
			/^Hello,.*lottery & I keep losing\.\s+Kind regards,\s+Moira/s,
			/Penrose|font-family/,
		],
		['T-4132', /^Dag mensen,.*keurig op tijd\./s, /schreef|Excuses/],
		['T-4133', /^Please read what my mother got/, /Forwarded|wonderful kettle/],
		['T-4134', /^No, this does not solve it\./, /iPhone|fantastic customer/],
	])("hold a mail, %s, of which only its author's words are analyzed", (wanted, own, foreign) => {
		const text = tickets.find(({ id }) => id === wanted)?.text;
		expect(text).toMatch(foreign);
		const cleaned = prepare({ text, entities: 'x' }, { cleanUp: 'mail' });
		const analyzed = cleaned.ok ? cleaned.document.text : '';
		expect(analyzed).toMatch(own);
		expect(analyzed).not.toMatch(foreign);
	});

	it('hold one ticket that was sent twice, word for word', () => {
		const twice = repeated(texts.filter((text) => text !== ''));
		expect(twice).toHaveLength(1);
		const [first, second] = tickets.filter((ticket) => ticket.text === twice[0]);
		expect({ ...second, id: first?.id }).toEqual(first);
		expect(second?.id).not.toBe(first?.id);
	});

	it('hold an id that two different tickets share', () => {
		const shared = repeated(tickets.map((ticket) => ticket.id));
		expect(shared).toHaveLength(1);
		const [first, second] = tickets.filter((ticket) => ticket.id === shared[0]);
		expect(second?.text).not.toBe(first?.text);
	});

	it.each([
		['line breaks', /\r\n/],
		['double quotes', /"/],
		['HTML', /<p>.*&nbsp;/s],
		['emoji', /\p{Extended_Pictographic}/u],
		['nothing but emoji', /^\p{Extended_Pictographic}+$/u],
		['a start that spreadsheets take for a formula', /^[+@=-]/],
	])('hold a text with %s', (_what, pattern) => {
		expect(texts.some((text) => pattern.test(text))).toBe(true);
	});

	it.each([
		['Chinese', /\p{Script=Han}/u],
		['Greek', /\p{Script=Greek}/u],
		['a comma in it', /,/],
		['an apostrophe', /'/],
	])('name a customer in or with %s', (_what, pattern) => {
		expect(tickets.some((ticket) => pattern.test(ticket.customer))).toBe(true);
	});

	it('hold an entity list with stray commas and a repeated entity', () => {
		const lists = tickets.map((ticket) =>
			ticket.entities.split(',').map((entity) => entity.trim()),
		);
		expect(lists.some((list) => list.includes('') && repeated(list).some(Boolean))).toBe(true);
	});

	it('are no templates: no opening of 40 characters is used twice, but for the duplicate', () => {
		const openings = texts.filter((text) => text.length >= 40).map((text) => text.slice(0, 40));
		expect(repeated(openings)).toHaveLength(1);
	});
});
