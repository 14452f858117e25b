import { type BeatNotice, type Both, inBoth } from "./notice-content.ts";
import { pigments } from "./pigments.ts";
import type { Wish } from "./typesetting.ts";

const { ink, inkSoft, blue, white, onDeepSoft, red } = pigments;

// What a poster says, in the order in which it is read, and how large that is wanted.
const kk = { language: "kk", weight: "extrabold", colour: ink } as const;
const ru = { language: "ru", weight: "regular", colour: inkSoft } as const;

/** Kazakh and, unless it says the very same, Russian below it. */
export const pair = (both: Both, first: Omit<Wish, "text">, second: Omit<Wish, "text">): Wish[] => [
	{ ...first, text: both.kk },
	...(both.ru === both.kk ? [] : [{ ...second, text: both.ru }]),
];

const beside = (both: Both): string =>
	both.ru === both.kk ? both.kk : `${both.kk}  ·  ${both.ru}`;

export const nameWish: Wish = { ...kk, text: "Qadam", size: 19, colour: white, leading: 1.2 };

export const officialWish = (): Wish => ({
	...kk,
	weight: "regular",
	text: beside(inBoth((t) => t("site.official"))),
	size: 9,
	colour: onDeepSoft,
});

export function headlineWishes(): Wish[] {
	return pair(
		inBoth((t) => t("paper.your-inspector")),
		{ ...kk, size: 33, leastSize: 26, lines: 2, leading: 1.08, colour: white, tag: "H1" },
		{ ...ru, weight: "semibold", size: 18, leastSize: 15, colour: onDeepSoft, above: 4 },
	);
}

export const beatWish = (notice: BeatNotice): Wish => ({
	...kk,
	text: `${notice.title.kk}  ·  ${notice.unit.kk}`,
	size: 13,
	leastSize: 9,
	leading: 1.2,
});

const rank = { weight: "semibold", size: 14, leastSize: 11, lines: 2, above: 4 } as const;

export function personWishes({ person }: BeatNotice): Wish[] {
	if (!person) return [];
	return [
		...pair(
			person.name,
			{ ...kk, size: 30, leastSize: 20, lines: 2, leading: 1.12, tag: "H2" },
			{ ...ru, weight: "semibold", size: 17, leastSize: 12, lines: 2, leading: 1.2, above: 1 },
		),
		...pair(
			person.rank,
			{ ...ru, ...rank, language: "kk", colour: blue },
			{ ...ru, size: 12.5, leastSize: 10, lines: 2 },
		),
	];
}

/** Larger where it stands in the place of a person. */
export function warningWishes({ warning, person }: BeatNotice): Wish[] {
	if (!warning) return [];
	const size = person ? 12 : 20;
	const flow = { leastSize: size - 3, lines: 4, leading: 1.25 };
	return pair(
		warning,
		{ ...kk, ...flow, weight: "semibold", size },
		{ ...ru, ...flow, size: size - 1, above: 2 },
	);
}

export const callWish = (): Wish => ({
	...kk,
	weight: "semibold",
	text: beside(inBoth((t) => t("paper.call"))),
	size: 12,
	colour: onDeepSoft,
	align: "center",
	leading: 1.3,
});

export const phoneWish = (notice: BeatNotice): Wish => ({
	...kk,
	text: notice.phone,
	size: 52,
	leastSize: 24,
	colour: white,
	align: "center",
	leading: 1.02,
});

const heading = (both: Both): Wish => ({
	...kk,
	text: beside(both),
	size: 11.5,
	leastSize: 9,
	colour: blue,
	tag: "H2",
	leading: 1.5,
});

export function placeWishes({ office }: BeatNotice): Wish[] {
	const way = {
		...kk,
		weight: "semibold",
		size: 13,
		leastSize: 10,
		lines: 2,
		above: 5,
		leading: 1.24,
	} as const;
	const second = { ...ru, size: 12, leastSize: 9, lines: 3, leading: 1.24 };
	return [
		heading(inBoth((t) => t("paper.where"))),
		...pair(
			office.address,
			{ ...kk, size: 20, leastSize: 13, lines: 3, leading: 1.16 },
			{ ...second, size: 14, leastSize: 10, above: 1 },
		),
		...pair(office.title, way, second),
		...(office.ways.kk ? pair(office.ways, { ...way, lines: 4 }, { ...second, lines: 4 }) : []),
	];
}

export const hoursHeading = (): Wish => heading(inBoth((t) => t("paper.hours")));

/** "Mon–Fri" in both languages and the hours, which both write alike, as a row each. */
export const hoursRows = ({ hours }: BeatNotice): { days: Wish; hours: Wish }[] =>
	hours.kk.map((line, index) => {
		const [kkDays = "", ...times] = line.split(" ");
		const [ruDays = ""] = (hours.ru[index] ?? "").split(" ");
		return {
			days: {
				...kk,
				weight: "semibold",
				text: beside({ kk: kkDays, ru: ruDays }),
				size: 13,
				leastSize: 9,
				leading: 1.9,
			},
			hours: { ...kk, text: times.join(" "), size: 24, leastSize: 12, leading: 1.03 },
		};
	});

export const hoursUnknown = (): Wish[] =>
	pair(
		inBoth((t) => t("paper.hours-unknown")),
		{ ...kk, size: 16, lines: 2 },
		{ ...ru, size: 13, lines: 2 },
	);

export function scanWishes(notice: BeatNotice): Wish[] {
	const centred = { align: "center", leading: 1.22 } as const;
	return [
		...pair(
			inBoth((t) => t("paper.scan")),
			{ ...kk, ...centred, size: 13, leastSize: 9, lines: 2 },
			{ ...ru, ...centred, size: 11.5, leastSize: 9, lines: 2, above: 1 },
		),
		{
			...kk,
			...centred,
			weight: "semibold",
			text: notice.url.replace(/^https?:\/\//, ""),
			size: 10.5,
			leastSize: 6,
			colour: blue,
			above: 3,
		},
	];
}

export const emergencyNumbers: Wish = {
	...kk,
	text: "102 · 112",
	size: 31,
	colour: red,
	leading: 1,
};

export function emergencyWishes(): Wish[] {
	const said = inBoth((t) => `${t("paper.emergency")}: ${t("paper.emergency-text")}`);
	return pair(
		said,
		{ ...kk, size: 12, leastSize: 9, leading: 1.3 },
		{ ...ru, size: 11, leastSize: 9, leading: 1.3 },
	);
}

export const dateWish = (notice: BeatNotice): Wish => ({
	...ru,
	language: "kk",
	text: beside(inBoth((t) => t("paper.as-of", { date: notice.asOf }))),
	size: 9,
});

export function demoWishes(): Wish[] {
	const small = {
		...ru,
		colour: ink,
		size: 7.6,
		leastSize: 6,
		leading: 1.13,
		align: "center",
	} as const;
	return pair(
		inBoth((t) => t("paper.demo")),
		{ ...small, language: "kk" },
		small,
	);
}
