import { patternOf, TextIndex } from '../../text/mention';

const has = (language: 'en' | 'nl', text: string, entity: string) =>
	new TextIndex(text, language).has(patternOf(entity, language));

describe('a name', () => {
	it.each([
		['login', 'I cannot log in'],
		['login', 'the logins fail'],
		['log in', 'my login fails'],
		['wifi', 'The Wi-Fi is slow'],
		['Wi-Fi', 'no wifi at all'],
		['e-mail', 'three emails and no answer'],
		['email', 'three e-mails and no answer'],
		['customer service', 'customer-services were great'],
		['battery', 'batteries'],
		['batteries', 'a flat battery'],
		['shelf', 'the shelves'],
		['order', 'I ordered it'],
		['shipping', 'it was shipped late'],
		['cancel', 'They cancelled it'],
		['delivery', 'marked as delivered, but it is not here'],
		['installation', 'who installs it?'],
		['hotel', "the hotel's bar"],
	])('is found in English in every form: %s in "%s"', (entity, text) => {
		expect(has('en', text, entity)).toBe(true);
	});

	it.each([
		['prijs', 'de prijzen stijgen'],
		['prijzen', 'de prijs stijgt'],
		['kaart', 'twee kaarten'],
		['taak', 'mijn taken'],
		['bus', 'de bussen'],
		['idee', 'ideeën'],
		['auto', "de auto's"],
		['pakket', 'mijn pakketje'],
		['levering', 'nog niets geleverd'],
		['betaling', 'ik heb betaald'],
		['kind', 'de kinderen'],
		['prijs', 'de prijsverhoging'],
		['prijs', 'de verkoopprijzen'],
		['bezorging', 'bezorgkosten'],
		['klacht', 'het klachtenformulier'],
	])('is found in Dutch in every form: %s in "%s"', (entity, text) => {
		expect(has('nl', text, entity)).toBe(true);
	});

	it.each([
		['en', 'car', 'the carpet'],
		['en', 'app', 'I appreciate it'],
		['en', 'packaging', 'the package came'],
		['en', 'battery', 'it battered our trust'],
		['en', 'service', 'vice president'],
		['en', 'customer service', 'the customer got no service'],
		['en', 'price', 'priceless'],
		['en', 'C', 'the C++ build'],
		['nl', 'app', 'een appel'],
		['nl', 'tak', 'mijn taken'],
		['nl', 'werking', 'de verwerking van mijn data'],
		['nl', 'rekening', 'een foute berekening'],
		['nl', 'product', 'de productie'],
		['nl', 'bezorging', 'ik maak me zorgen'],
	] as const)('is not found where it is not meant: %s, %s in "%s"', (language, entity, text) => {
		expect(has(language, text, entity)).toBe(false);
	});

	it.each([
		['en', 'log in', 'in the log, then log in', true],
		['en', 'login', 'in the log I am', false],
		['en', 'login', 'log me in', false],
		['en', 'login', 'the log, the in, log, in', true],
		['en', 'wifi', 'no wi fi', true],
		['en', 'app', 'a pp', false],
		['en', 'apps', 'ap ps', true],
		['en', 'x'.repeat(40), `${'x'.repeat(20)} ${'x'.repeat(20)}`, true],
		['en', 'x'.repeat(41), `${'x'.repeat(20)} ${'x'.repeat(21)}`, false],
		['en', ' ', 'a b', false],
		['en', '€', 'it costs 5 €', true],
		['en', 'status', 'the statu', false],
		['en', 'gas', 'ga on', false],
		['en', 'glass', 'glas', false],
		['en', 'red', 'redding', false],
		['en', 'timing', 'it is timed', false],
		['en', 'cookies', 'a cookie', true],
		['en', 'boxes', 'a box', true],
		['en', 'notes', 'it is not', false],
		['en', 'caches', 'the cache', true],
		['en', 'seed', 'a seedling', false],
		['nl', 'bestelling', 'ik heb besteld', true],
		['en', 'customer service desk', 'the customer service desk', true],
		['en', 'customer service desk', 'the customer service, no desk', false],
		['en', 'AT&T', 'my AT&T phone', true],
		['en', 'T', 'my AT&T phone', false],
		['en', 'C#', 'in C# only', true],
		['nl', 'deur', 'de deurklink', false],
		['nl', 'prijs', 'de prijslab', true],
		['nl', 'prijs', 'de prijsxx', false],
		['nl', 'prijs', 'de inkoopprijs', true],
		['nl', 'prijs', 'de xxprijs', false],
		['nl', 'prijs', 'de opprijs', false],
		['nl', 'prijs', 'prijsloos', false],
		['nl', 'prijs', 'de inkoopprijsjes', true],
		['nl', 'prijs', `${'x'.repeat(55)}prijs`, true],
		['nl', 'prijs', `${'x'.repeat(56)}prijs`, false],
		['nl', 'woning', 'hij is gewond', false],
		['nl', 'meer', 'de meester', false],
		['nl', 'ziekte', 'veel ziekten', true],
		['nl', 'eten', 'ik eet', false],
		['nl', 'kaas', 'de kaa', false],
		['nl', 'boeking', 'ik heb geboekt', true],
		['nl', 'kraan', 'de waterkranen', true],
		['en', 'logins', 'my login', true],
		['nl', 'boter', 'een boot', false],
		['nl', 'koeling', 'de koeldag', true],
		['nl', 'woning', 'een wontijd', false],
		['nl', 'winkels', 'een winktijd', false],
		['nl', 'boeken', 'een boek', true],
		['nl', 'rekening', 'ik heb gerekend', true],
		['nl', 'verzekering', 'ik ben verzekerd', true],
		['nl', 'bezorging', 'de bezorgtijden zijn lang', true],
		['nl', 'bezorging', 'het bezorgxyz', false],
		['nl', 'bezorging', 'de nabezorgtijd', false],
		['nl', 'bezorger', 'de bezorgster', true],
	] as const)('keeps to the length of words: %s, %s in "%s"', (language, entity, text, found) => {
		expect(has(language, text, entity)).toBe(found);
	});

	it('is looked for in compounds in Dutch only', () => {
		expect(has('en', 'the pricedrop', 'price')).toBe(false);
		expect(has('nl', 'de prijsdaling', 'prijs')).toBe(true);
	});

	it.each([
		'man men, woman women, child children, person people, foot feet, tooth teeth, mouse mice',
		'goose geese, knife knives, wife wives, life lives, leaf leaves, shelf shelves, half halves',
		'loaf loaves, thief thieves, scarf scarves, wolf wolves, self selves, calf calves',
		'box boxes, buzz buzzes, dish dishes, bus buses, watch watches, story stories, cookie cookies',
		'delivery deliver, delivery delivers, installation installed, cancellation cancel',
		'registration registered, subscription subscribe, replacement replaced, replacement replacing',
		'plan planned, stop stopping, cancel cancelled, cancel cancelling, cancel canceled',
		'reply replied, reply replying, update updated, update updating, booking booked',
	])('is found in English in one form and the other: %s', (pairs) => {
		for (const pair of pairs.split(', ')) {
			const [one = '', other = ''] = pair.split(' ');
			expect({ pair, found: has('en', `the ${other} again`, one) }).toEqual({ pair, found: true });
		}
	});

	it.each([
		'kind kinderen, kind kindje, kind kindjes, ei eieren, ei eitje, ei eitjes, blad bladeren',
		'blad bladen, lied liederen, stad steden, schip schepen, lid leden, weg wegen, dag dagen',
		'glas glazen, gat gaten, slot sloten, spel spellen, spel spelen, bad baden, vat vaten',
		'dak daken, pad paden, steden stad, eitje ei, brief brieven, huis huizen, prijs prijzen',
		'doos dozen, bus bussen, scherm schermen, winkel winkels, winkel winkelen, idee ideeen',
		'film filmpje, rekening rekeninkje, wandeling wandelingetje, bon bonnetje, bonnen bon',
		'pakket pakketjes, boekje boekjes, levering geleverd, betaling betaald, betaling betalen',
		'bezorging bezorgde, bezorging bezorgt, medewerker medewerkster, chauffeur chauffeurs',
		'winkelen winkel, takken tak, kamers kamer, golf golven, kans kansen, reis reizen, lens lenzen, kies kiezen',
		'eis eisen, mens mensen, kruis kruisen, paragraaf paragrafen, saus sauzen, kansen kans, brieven brief',
	])('is found in Dutch in one form and the other: %s', (pairs) => {
		for (const pair of pairs.split(', ')) {
			const [one = '', other = ''] = pair.split(' ');
			expect({ pair, found: has('nl', `de ${other} weer`, one) }).toEqual({ pair, found: true });
		}
	});
});
