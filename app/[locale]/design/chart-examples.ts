import type { Drawable, Estimate } from "#ui/charts/chart-props.ts";

/* Invented figures for the charts of the gallery; the same each time. */

export const months = Array.from({ length: 18 }, (_, index) => {
	const month = Temporal.PlainYearMonth.from("2025-05").add({ months: index });
	return month.toString();
});

const minutes = [31, 29, 33, 30, 28, 26, 27, 25, 26, 22, 23, 21, 19, 20, 18, 19, 17, 16];
const around = (value: number, half: number): Estimate => ({
	value,
	low: value - half,
	high: value + half,
});

export const waits: Drawable[] = minutes.map((value, index) => around(value, 2 + (index % 3)));
export const waitsBefore: Drawable[] = minutes.map((value, index) =>
	around(value + 4 + (index % 4), 3),
);
export const waitsHidden: Drawable[] = waits.map((figure, index) =>
	index === 4 || index === 10 || index === 11 ? "hidden" : index === 15 ? "none" : figure,
);

const shares = [
	0.21, 0.19, 0.24, 0.2, 0.22, 0.18, 0.21, 0.23, 0.19, 0.2, 0.22, 0.21, 0.17, 0.15, 0.36, 0.16,
	0.14, 0.15,
];
const visits = [210, 190, 240, 205, 160, 150, 220, 260, 190, 80, 110, 230, 240, 250, 200, 260];

export const monthsOfShares = shares.map((value, index) => {
	const n = visits[index] ?? 220;
	const error = Math.sqrt((0.21 * 0.79) / n);
	return { value, lower: Math.max(0, 0.21 - 3 * error), upper: 0.21 + 3 * error };
});

export const limitsAt = (n: number) => {
	const error = Math.sqrt((0.21 * 0.79) / n);
	const reach = (times: number): [number, number] => [
		Math.max(0, 0.21 - times * error),
		Math.min(1, 0.21 + times * error),
	];
	return { inner: reach(1.96), outer: reach(3.09) };
};

/** Forty offices as chance makes them, and one that it does not. */
export const offices = Array.from({ length: 41 }, (_, index) => {
	const n = index === 17 ? 420 : 18 + ((index * 37) % 23) ** 2;
	const swing = Math.sin(index * 12.9898) ** 3 * 2.05;
	const value = index === 17 ? 0.34 : Math.max(0, 0.21 + swing * Math.sqrt((0.21 * 0.79) / n));
	const { inner, outer } = limitsAt(n);
	const isBeyond = ([low, high]: [number, number]) => value < low || value > high;
	const outside = isBeyond(outer) ? "outer" : isBeyond(inner) ? "inner" : null;
	return { key: String(index), number: index + 1, n, value, outside } as const;
});

export const ratings: [number, number, number, number, number][] = [
	[12, 20, 41, 120, 210],
	[3, 4, 9, 22, 18],
	[40, 31, 22, 60, 70],
];

export const waitShares = [0.08, 0.16, 0.2, 0.18, 0.15, 0.11, 0.06, 0.04, 0.01, 0.01];

/** A region of squares. */
export const squares = [0.82, 0.64, 0.31, "hidden", 0.47, 0.12, 0.55, "none", 0.71, 0.38].map(
	(value, index) => {
		const [column, row] = [index % 4, Math.floor(index / 4)];
		const [west, south] = [66 + column * 1.6, 52 - row];
		const [east, north] = [west + 1.6 - (index % 3) * 0.2, south + 1];
		return {
			number: index + 1,
			value: value as number | "hidden" | "none",
			area: [
				[
					[
						[west, south],
						[east, south],
						[east, north],
						[west, north],
						[west, south],
					],
				],
			],
		};
	},
);
