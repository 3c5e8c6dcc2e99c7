/**
 * Nothing that anybody can put into a field takes long, throws or is lost. Times are compared with
 * each other, four times the input with once, on whatever machine.
 */
import fc from 'fast-check';
import { prepare } from '../../text';
import { analyzed } from './support/prepared';

const ENTITIES = 'delivery = shipping, bezorging; price, support, prijs, kwaliteit';

/** Characters of the smaller text; the larger one has a megabyte. */
const SMALL = 250_000;

/** A line of the size asked for, made of one piece again and again. */
const repeat = (piece: string) => (size: number) => piece.repeat(Math.ceil(size / piece.length));

const TEXTS: Record<string, (size: number) => string> = {
	'nested tags': repeat('<b>'),
	'nested blocks': repeat('<div>'),
	'nested quotes': repeat('<blockquote>x'),
	'an unclosed <style': (size) => `<p>Hi</p><style ${repeat('a="b" ')(size)}`,
	'an unclosed style sheet': (size) => `<p>Hi</p><style>${repeat('p{}')(size)}`,
	'angle brackets': (size) => `${repeat('<')(size)}>`,
	'open attributes': (size) => `${repeat('<a b="')(size)}>`,
	'half a tag with blanks': (size) => `<p${repeat(' ')(size)}>`,
	'half entities': (size) => `<p>${repeat('&amp')(size)}`,
	'escaped signs': repeat('&lt;&amp;'),
	'back quotes': (size) => `${repeat('`')(size)}<br>`,
	'an address without an end': (size) => `<i>https://${repeat('x/')(size)}`,
	'10,000 quote levels': (size) => repeat(`${'>'.repeat(10_000)} x\n`)(size),
	'quoted lines': repeat('> > hello there\n'),
	'one long line': repeat('bezorging'),
	'one long sentence': repeat('the price of delivery '),
	blanks: (size) => `x${repeat(' ')(size)}x`,
	'line breaks': (size) => `x${repeat('\n')(size)}x`,
	dashes: repeat('-'),
	rules: repeat('----------\n'),
	'signature marks': repeat('-- \n'),
	'sign-offs': repeat('Kind regards\n'),
	'headers of mails': repeat('From: a\nSent: b\nTo: c\n\n'),
	'forwarded mails': repeat('FYI\n\nFrom: a\nSent: b\nTo: c\n\n'),
	'beginnings of attributions': repeat('On Monday 10:12 \n'),
	'attributions in one line': repeat('On 10:12 <x@x.example> wrote '),
	'legal notes': repeat('this message is confidential and intended solely for\n'),
	'null characters': repeat('\0\n'),
	'right-to-left marks': repeat('\u202e\u200fprice '),
	'combining accents': (size) => `e${repeat('\u0301')(size)}`,
	'half surrogate pairs': repeat('\ud83d'),
	'Dutch compounds': repeat('bezorgprijskwaliteiten '),
};

/** Processor time of one preparation, ms: others on the machine do not count. */
function timeOf(text: string, entities: string): number {
	const start = process.cpuUsage();
	prepare({ text }, { entities, cleanUp: 'mail' });
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000;
}

/** Looks are taken until one shows it; what grows with the square shows it in none. */
const MOST_LOOKS = 8;

/** Four times the work must take about four times as long, not 16 times. Some ms go in any noise. */
function expectProportion(timeOfSmall: () => number, timeOfLarge: () => number): void {
	let small = Infinity;
	let large = Infinity;
	for (let look = 0; look < MOST_LOOKS; look++) {
		small = Math.min(small, timeOfSmall());
		large = Math.min(large, timeOfLarge());
		if (look > 0 && large < 8 * small + 25) return;
	}
	throw new Error(`${small} ms became ${large} ms`);
}

describe.each(Object.entries(TEXTS))('%s', (_name, make) => {
	it('take time in proportion to their length', () => {
		const [small, large] = [make(SMALL), make(4 * SMALL)];
		expectProportion(
			() => timeOf(small, ENTITIES),
			() => timeOf(large, ENTITIES),
		);
	});
});

describe('vocabularies', () => {
	const text = 'The entity of 3 things that nobody knows. '.repeat(2_000);
	let run = 0;
	/** A new one each time, since the one that was read last is kept. */
	const list = (count: number) =>
		Array.from({ length: count }, (_, index) => `entity${index} of ${index % 7} ${run++}`).join(
			', ',
		);

	it('take time in proportion to their length', () => {
		expectProportion(
			() => timeOf(text, list(500)),
			() => timeOf(text, list(2_000)),
		);
	});

	it('of quotes that nobody closes, of commas, of signs are read as well', () => {
		for (const piece of ['"a', ',', '=', "'x ", 'a;', '1. '])
			expect(typeof prepare({ text, entities: piece.repeat(100_000) }).ok).toBe('boolean');
	});
});

describe('every text', () => {
	const pieces = fc.array(
		fc.oneof(
			fc.constantFrom(
				'<p>',
				'</p>',
				'<br>',
				'<b',
				'<div class="gmail_signature">',
				'</div>',
				'&amp;',
				'&#x1F60D;',
				'<blockquote>',
				'> ',
				'\n',
				'\n\n',
				'-- \n',
				'On 5 Nov 2024 at 10:12 Ann <a@x.example> wrote:\n',
				'From: a\nSent: b\nTo: c\n',
				'Kind regards,\n',
				'FYI',
				'words ',
				'prijs',
				'<style>',
				'<!--',
				'`',
				'\0',
			),
			fc.string({ unit: 'binary', maxLength: 6 }),
		),
		{ maxLength: 30 },
	);
	const settings = fc
		.constantFrom('off', 'html', 'mail')
		.map((cleanUp) => ({ entities: 'prijs', cleanUp: cleanUp as 'mail' }));

	it('gives a text that is not blank, or a failure', () => {
		fc.assert(
			fc.property(pieces, settings, (parts, set) => {
				const preparation = prepare({ text: parts.join('') }, set);
				if (preparation.ok) expect(preparation.document.text.trim()).not.toBe('');
				else expect(['no_text', 'language']).toContain(preparation.failure.reason);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('that had plain words keeps some', () => {
		const plain = fc.array(
			fc.constantFrom(
				'> ',
				'\n',
				'\n\n',
				'-- \n',
				'On 5 Nov 2024 at 10:12 Ann <a@x.example> wrote:\n',
				'From: a\nSent: b\nTo: c\n',
				'Kind regards,\n',
				'FYI\n',
				'words ',
				'This mail is confidential and privileged.\n',
				'Sent from my iPhone\n',
			),
			{ maxLength: 30 },
		);
		fc.assert(
			fc.property(plain, (parts) => {
				const text = parts.join('');
				fc.pre(/\p{L}/u.test(text));
				expect(analyzed(text, 'mail')).toMatch(/\p{L}/u);
			}),
			{ numRuns: 1_000 },
		);
	});
});
