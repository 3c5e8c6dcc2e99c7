/**
 * What customers say, in words that VADER knows: a line for each of these, with phrases (`_` is a
 * space, `*` the rest of a word). Only what the lexicons leave out or take in another sense:
 * "support" and "free" are praise to VADER, which was made for social media, and no Dutch list has
 * whole expressions.
 */
import type { Language } from './words';

/** What should happen to an order, and does not: "not arrived", "niet bezorgd". */
const UNDONE = {
	en: 'work* fit answer* arrive* show_up get load reach come reply replied replies solve* understand received',
	nl: 'helpen antwoord gereageerd reactie geopend opdagen gekregen ontvangen geleverd bezorgd terug uur_mee',
};
const undone = (language: Language) => UNDONE[language].replace(/\s+/g, '|');

export const SHOP_TALK: Record<Language, Record<string, string>> = {
	en: {
		great: `never_been_(?:so|this) (?:could_not|couldn't)_be_happier over_the_moon above_and_beyond
			in_a_heartbeat five_stars first_class`,
		good: `does_the_job lasts?_forever easily_lasts no_complaint* can't_complain no_trouble true_to_size
			well_packed day_early at_home without_a_single_question`,
		worst: `never_again beyond_a_joke nightmare abysmal atrocious rip-off`,
		bad: `(?:\\w+n't|not|cannot|never|nobody|no_one|not_been|no_one_has|still_have_not)_(?:even_|ever_|been_)?(?:${undone('en')})
			not_understand still_no still_waiting nothing_like too_(?:expensive|high|small|big|late|long|slow|loud|heavy)
			(?:hung|cut)_(?:up|off) (?:came|fell|peeling)_off (?:log*|timing)_(?:\\w+_)?out money_back keeps?_(?=\\w+ing)
			in_the_rain went_up_by weeks_late lost_another keep_losing none_of_\\w+_is_\\w+ want_my_money without_any_notice is_down a_joke
			stuck waited waiting slow late bug bugs buggy lags cold unclear confusing outdated noisy pricey expensive
			overpriced froze* freezing unresponsive unhelpful dies cracked crack scratched crash* leak* delay* flimsy clunky mediocre
			overcharged unusable breaks wobbl* squeaks dented faded fades overheat* ripped torn shrunk stained glitch*
			hidden hassle charged_(?:\\w+_)?twice smaller wrong nowhere`,
		fine: `decent affordable fixed sorted explained`,
		nice: `fast* quick* early reliable smooth* intuitive sturdy prompt* punctual polite* professional tasty cozy
			spacious seamless* effortless* convenient hassle-free patient simple durable quiet comfy attentive complete cheap`,
		thing: `thank(?:s|_you)_in_advance (?:kind|best|warm)_regards kind_of would_like looks?_like feels_like
			as_well(?:_as)? pretty_much at_(?:least|best) no_(?:doubt|matter|idea|rush|worries) problem_solved pain_is_gone
			dear help(?:desk)? support care kindly free share* number* credit* interest* value please like certain
			matter* low top play* party cancel* security novel special want demand lucky alert united hand*
			gift* yes pay* block* hard guarantee leave cool* reach serious`,
		not: `no none nobody no_one neither hardly`,
		but: `however`,
	},
	nl: {
		great: `(?:nog_)?nooit_(?:eerder_)?zo_\\w+ nooit_gedacht van_harte top\\w+ (?:raad|beveel)_[^.]{0,60}aan super`,
		good: `(?:geen|zonder)_(?:enkel_)?(?:probleem|problemen|klacht|klachten|spijt|gedoe|gezeur) (?:helemaal_)?niet_duur
			probleem_(?:\\w+_){0,2}opgelost op_tijd goed_(?:uitgelegd|geholpen|verpakt)`,
		worst: `nooit_meer te_gek_voor_woorden lachertje nachtmerrie verschrikkelijk* vreselijk* waardelo*`,
		bad: `(?:niet|niemand|nooit|geen)_(?:\\S+_){0,4}(?:${undone('nl')})
			(?:werkt?e?n?|klopt|reageer\\w+|past|passen|bevalt|doet_het|lukt|start|komt|kwam|kan)_(?:[^\\s.]+_){0,3}(?:niet|nooit)
			nog_steeds al_(?:\\w+_)?(?:weken|dagen|maand|maanden|keer|kwartier) geld_terug vindt_niets ligt_\\w+_uit
			te_(?:duur|hoog|laat|klein|groot|lang|vroeg|krap) veel_te_\\w+ loopt_(?:\\w+_)?vast valt_\\w+_weg over_de_schutting
			snel_leeg veel_kleiner stuk zoek beschadig* onbereikbaar onbruikba* lekte? lekkende barst kras krassen wiebelt*
			bladdert* verdwenen verborgen gedoe helaas duur dure crasht* slordig* afgewezen mopperde mislukt`,
		nice: `vlot* behulpza* scho(?:on|ne) stil compleet attent stevig* fijn* complimenten?`,
		thing: `alvast_bedankt bij_voorbaat_dank (?:met_)?vriendelijke_groet* beste_(?:mensen|team|meneer|mevrouw|klantenservice)
			niet_alleen geen_idee alleen \\w+dag bezorgd normaal kan kunnen waar maat open groen wijzigen opzeggen groot* grote betaal* betalen gratis klaar kwaliteit recht juist*`,
		not: `niet geen nooit niemand zonder nauwelijks`,
		but: `maar echter but`,
		very: `heel erg zeer ontzettend echt enorm bijzonder`,
	},
};
