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

	it('has the English name of whatever may be found', () => {
		const names = new Intl.DisplayNames('en', { type: 'language' });
		for (const known of Object.keys(WORDS)) expect(LANGUAGE_NAMES).toHaveProperty(known);
		for (const [known, name] of Object.entries(LANGUAGE_NAMES)) expect(name).toBe(names.of(known));
	});
});
