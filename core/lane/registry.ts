import { Lane } from './lane';

/** More keys than that in one process are not expected; the longest unused goes. */
const MOST_LANES = 50;

/** Least recently used first. Holds digests of keys, never keys. */
const lanes = new Map<string, Lane>();

/** The lane of this key; without a key a lane of its own. */
export function laneOf(quotaKey: string | undefined): Lane {
	if (quotaKey === undefined) return new Lane();
	const lane = lanes.get(quotaKey) ?? new Lane();
	lanes.delete(quotaKey);
	lanes.set(quotaKey, lane);
	for (const [key, other] of lanes) {
		if (lanes.size <= MOST_LANES) break;
		// One in use must stay: its runs and the next ones of its key have to meet.
		if (other !== lane && other.isIdle) lanes.delete(key);
	}
	return lane;
}
