/** Works on all values, on at most so many at once; results in the order of the values. */
export async function inParallel<Value, Result>(
	values: readonly Value[],
	atOnce: number,
	work: (value: Value) => Promise<Result>,
): Promise<Result[]> {
	const results = new Array<Result>(values.length);
	// One iterator for all: each value is taken once.
	const rest = values.entries();
	const worker = async () => {
		for (const [place, value] of rest) results[place] = await work(value);
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, values.length) }, worker));
	return results;
}
