/**
 * What CLiPS Pattern, a list of adjectives, does not know of customers' talk: verbs, nouns and
 * whole expressions.
 */

/** Valences of words as they stand; they go before Pattern's. */
export const WORDS: Record<string, string> = {
	'0': 'betaal betaald betaalde betalen maat maten vervangen betaling stuur sturen lag klaar net terecht avontuur juist juiste ideal recht maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gewoon echt heel erg zeer best even eerst graag goedemorgen goedemiddag goedenavond geacht geachte gratis vol ander andere eigen hele algemeen mogelijk vanaf nieuw nieuwe groot grote klein kleine laatste eerste normaal normale waarschijnlijk zelfde open dicht kort korte lang lange hoog laag meest vast waar helemaal veel weinig zwart zwarte wit rood rode blauw blauwe groen groene speciaal benieuwd laat vroeg half halve hard harde licht lichte zacht direct directe precies zeker vaak simpel achter technisch technische dringend openbaar volgend volgende vorig vorige geheel gelijk diep oud oude jong jonge medisch financieel sociaal lokaal',
	'1': 'warm warme raad bedankt dank eerlijk oké prijsbewust redelijk aardig verbeterd opgelost',
	'1.8':
		'snel snelle sneller vlot vlotte prima goed goede beter netjes nette handig handige behulpzaam behulpzame vriendelijk vriendelijke tevreden betrouwbaar betrouwbare makkelijk makkelijke gemakkelijk duidelijk duidelijke overzichtelijk overzichtelijke soepel soepele stevig stevige lekker lekkere fijn fijne mooi mooie leuk leuke blij aanrader aanbevelen aanbevolen dolgelukkig lof compliment complimenten genoten genieten bevalt vers verse gezellig gezellige professioneel professionele gebruiksvriendelijk gebruiksvriendelijke kundig kundige schoon schone ruim ruime deskundig stipt voordelig voordelige beleefd beleefde zorgvuldig aanraden aangenaam',
	'2.8':
		'geweldig geweldige fantastisch fantastische uitstekend uitstekende perfect perfecte top topservice super superblij heerlijk heerlijke schitterend prachtig prachtige voortreffelijk geniaal briljant fenomenaal onovertroffen dolblij beste',
	'-1.4':
		'traag trage langzaam langzame duur dure duurder ingewikkeld ingewikkelde onduidelijk onduidelijke vertraagd vertraging vertragingen omslachtig storing storingen wachten wachttijd wachttijden lastig lastige moeilijk moeilijke helaas jammer koud koude rommelig rommelige krap verouderd verouderde onhandig onhandige probleem problemen klacht klachten fout fouten foutmelding foutmeldingen bug bugs gedoe onvolledig verwarrend verwarrende lawaai nog-steeds smakeloos vies vieze gezeur gemopper mopperde afgewezen lauw lauwe wiebelt wiebelig bladdert verdwenen barst barsten gebarsten verkleurd vervaagd vlek vlekken krassen kras krast piept kraakt hapert losgelaten oververhit wegvalt weggevallen uitgevallen vertrokken zoekgeraakt gekrompen verlopen opstopping ruis ruist',
	'-2.1':
		'kapot kapotte stuk defect defecte beschadigd beschadigde beschadiging slecht slechte slechter onbereikbaar onbereikbare teleurgesteld teleurstellend teleurstellende teleurstelling ontevreden onbeschoft onbeschofte onvriendelijk onvriendelijke vervelend vervelende onbetrouwbaar irritant irritante waardeloos waardeloze onbruikbaar onbruikbare zonde belachelijk belachelijke frustrerend frustrerende gefrustreerd boos crasht crashte crasht vastloopt vastgelopen loopt-vast genegeerd geweigerd weigert kwijt zoekgeraakt verloren onprofessioneel onacceptabel onacceptabele mislukt mislukte lekt lekkage gescheurd gebroken hapert haperende oneerlijk overdreven misleidend misleidende bedrogen opgelicht schandalig nooit-meer brutaal brutale afgescheept geklaagd',
	'-2.9':
		'verschrikkelijk verschrikkelijke vreselijk vreselijke afschuwelijk afschuwelijke oplichting oplichters drama dramatisch dramatische rampzalig rampzalige ramp schandalig schande walgelijk walgelijke nachtmerrie hopeloos hopeloze bagger belabberd abominabel bedrog rotzooi',
};

