/*
 * How long a person will probably wait, as a range. k people are ahead of them and the line's windows each become free,
 * serve one and go on: the person is called when a window is free for the k+1st time. The low end takes the quicker
 * quarter of services and every window that could work, the high end the slower quarter, the windows that do work, and
 * whoever is booked and will come meanwhile. Both ends are rounded outward to whole five minutes.
 */

/** Minutes from call to end. */
export type ServiceTimes = { low: number; high: number; basis: "measured" | "planned" };

/** Fewer than these say nothing yet. */
const enough = 5;

/** The p-quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
export function quantile(sorted: readonly number[], p: number): number {
	const position = (sorted.length - 1) * p;
	const below = Math.floor(position);
	const low = sorted[below] ?? 0;
	const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
	return low + (high - low) * (position - below);
}

/** The middle half of the services that were measured; with too few of them, what is planned. */
export function serviceTimes(measured: readonly number[], plannedMinutes: number): ServiceTimes {
	if (measured.length < enough)
		return { low: plannedMinutes, high: plannedMinutes, basis: "planned" };
	const sorted = [...measured].sort((one, other) => one - other);
	const low = Math.max(1, quantile(sorted, 0.25));
	return { low, high: Math.max(low, quantile(sorted, 0.75)), basis: "measured" };
}

/** A window of the line. */
export type Window = {
	/** Minutes since it called whom it serves now; null: it is free. */
	busyFor: number | null;
	/** Minutes until its hours begin; 0: they have. */
	opensIn: number;
	/** Whether somebody was called to it lately. If nobody was to any, all count that are open. */
	working: boolean;
};

export type WaitRange = { low: number; high: number; basis: ServiceTimes["basis"] };

const step = 5;
/** What nobody can foresee is not told: no range reaches beyond. */
const longest = 8 * 60;

/** When a window is free for the k+1st time, k being the people ahead; each is taken by the window that is free first. */
function startAfter(ahead: number, freeAt: number[], serviceMinutes: number): number {
	const free = [...freeAt];
	for (let person = 0; person <= ahead; person++) {
		const at = free.indexOf(Math.min(...free));
		const start = free[at] ?? 0;
		if (person === ahead || start > longest) return start;
		free[at] = start + serviceMinutes;
	}
	return 0;
}

const quickest = ({ busyFor, opensIn }: Window, { low }: ServiceTimes): number =>
	busyFor === null ? opensIn : Math.max(0, low - busyFor);

/** Somebody who takes longer than usual already may take as long again as a quick one. */
const slowest = ({ busyFor, opensIn }: Window, { low, high }: ServiceTimes): number =>
	busyFor === null ? opensIn : Math.max(low, high - busyFor);

/** `comingIn`: minutes until booked people who are not here yet, and would go before, are due. Null: no window works. */
export function waitRange(
	ahead: number,
	windows: readonly Window[],
	times: ServiceTimes,
	comingIn: readonly number[] = [],
): WaitRange | null {
	if (windows.length === 0) return null;
	const low = startAfter(
		ahead,
		windows.map((window) => quickest(window, times)),
		times.low,
	);
	const working = windows.filter(({ working }) => working);
	const slow = (working.length > 0 ? working : windows).map((window) => slowest(window, times));
	let before = ahead;
	let high = startAfter(before, slow, times.high);
	// Whoever comes before the person's turn delays it, and so more may come before it.
	for (const due of [...comingIn].sort((one, other) => one - other)) {
		if (due > high) break;
		high = startAfter(++before, slow, times.high);
	}
	const floor = Math.floor(Math.min(low, high, longest) / step) * step;
	const ceiling = Math.ceil(Math.min(Math.max(low, high), longest) / step) * step;
	return { low: floor, high: Math.max(ceiling, floor + step), basis: times.basis };
}
