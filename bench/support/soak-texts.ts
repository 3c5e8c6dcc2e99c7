/**
 * What a soak sends: texts whose label anybody can tell, so that an answer that went to the wrong
 * text is seen, and one that the service refuses. Each is sent with a number of its own behind it.
 */
export interface SoakText {
	text: string;
	label: string;
}

/** A text with this in it is refused by {@link soakService}. */
export const ROTTEN = 'rotten';

const GOOD: SoakText = { text: 'The delivery was great, I love it.', label: 'positive' };
const BAD: SoakText = { text: 'The delivery was terrible, I hate it.', label: 'negative' };

/** In this order again and again: one of 160 is refused. */
export const SOAK_TEXTS: SoakText[] = Array.from({ length: 160 }, (_, place) => {
	const { text, label } = place % 2 === 0 ? GOOD : BAD;
	return place === 77 ? { text: `${ROTTEN}: ${text}`, label } : { text, label };
});
