import { translator } from "#lib/i18n.ts";
import type { BeatNotice } from "./notice-content.ts";
import { pigments } from "./pigments.ts";
import {
	heightOf,
	type Measure,
	type PaperLanguage,
	type SetText,
	scaled,
	setText,
	stack,
	type Wish,
} from "./typesetting.ts";

const millimetre = 72 / 25.4;

/** The size of a bank card's sleeve, 85 × 55 mm. */
export const cardSize = { width: 85 * millimetre, height: 55 * millimetre };
export const cardHead = 31;

const { ink, inkSoft, blue, white, red, deep } = pigments;
const margin = 10;
export const cardCode = { x: cardSize.width - margin - 68, y: cardHead + 9, side: 68 };

/** Where the texts of one side of a card stand, from its upper left corner. */
export type CardLayout = {
	pill: { x: number; width: number };
	texts: SetText[];
	overflows: string[];
};

function bodyWishes(notice: BeatNotice, language: PaperLanguage): Wish[] {
	const t = translator(language);
	const bold = { language, weight: "extrabold", colour: ink } as const;
	const plain = { language, weight: "regular", colour: inkSoft } as const;
	const { person, warning, office } = notice;
	return [
		...(person
			? [
					{
						...bold,
						text: person.name[language],
						size: 12.5,
						leastSize: 9,
						lines: 2,
						leading: 1.12,
					},
					{ ...plain, text: person.rank[language], size: 7, leastSize: 6, lines: 2, above: 1 },
				]
			: []),
		...(warning
			? [
					{
						...bold,
						weight: "semibold" as const,
						text: warning[language],
						size: person ? 6.4 : 9,
						leastSize: person ? 5.4 : 7,
						lines: 5,
						leading: 1.2,
						above: 2,
					},
				]
			: []),
		{ ...bold, text: notice.phone, size: 15, leastSize: 10, colour: blue, above: 2, leading: 1.2 },
		{
			...bold,
			weight: "semibold",
			text: office.address[language],
			size: 7.5,
			leastSize: 6,
			lines: 3,
			leading: 1.2,
			above: 2,
		},
		{ ...plain, text: office.title[language], size: 6.8, leastSize: 5.5, lines: 2, leading: 1.2 },
		...notice.hours[language].map((line, index) => ({
			...bold,
			text: line,
			size: 9,
			leastSize: 6,
			lines: 2,
			leading: 1.15,
			above: index === 0 ? 2 : 0,
		})),
		...(notice.hours[language].length === 0
			? [{ ...bold, text: t("paper.hours-unknown"), size: 8, leastSize: 6, lines: 2, above: 2 }]
			: []),
	];
}

const factors = [1.1, 1.05, 1, 0.95, 0.9, 0.85, 0.8, 0.75];

export function layoutCard(
	notice: BeatNotice,
	language: PaperLanguage,
	measure: Measure,
): CardLayout {
	const t = translator(language);
	const plain = { language, weight: "regular", colour: inkSoft } as const;
	const title = setText(
		{
			...plain,
			weight: "extrabold",
			colour: deep,
			text: notice.title[language],
			size: 7.6,
			leastSize: 5,
		},
		0,
		cardHead / 2 - 4.9,
		80,
		measure,
	);
	const titleWidth = Math.max(
		...title.lines.map((line) => measure(line, title.weight, title.size)),
	);
	const pill = { x: cardSize.width - margin - titleWidth - 12, width: titleWidth + 12 };
	const headline = setText(
		{
			...plain,
			weight: "extrabold",
			colour: white,
			text: t("paper.your-inspector"),
			size: 8.6,
			leastSize: 6,
			lines: 2,
			leading: 1.12,
		},
		34,
		0,
		pill.x - 34 - 6,
		measure,
	);
	const demo = notice.demo
		? [{ ...plain, text: t("paper.demo"), size: 4.3, leastSize: 3.6, lines: 2, leading: 1.15 }]
		: [];
	const footY = cardSize.height - (notice.demo ? 22.5 : 14);
	const numbers = setText(
		{ ...plain, weight: "extrabold", colour: red, text: "102 · 112", size: 9, leading: 1.2 },
		margin,
		footY,
		44,
		measure,
	);
	const foot = stack(
		[
			{
				...plain,
				text: `${t("paper.emergency")}. ${t("paper.as-of", { date: notice.asOf })}`,
				size: 5.4,
				leastSize: 4.6,
				leading: 1.2,
			},
			...demo,
		],
		{ x: margin + 46, y: footY + 2, width: cardSize.width - 2 * margin - 46 },
		measure,
	);
	const scan = setText(
		{
			...plain,
			weight: "semibold",
			text: t("paper.scan"),
			size: 5.8,
			leastSize: 4.8,
			lines: 2,
			align: "center",
			leading: 1.15,
		},
		cardCode.x - 3,
		cardCode.y + cardCode.side + 1,
		cardCode.side + 6,
		measure,
	);
	const place = { x: margin, y: cardHead + 7, width: cardCode.x - margin - 8 };
	let body = stack(bodyWishes(notice, language), place, measure);
	const isSet = () => body.height <= footY - place.y - 2 && body.texts.every(({ fits }) => fits);
	for (const factor of factors) {
		body = stack(
			bodyWishes(notice, language).map((wish) => scaled(wish, factor)),
			place,
			measure,
		);
		if (isSet()) break;
	}
	const texts = [
		{ ...headline, y: (cardHead - heightOf(headline)) / 2 },
		{ ...title, x: pill.x + 6 },
		...body.texts,
		scan,
		numbers,
		...foot.texts,
	];
	const overflows = texts
		.filter(({ fits }) => !fits)
		.map(({ lines }) => `no room for "${lines.join(" / ")}"`);
	if (!isSet()) overflows.push("too long");
	return { pill, texts, overflows };
}
