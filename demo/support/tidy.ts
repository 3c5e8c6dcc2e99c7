/** What has to be stopped at the end, whenever that comes. */
export class Tidy {
	#stops: Array<() => Promise<void>> | undefined = [];

	/** Keeps this for the end; when the end has come meanwhile, it is done at once. */
	async later(stop: () => Promise<void>): Promise<void> {
		if (this.#stops) this.#stops.push(stop);
		else await stop();
	}

	/** The end: stops everything, the latest first. */
	async up(): Promise<void> {
		const stops = this.#stops ?? [];
		this.#stops = undefined;
		for (const stop of stops.reverse()) await stop();
	}
}
