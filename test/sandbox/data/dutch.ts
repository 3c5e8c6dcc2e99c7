/** The same for Dutch. */
import type { Opinion } from './opinion';

export const DUTCH_OPINIONS: Opinion[] = [
	{ text: 'De levering was super snel en de bezorger was vriendelijk.', label: 'positive' },
	{ text: 'Prachtig product, precies wat ik zocht!', label: 'positive' },
	{ text: 'Ik ben heel tevreden over de klantenservice.', label: 'positive' },
	{ text: 'Geweldige app, werkt perfect.', label: 'positive' },
	{ text: 'Alles netjes op tijd ontvangen, bedankt!', label: 'positive' },
	{ text: 'Het pakket kwam beschadigd aan.', label: 'negative' },
	{ text: 'Na twee dagen was de koffiemachine al kapot.', label: 'negative' },
	{ text: 'De website is ontzettend traag.', label: 'negative' },
	{ text: 'Slechte kwaliteit, zonde van het geld.', label: 'negative' },
	{ text: 'Ik wacht nog steeds op mijn terugbetaling.', label: 'negative' },
	{ text: 'De medewerker was erg onbeschoft aan de telefoon.', label: 'negative' },
	{ text: 'De app loopt steeds vast na de laatste update.', label: 'negative' },
	{ text: 'Mijn ordernummer is 48213.', label: 'neutral' },
	{ text: 'Hoe kan ik mijn adres wijzigen?', label: 'neutral' },
	{ text: 'Wanneer is de winkel in Utrecht open op zondag?', label: 'neutral' },
	{ text: 'Graag ontvang ik de factuur van maart.', label: 'neutral' },
	{ text: 'Het pakket is maandag om tien uur bezorgd.', label: 'neutral' },
	{ text: 'Ik ben niet blij met de nieuwe versie.', label: 'negative' },
	{ text: 'De app werkt niet op mijn telefoon.', label: 'negative' },
	{ text: 'Nog nooit zo goed geholpen!', label: 'positive' },
	{ text: 'Geen enkel probleem gehad met de bestelling.', label: 'positive' },
	{ text: 'Ik heb nog geen antwoord gekregen.', label: 'negative' },
	{ text: 'Het is helemaal niet duur.', label: 'positive' },
	{ text: 'De handleiding is niet erg duidelijk.', label: 'negative' },
	{ text: 'Echt een aanrader 👍', label: 'positive' },
	{
		text: 'De levering was snel, maar de klantenservice was verschrikkelijk.',
		label: 'negative',
		entities: { levering: 'positive', klantenservice: 'negative', prijs: 'neutral' },
	},
	{
		text: 'Hoewel de levering te laat was, heeft de klantenservice het netjes opgelost.',
		label: 'positive',
		entities: { levering: 'negative', klantenservice: 'positive' },
	},
	{
		text: 'Mooi scherm en een waardeloze batterij.',
		entities: { scherm: 'positive', batterij: 'negative' },
	},
	{
		text: 'De kamer was schoon, het ontbijt was koud en het personeel was vriendelijk.',
		entities: { kamer: 'positive', ontbijt: 'negative', personeel: 'positive' },
	},
	{
		text: 'Ik heb de helpdesk gebeld. Die was onbereikbaar.',
		label: 'negative',
		entities: { helpdesk: 'negative' },
	},
];
