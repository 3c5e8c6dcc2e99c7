/** When a request was sent, and when it was over, ms since the epoch by our clock. */
export interface Times {
	sentAt: number;
	receivedAt: number;
}

/** An answer in one form: header names in lower case, JSON parsed, nothing to trip over. */
export interface Reply extends Times {
	status: number;
	/** The vendor's clients have met 200 and 201. */
	isSuccess: boolean;
	header(name: string): string | undefined;
	/** Of a success: plain data, empty when it was no JSON object. Else parsed JSON, or the text. */
	body: unknown;
	requestId: string | undefined;
	/** The first of these that is a text with something in it, fit to be shown. */
	text(...candidates: unknown[]): string | undefined;
}
