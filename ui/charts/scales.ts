import { scaleLinear } from "d3-scale";
import type { Drawable, Estimate, MonthTick, ValueAxis } from "./chart-props.ts";

/** Beyond that nothing in this portal is counted; what is there is a fault, and is not drawn. */
const most = 1e12;

const isDrawn = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= most;

/** The figure if all of it can be drawn, its interval in order and around it. */
export function shown(drawable: Drawable | undefined): Estimate | null {
	if (typeof drawable !== "object") return null;
	const { value, low, high } = drawable;
	if (![value, low, high].every(isDrawn)) return null;
	return { value, low: Math.min(low, high, value), high: Math.max(low, high, value) };
}

export const shownNumber = (value: number | string): number | null =>
	typeof value === "number" && isDrawn(value) ? value : null;

/** What the values of figures reach. */
export const reach = (drawables: readonly (Drawable | undefined)[]): number[] =>
	drawables.flatMap((one) => {
		const figure = shown(one);
		return figure ? [figure.low, figure.value, figure.high] : [];
	});

const tenth = (pixel: number): number => Math.round(pixel * 10) / 10;

/** How wide a text is, some letters more than it is: nothing here can measure type. */
export const textWidth = (text: string, size: number): number => text.length * size * 0.58;

export type Scale = {
	at: (value: number) => number;
	ticks: { value: number; at: number; text: string }[];
	low: number;
	high: number;
};

/** From and to which value an axis goes, before it is rounded: never no way at all. */
function domainOf(axis: ValueAxis, values: number[]): [number, number] {
	const drawn = values.filter(isDrawn);
	const first = axis.startsAnywhere && drawn.length > 0 ? drawn : [0, ...drawn];
	const low = Math.min(...first);
	const high = Math.max(...first);
	const far = Math.max(Math.abs(low), Math.abs(high));
	// Nought, and what differs from it only in a computer.
	if (far < 1e-9) return [0, axis.most ?? 1];
	if (high - low > 1e-9 * far) return [low, high];
	return [low - Math.abs(low) / 10, high + Math.abs(high) / 10];
}

/** An axis with round ticks; whatever is asked for lies within its range. */
export function valueScale(
	axis: ValueAxis,
	values: number[],
	range: [number, number],
	tickCount: number,
): Scale {
	const scale = scaleLinear().domain(domainOf(axis, values)).range(range).nice(tickCount);
	const [low = 0, high = 1] = scale.domain();
	const top = axis.most !== undefined && axis.most > low ? Math.min(high, axis.most) : high;
	scale.domain([low, top]).clamp(true);
	const texts = new Set<string>();
	const ticks = scale.ticks(tickCount).flatMap((value) => {
		const text = axis.format(value);
		// A count of people has no halves: what reads alike stands once.
		if (texts.has(text)) return [];
		texts.add(text);
		return [{ value, at: tenth(scale(value)), text }];
	});
	return { at: (value) => tenth(scale(value)), ticks, low, high: top };
}

/** Months side by side, each in the middle of its share; labels as many as there is room for, the newest always. */
export function monthScale(months: readonly MonthTick[], range: [number, number], size: number) {
	const [left, right] = range;
	const step = (right - left) / Math.max(months.length, 1);
	const at = (index: number): number => tenth(left + (index + 0.5) * step);
	const widest = Math.max(0, ...months.map((month) => textWidth(month.label, size)));
	const every = Math.max(1, Math.ceil((widest + 8) / step));
	const labels = months.flatMap((month, index) =>
		(months.length - 1 - index) % every === 0 ? [{ ...month, at: at(index) }] : [],
	);
	const starts = months.flatMap((month, index) =>
		month.group !== months[index - 1]?.group ? [index] : [],
	);
	const groups = starts.flatMap((start, place) => {
		const end = starts[place + 1] ?? months.length;
		const name = months[start]?.group ?? "";
		const from = left + start * step;
		const wide = (end - start) * step;
		const fits = textWidth(name, size) <= wide + (starts.length === 1 ? left : 0);
		return [{ name: fits ? name : "", from: tenth(from), middle: tenth(from + wide / 2) }];
	});
	return { at, step, labels, groups };
}

/** Moves labels apart until each has its own line, in the order they stand in, within a frame. */
export function spread(
	wanted: readonly number[],
	gap: number,
	[top, bottom]: [number, number],
): number[] {
	const order = wanted.map((at, index) => ({ at, index })).sort((one, two) => one.at - two.at);
	let line = top - gap;
	for (const one of order) line = one.at = Math.max(one.at, line + gap);
	line = bottom + gap;
	for (const one of order.toReversed()) line = one.at = Math.max(top, Math.min(one.at, line - gap));
	const places = wanted.slice();
	for (const { at, index } of order) places[index] = tenth(at);
	return places;
}

/** Neighbours of one kind as stretches: [first, last] of each. */
export function runs(isIn: readonly boolean[]): [first: number, last: number][] {
	const found: [number, number][] = [];
	for (const [index, yes] of isIn.entries()) {
		const last = found.at(-1);
		if (yes && last?.[1] === index - 1) last[1] = index;
		else if (yes) found.push([index, index]);
	}
	return found;
}
