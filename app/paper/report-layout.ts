import { a4 } from "./paper-document.ts";
import { pigments } from "./pigments.ts";
import { type Block, bodyWidth, margin, moved, type Report } from "./report-model.ts";
import { tableBlocks } from "./report-table.ts";
import { heightOf, type Measure, setText } from "./typesetting.ts";

export type ReportPage = { blocks: Block[] };

const top = 42;
const bottom = a4.height - 56;

const { ink, inkSoft, deep } = pigments;

/** The block as it stands when it begins at `y`. */
function placed(block: Block, y: number): Block {
	if (block.kind === "texts") return { ...block, texts: block.texts.map((set) => moved(set, y)) };
	return {
		...block,
		rows: block.rows.map((row) => row.map((set) => moved(set, y))),
		rules: block.rules.map((rule) => rule + y),
	};
}

const paragraph = (
	report: Report,
	text: string,
	measure: Measure,
	look: Partial<Parameters<typeof setText>[0]> = {},
	space = 5,
): Block => {
	const set = setText(
		{
			text,
			language: report.language,
			weight: "regular",
			colour: ink,
			size: 10.5,
			lines: 40,
			leading: 1.38,
			...look,
		},
		margin,
		0,
		bodyWidth,
		measure,
	);
	return { kind: "texts", texts: [set], height: heightOf(set) + space };
};

const heading = (report: Report, text: string, measure: Measure): Block => {
	const block = paragraph(
		report,
		text,
		measure,
		{ weight: "extrabold", size: 14, colour: deep, tag: "H2" },
		6,
	);
	return placed({ ...block, height: block.height + 12 }, 12);
};

/** The report on its pages: nothing is cut off, no heading stands alone at a page's end. */
export function layoutReport(report: Report, measure: Measure): ReportPage[] {
	const pages: ReportPage[] = [{ blocks: [] }];
	let y = top;
	const put = (block: Block, together = 0) => {
		if (y + block.height + together > bottom && y > top) {
			pages.push({ blocks: [] });
			y = top;
		}
		pages.at(-1)?.blocks.push(placed(block, y));
		y += block.height;
	};
	put(paragraph(report, report.caption, measure, { colour: inkSoft, weight: "semibold" }, 2));
	put(
		paragraph(
			report,
			report.title,
			measure,
			{
				weight: "extrabold",
				size: 22,
				leastSize: 16,
				lines: 3,
				leading: 1.18,
				colour: deep,
				tag: "H1",
			},
			6,
		),
	);
	for (const fact of report.facts) put(paragraph(report, fact, measure, { colour: inkSoft }, 1));
	for (const part of report.parts) {
		put(heading(report, part.heading, measure), 60);
		if (part.kind === "sentences")
			for (const sentence of part.sentences) put(paragraph(report, sentence, measure));
		else {
			for (const block of tableBlocks(report, part, bottom - y, bottom - top, measure)) put(block);
			for (const note of part.notes)
				put(paragraph(report, note, measure, { size: 8.5, colour: inkSoft }, 2));
		}
	}
	return pages;
}
