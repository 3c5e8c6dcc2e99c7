import { detectLanguage } from '../../text/language/detect';
import { LANGUAGE_NAMES } from '../../text/language/names';
import { WORDS } from '../../text/language/words';
import { DUTCH_OPINIONS } from '../sandbox/data/dutch';
import { ENGLISH_OPINIONS } from '../sandbox/data/english';
import { DUTCH_LATER, ENGLISH_LATER } from '../sandbox/data/later';

const code = (text: string) => {
	const detected = detectLanguage(text);
	return 'language' in detected ? detected.language : detected.foreign;
};

describe('the language of a text', () => {
	it('is told in sentences that were written for something else, none of which is refused', () => {
		const wrong = (texts: { text: string }[], language: string) =>
			texts.filter(({ text }) => text.length > 20 && code(text) !== language);
		expect(wrong([...ENGLISH_OPINIONS, ...ENGLISH_LATER], 'en')).toEqual([]);
		expect(wrong([...DUTCH_OPINIONS, ...DUTCH_LATER], 'nl')).toEqual([]);
	});

	it('is English where there is too little to tell, and then none is refused', () => {
		for (const text of [
			'',
			'12',
			'ok',
			'👍👍',
			'https://x.example/de/der/die/das',
			'Danke!',
			'Danke, sehr gut!',
			'iPhone 15 Pro Max 256GB',
		])
			expect(code(text)).toBe('en');
	});

	it('is the one that most of the text is in', () => {
		expect(code('The sign said "Bitte nicht stören" and nobody at the desk could help us.')).toBe(
			'en',
		);
		expect(
			code('Ik kreeg de melding "Something went wrong, please try again" en daarna niets meer.'),
		).toBe('nl');
		expect(code('Je vais vous dire : le "customer service" est une honte pour votre maison.')).toBe(
			'fr',
		);
	});

	it('is told by the script where words are none of ours', () => {
		expect(
			[
				'Очень плохо, никогда больше',
				'Πολύ κακή εξυπηρέτηση',
				'שירות גרוע מאוד',
				'خدمة سيئة جدا',
				'बहुत खराब सेवा',
				'บริการแย่มาก',
				'服务太差了',
				'サービスが悪い',
				'서비스가 나빠요',
			].map(code),
		).toEqual(['ru', 'el', 'he', 'ar', 'hi', 'th', 'zh', 'ja', 'ko']);
		expect(code('The Москва store never answers its phone.')).toBe('en');
	});

	it('does not hang on names, addresses and capitals', () => {
		expect(code('JE KUNT DE BESTELLING NIET ANNULEREN??')).toBe('nl');
		expect(code('Met de groeten van José Müller, waar blijft mijn pakket?')).toBe('nl');
		expect(code('Please write to jose.garcia@correo.example, Calle de la Paz 5')).toBe('en');
	});

	it('is told within a script by the letters that only one language writes', () => {
		expect(
			[
				'Дуже погано, ніколи більше',
				'Поръчката пристигна, още чакам',
				'خیلی بد بود، پول بدهید',
				'東京の店は最高です',
			].map(code),
		).toEqual(['uk', 'bg', 'fa', 'ja']);
	});

	/** So many words that no language has, with an ending or beginning that one has. */
	const unknown = (count: number, ending: string): string =>
		['blor', 'flim', 'trun', 'grom', 'drul']
			.slice(0, count)
			.map((stem) => stem + ending)
			.join(' ');

	it.each([
		[4, 'keit', 'de'],
		[4, 'eux', 'fr'],
		[4, 'mente', 'es'],
		[4, 'etto', 'it'],
		[4, 'coes', 'pt'],
		[4, 'acja', 'pl'],
		[4, 'ksi', 'fi'],
		[4, 'yor', 'tr'],
		[4, 'nak', 'hu'],
		[5, 'arna', 'sv'],
		[5, 'ede', 'da'],
		[5, 'esc', 'ro'],
		[5, 'ost', 'cs'],
	])('is told by %d words in -%s, and not by one less: %s', (count, ending, foreign) => {
		expect(code(`${unknown(count, ending)} 12345 67890`)).toBe(foreign);
		expect(code(`${unknown(count - 1, ending)} 12345 67890 12345`)).toMatch(/en|nl/);
	});

	it.each('ß de, ñ es, ¿ es, ã pt, ł pl, ı tr, ě cs, ă ro, ő hu'.split(', '))(
		'is told by a letter that one alone writes: %s',
		(pair) => {
			const [letter = '', foreign] = pair.split(' ');
			expect(code(`Grom Blorp ${letter}trund 12345 67890`)).toBe(foreign);
		},
	);

	it.each([
		['ä', 'de', unknown(3, 'keit')],
		['plœm', 'fr', unknown(3, 'eux')],
		['ción', 'es', unknown(3, 'mente')],
		['perà', 'it', unknown(3, 'etto')],
		["dell'oblo", 'it', unknown(1, 'etto')],
		['ç', 'pt', unknown(3, 'coes')],
		['å', 'sv', unknown(4, 'arna')],
		['æ', 'da', unknown(4, 'ede')],
		['ø', 'no', 'hva'],
		['yy', 'fi', unknown(3, 'ksi')],
		['ç', 'tr', unknown(3, 'yor')],
		['š', 'cs', unknown(4, 'ost')],
		['ú', 'hu', unknown(3, 'nak')],
	])(
		'is told by what several write (%s) beside words, not by it alone: %s',
		(sign, foreign, words) => {
			expect(code(`${words} ${sign} 12345 67890 12345`)).toBe(foreign);
			expect(code(`Grom Blorp ${sign} 12345 67890 12345`)).toMatch(/en|nl/);
			expect(code(`${words} 12345 67890 12345`)).toMatch(/en|nl/);
		},
	);

	it('is no other by a single word, nor by those that English has as well', () => {
		expect(code('Lieferung 12345 67890 12345')).toBe('en');
		expect(code('Grom eine will so 12345 67890')).toBe('en');
	});

	it.each([...'ßñãłıěăő'])(
		'is no other by one letter beside two words of English: %s',
		(letter) => {
			expect(code(`Blorp would have Grom${letter} 12345 67890`)).toBe('en');
		},
	);

	it('is told by the script that most letters are of', () => {
		expect(
			['Москва Blor', 'Москва Blorp', '服务太差 Blorpg', '服务太差 Blorpgrom'].map(code),
		).toEqual(['ru', 'ru', 'zh', 'en']);
		expect(['Москва Blorpg', 'Москв', 'Москва', '服务太', '服务太差'].map(code)).toEqual([
			'en',
			'en',
			'ru',
			'en',
			'zh',
		]);
	});

	it('is told by French elisions', () => {
		expect(code("Grom l'ebl qu'abl 12345 67890")).toBe('fr');
	});

	it.each([19, 20])('is refused from 20 characters on (%d)', (length) => {
		expect(code('Blorß'.padEnd(length, '.'))).toBe(length < 20 ? 'en' : 'de');
	});

	it('is looked for in the first thousand characters', () => {
		expect(code(`${'12 '.repeat(333)}ß`)).toBe('de');
		expect(code(`${'12 '.repeat(333)}1ß`)).toBe('en');
	});

	it('has the English name of whatever may be found', () => {
		const names = new Intl.DisplayNames('en', { type: 'language' });
		for (const known of Object.keys(WORDS)) expect(LANGUAGE_NAMES).toHaveProperty(known);
		for (const [known, name] of Object.entries(LANGUAGE_NAMES)) expect(name).toBe(names.of(known));
	});
});