export const PHRASES: Record<string, string[]> = {
	'0': [
		'nog nooit zo',
		'alvast bedankt',
		'bij voorbaat dank',
		'met vriendelijke groet',
		'vriendelijke groet',
		'vriendelijke groeten',
		'geen idee',
		'niets bijzonders',
		'niet bijzonder',
		'beste mensen',
		'beste klantenservice',
		'beste team',
		'beste meneer',
		'beste mevrouw',
		'niet alleen',
		'hoe goed',
		'hoe snel',
		'zo snel mogelijk',
		'goede dag',
		'geen haast',
		'hoe laat',
		'te laat weten',
		'op de hoogte',
	],
	'1.8': [
		'op tijd',
		'in orde',
		'goed geregeld',
		'niets te klagen',
		'niks te klagen',
		'niks mis mee',
		'niets mis mee',
		'een aanrader',
		'zijn geld waard',
		'prijs kwaliteit is goed',
		'waar voor je geld',
		'binnen een dag',
		'de volgende dag',
		'keurig verpakt',
		'werkt weer',
	],
	'2.8': [
		'niet beter kunnen',
		'kan niet beter',
		'kon niet beter',
		'vijf sterren',
		'5 sterren',
		'dikke pluim',
		'boven verwachting',
		'dik tevreden',
	],
	'-1.4': [
		'te laat',
		'te lang',
		'te klein',
		'te groot',
		'te veel',
		'nog steeds',
		'opnieuw',
		'veel te',
		'wel erg',
		'kan beter',
		'kon beter',
		'valt tegen',
		'viel tegen',
		'tegenvallend',
		'laat te wensen over',
		'aan de lijn',
		'valt weg',
		'vaak weg',
		'snel leeg',
		'aan de hoge kant',
	],
	'-2.1': [
		'nog altijd',
		'te gek voor woorden',
		'kleiner dan op',
		'anders dan op',
		'een lachertje',
		'verborgen kosten',
		'is zoek',
		'nu zoek',
		'maand zoek',
		'week zoek',
		'hetzelfde antwoord',
		'nog geen twee',
		'over de schutting',
		'heeft losgelaten',
		'laat los',
		'loopt vast',
		'liep vast',
		'vast loopt',
		'loopt steeds vast',
		'laat me in de steek',
		'in de steek',
		'in de wacht',
		'van het kastje naar de muur',
		'geld terug',
		'dubbel afgeschreven',
		'twee keer afgeschreven',
		'valt uit',
		'viel uit',
		'ligt eruit',
		'er uit',
		'hoor niets',
		'hoor niks',
		'niets meer gehoord',
		'niks meer gehoord',
		'laat het afweten',
		'stuk gegaan',
		'kapot gegaan',
		'klopt niet',
		'klopt niets',
	],
	'-3': [
		'nooit meer',
		'weggegooid geld',
		'zonde van het geld',
		'een ster',
		'1 ster',
		'eens maar nooit weer',
	],
};

export const NEGATORS =
	'niet geen nooit niets niks niemand nergens zonder noch nauwelijks amper minder nimmer';

/** Words of degree; the figures are VADER's. */
export const DEGREES: Record<string, string> = {
	'0.293':
		'heel hele erg zeer echt ontzettend enorm super bijzonder uiterst ongelofelijk ongelooflijk absoluut totaal volledig helemaal zo te veel vreselijk verschrikkelijk extreem wel best behoorlijk dik hartstikke mega steeds altijd volkomen veel alweer',
	'-0.293': 'beetje enigszins vrij redelijk ietwat soms bijna tamelijk',
};

/** Stems of these count when they are negated: "werkt niet", "geen antwoord". */
export const EXPECTED =
	'openen geopend opdagen komen pas passen werkt werken werkte gewerkt doet functioneert laadt opent start reageert reageren gereageerd reactie antwoord antwoordt beantwoord geleverd leveren levert aangekomen gekomen komt ontvangen gekregen helpt helpen geholpen hulp bereikbaar bereiken oplossing oplossen past klopt begrijpt begrijpelijk verstuurd terugbetaald terugbetaling teruggebeld uitleg inloggen opgenomen beschikbaar luistert luisteren verbinding waard aanrader verbetering excuses gevonden vinden bericht opslaan synchroniseert';

/** These say the same wherever a negation stands. */
export const FIRM = 'helaas jammer gelukkig spijtig';

export const TURNS = 'maar echter toch helaas jammer desondanks daarentegen alleen';
export const CONCESSIONS = 'hoewel terwijl ondanks ofschoon behalve alhoewel';
export const JOINTS = 'en of plus';
export const PRONOUNS = 'het ze zij hij dit dat deze die dat';
