/**
 * What a soak sends: texts whose label anybody can tell, and one that the service refuses. Each is
 * sent with an id of its own behind it and among its entities, so that an answer says whose it is.
 */
export interface SoakText {
	text: string;
	label: string;
}

/** A text with this in it is refused by the service. */
export const ROTTEN = 'rotten';

const GOOD: SoakText = { text: 'The delivery was great, I love it.', label: 'positive' };
const BAD: SoakText = { text: 'The delivery was terrible, I hate it.', label: 'negative' };

/** In this order again and again: one of 160 is refused. */
export const SOAK_TEXTS: SoakText[] = Array.from({ length: 160 }, (_, place) => {
	const { text, label } = place % 2 === 0 ? GOOD : BAD;
	return place === 77 ? { text: `${ROTTEN}: ${text}`, label } : { text, label };
});
