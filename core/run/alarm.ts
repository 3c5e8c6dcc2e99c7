import type { Clock } from '../types';

/**
 * Lets a run wait until something happens or a time comes. The clock's sleeps cannot be taken back,
 * so that at most one more is started when an earlier time is needed, never one per wait.
 */
export class Alarm {
	readonly #clock: Clock;
	#isRung = false;
	#wake: () => void = () => {};
	/** When the sleep under way ends, `Infinity` when none is. */
	#setFor = Infinity;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Something happened: ends the wait under way, or the next one at once. */
	readonly ring = (): void => {
		this.#isRung = true;
		this.#wake();
	};

	/** Waits for {@link ring}, at the latest until `time` (ms since the epoch, or `Infinity`). */
	async waitUntil(time: number): Promise<void> {
		if (time < this.#setFor) this.#set(time);
		if (!this.#isRung) await new Promise<void>((resolve) => (this.#wake = resolve));
		this.#isRung = false;
	}

	#set(time: number): void {
		this.#setFor = time;
		const end = () => {
			if (this.#setFor === time) this.#setFor = Infinity;
			this.ring();
		};
		// A sleep that is cut short wakes as well: the run looks at the clock itself.
		this.#clock.sleep(Math.max(0, time - this.#clock.now())).then(end, end);
	}
}
