// Free time as arithmetic on whole minutes. Busy time is one flat Int32Array of pairs
// (start, end, start, end …), sorted, without overlaps: a day of a desk is then one walk with one cursor.

export type Busy = Int32Array;

export const neverBusy: Busy = new Int32Array(0);

/** Sorts and merges intervals into the form the walk needs. Empty and reversed ones are left out. */
export function mergeBusy(intervals: readonly (readonly [start: number, end: number])[]): Busy {
	const sorted = intervals
		.filter(([start, end]) => start < end)
		.sort(([one], [other]) => one - other);
	const merged: number[] = [];
	for (const [start, end] of sorted) {
		const last = merged.length - 1;
		const lastEnd = merged[last];
		if (lastEnd !== undefined && start <= lastEnd) merged[last] = Math.max(lastEnd, end);
		else merged.push(start, end);
	}
	return Int32Array.from(merged);
}

/** Position of the first interval that ends after `moment`. */
function firstEndingAfter(busy: Busy, moment: number): number {
	let low = 0;
	let high = busy.length >> 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((busy[middle * 2 + 1] as number) > moment) high = middle;
		else low = middle + 1;
	}
	return low * 2;
}

/**
 * Appends to `found` each start = opens + k·step, not before `notBefore`, whose [start, start + length)
 * ends by `closes` and touches none of the three kinds of busy time.
 */
export function freeStarts(
	found: number[],
	opens: number,
	closes: number,
	step: number,
	length: number,
	notBefore: number,
	atDesk: Busy,
	ofOfficer: Busy,
	closures: Busy,
): void {
	let start = opens;
	if (notBefore > opens) start += Math.ceil((notBefore - opens) / step) * step;
	const last = closes - length;
	if (start > last) return;
	let desk = firstEndingAfter(atDesk, start);
	let officer = firstEndingAfter(ofOfficer, start);
	let closure = firstEndingAfter(closures, start);
	while (start <= last) {
		const end = start + length;
		// Reading past the end of a typed array gives undefined, and every comparison with it is false.
		while ((atDesk[desk + 1] as number) <= start) desk += 2;
		while ((ofOfficer[officer + 1] as number) <= start) officer += 2;
		while ((closures[closure + 1] as number) <= start) closure += 2;
		let busyUntil = 0;
		if ((atDesk[desk] as number) < end) busyUntil = atDesk[desk + 1] as number;
		if ((ofOfficer[officer] as number) < end)
			busyUntil = Math.max(busyUntil, ofOfficer[officer + 1] as number);
		if ((closures[closure] as number) < end)
			busyUntil = Math.max(busyUntil, closures[closure + 1] as number);
		if (busyUntil === 0) {
			found.push(start);
			start += step;
		} else {
			// Nothing before the end of what is in the way can be free: on to the next start of the grid.
			start = opens + Math.ceil((busyUntil - opens) / step) * step;
		}
	}
}

/** [opens, closes) of each rule, merged, without the closures. */
export function openStretches(
	hours: readonly (readonly [opens: number, closes: number])[],
	closures: Busy,
): [opens: number, closes: number][] {
	const merged = mergeBusy(hours);
	const stretches: [number, number][] = [];
	for (let at = 0; at < merged.length; at += 2) {
		let from = merged[at] as number;
		const until = merged[at + 1] as number;
		for (let closure = firstEndingAfter(closures, from); closure < closures.length; closure += 2) {
			const closedFrom = closures[closure] as number;
			if (closedFrom >= until) break;
			if (closedFrom > from) stretches.push([from, closedFrom]);
			from = Math.max(from, closures[closure + 1] as number);
		}
		if (from < until) stretches.push([from, until]);
	}
	return stretches;
}
