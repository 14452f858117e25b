/** Milliseconds of each of the works, one after the other, as many as are begun within `forMs`. */
export async function timeEach<Input>(
	inputs: readonly Input[],
	work: (input: Input) => unknown,
	forMs = 20_000,
): Promise<number[]> {
	const times: number[] = [];
	const until = performance.now() + forMs;
	for (const input of inputs) {
		const begun = performance.now();
		if (begun > until) break;
		await work(input);
		times.push(performance.now() - begun);
	}
	return times;
}

/** Milliseconds of `work`, on average over as many calls as fit into `forMs`, after a warm-up of a tenth of that. */
export function timeOnAverage(work: (at: number) => void, forMs: number): number {
	const run = (untilMs: number): { calls: number; tookMs: number } => {
		const begun = performance.now();
		let calls = 0;
		// Looking at the clock costs as much as a fast work: look at it rarely.
		for (let batch = 1; ; batch = Math.min(batch * 2, 1024)) {
			for (let at = 0; at < batch; at++) work(calls++);
			const tookMs = performance.now() - begun;
			if (tookMs >= untilMs) return { calls, tookMs };
		}
	};
	run(forMs / 10);
	const { calls, tookMs } = run(forMs);
	return tookMs / calls;
}

/** The same numbers in every run: a figure must not depend on luck. Mulberry32, 0 … 1. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
