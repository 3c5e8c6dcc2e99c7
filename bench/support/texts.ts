/** JavaScript of {@link textOf}, for a Function node. */
export const TEXT_SOURCE =
	'(place) => `Order ${place}: the delivery was quick and the driver friendly, but support took two days to answer my question.`';

/** What one message says: as long as a short review, and none like another, so that none is reused. */
export const textOf = new Function(`return ${TEXT_SOURCE};`)() as (place: number) => string;

export function texts(count: number): string[] {
	return Array.from({ length: count }, (_, place) => textOf(place));
}

/** A request with this text alone, in the API's form. */
export function bodyOf(text: string): object {
	return { docs: [{ doc_id: '0', doc: text, entities: ['delivery', 'support'] }] };
}
