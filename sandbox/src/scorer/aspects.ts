/**
 * Words that speak of an entity without naming it: whoever asks about delivery means the courier
 * and the parcel too. Only what customers usually ask about; any other entity has to be named.
 */
import type { Language } from './language';

/** Each line: the names of one thing, then after the bar other words that are about it. */
const ASPECTS: Record<Language, string[]> = {
	en: [
		'delivery shipping shipment | courier parcel package driver delivered deliver arrived arrive shipped postman',
		'support service helpdesk | agent advisor colleague representative helpline hotline technician staff chatbot',
		'price pricing cost costs | expensive cheap cheaper overpriced pricey affordable money value steep',
		'quality | material fabric broke broken sturdy flimsy durable cracked wobbly wobbles scratched leaks',
		'website site | page webshop homepage browser',
		'app | update crashes android ios',
		'checkout payment | pay paid paying charged',
		'returns return refund | returned refunded refunds money-back',
		'packaging | box boxes wrapped packed packs packing',
		'invoice billing | invoices bill charged vat',
		'staff | waiter waitress personnel employee employees',
		'battery | charge charging recharge',
	],
	nl: [
		'levering bezorging verzending | bezorger bezorgd geleverd pakket pakketje koerier verstuurd',
		'klantenservice service helpdesk support | medewerker medewerkster collega monteur geholpen',
		'prijs prijzen kosten | duur dure goedkoop goedkope betaalbaar geld',
		'kwaliteit | materiaal stof kapot stuk stevig stevige gescheurd lekt lekte afgewerkt',
		'website site webshop | pagina',
		'app | update',
		'betaling betalen | afrekenen betaald afgeschreven',
		'retour retourneren terugbetaling | teruggestuurd geld-terug terugbetaald',
		'verpakking | doos verpakt ingepakt',
		'factuur | rekening bedrag btw',
		'personeel | medewerker medewerkers ober',
		'batterij accu | opladen',
	],
};

/** Finds the other words of the same line; none for an entity that is in no line. */
export function relatedWords(language: Language): (entity: string) => string[] {
	const related = new Map<string, string[]>();
	for (const line of ASPECTS[language]) {
		const [names = '', others = ''] = line.split('|');
		const words = `${names} ${others}`.trim().split(/\s+/);
		for (const name of names.trim().split(/\s+/)) related.set(name, words);
	}
	return (entity) => related.get(entity.trim().toLowerCase()) ?? [];
}
