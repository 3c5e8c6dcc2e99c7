import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

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

	it('are 97 in English and 34 in Dutch', () => {
		const count = (language: string) => tickets.filter((row) => row.language === language).length;
		expect([tickets.length, count('en'), count('nl')]).toEqual([131, 97, 34]);
	});

	it('come through five channels', () => {
		expect(new Set(tickets.map((ticket) => ticket.channel))).toEqual(
			new Set(['email', 'chat', 'review', 'phone note', 'social']),
		);
	});

	it('hold exactly one row that cannot be analyzed, the one without text', () => {
		const invalid = tickets.filter(
			({ text, entities }) => text.trim() === '' || entities.replace(/[\s,]/g, '') === '',
		);
		expect(invalid).toHaveLength(1);
		expect(invalid[0]?.text).toBe('');
	});

	it('hold a text of about 3,000 characters', () => {
		const longest = Math.max(...texts.map((text) => text.length));
		expect(longest).toBeGreaterThan(2_900);
		expect(longest).toBeLessThan(3_100);
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
