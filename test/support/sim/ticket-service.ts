import type { SimOptions } from './server';

/** The service of the acceptance figures: four workers, 60 ms a request and 15 ms a document, a gateway that waits 10 s. */
export const TICKET_SERVICE: SimOptions = {
	workers: 4,
	requestMs: 60,
	docMs: 15,
	spread: 0,
	gatewayMs: 10_000,
	networkMs: 2,
};
