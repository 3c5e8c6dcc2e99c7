/** What one message says: as long as a short review, and none like another, so that none is reused. */
export function textOf(place: number): string {
	return `Order ${place}: the delivery was quick and the driver friendly, but support took two days to answer my question.`;
}

export function texts(count: number): string[] {
	return Array.from({ length: count }, (_, place) => textOf(place));
}

/** A request with this text alone, in the API's form. */
export function bodyOf(text: string): object {
	return { docs: [{ doc_id: '0', doc: text, entities: ['delivery', 'support'] }] };
}
