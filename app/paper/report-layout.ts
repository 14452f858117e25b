import { a4 } from "./paper-document.ts";
import { pigments } from "./pigments.ts";
import {
	heightOf,
	type Measure,
	type PaperLanguage,
	type SetText,
	setText,
} from "./typesetting.ts";

/** A report as it is wanted: all its texts are written already, in the words of the pages. */
export type Report = {
	language: PaperLanguage;
	/** Above the title: whose report it is. */
	caption: string;
	title: string;
	/** Period, place, when the figures were published. */
	facts: string[];
	parts: ReportPart[];
	/** At the foot of each page, with its number. */
	foot: (page: number, pages: number) => string;
	/** Said on each page of a demonstration. */
	synthetic: string | null;
	asOf: Date;
};

export type ReportPart =
	| { kind: "sentences"; heading: string; sentences: string[] }
	| {
			kind: "table";
			heading: string;
			head: string[];
			rows: string[][];
			/** What the figures are made of. */
			notes: string[];
	  };

export type Block =
	| { kind: "texts"; texts: SetText[]; height: number }
	| { kind: "table"; rows: SetText[][]; rules: number[]; height: number };

export type ReportPage = { blocks: Block[] };

export const margin = 42;
export const bodyWidth = a4.width - 2 * margin;
const top = 42;
const bottom = a4.height - 56;

const { ink, inkSoft, deep } = pigments;

const moved = (set: SetText, by: number): SetText => ({ ...set, y: set.y + by });

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

const cellGap = 6;
const cellSize = 8.5;

const longest = (texts: readonly string[], measure: Measure): number =>
	Math.max(...texts.map((text) => measure(text, "semibold", cellSize)));

/** Each column after the first as wide as its texts wish, where the sheet allows it, or else as its words need. */
function columnsOf(part: Extract<ReportPart, { kind: "table" }>, measure: Measure): number[] {
	const texts = part.head.map((head, at) => [head, ...part.rows.map((row) => row[at] ?? "")]);
	const least = texts.map((column) =>
		longest(
			column.flatMap((text) => text.split(/[ \n]+/)),
			measure,
		),
	);
	const wished = texts.map((column, at) =>
		Math.max(least[at] ?? 0, Math.min(longest(column.slice(1), measure), 120)),
	);
	for (const widths of [wished, least]) {
		const others = widths.slice(1).map((width) => width + cellGap);
		const rest = bodyWidth - others.reduce((sum, width) => sum + width, 0);
		if (rest >= 90) {
			const spare = others.length === 0 ? 0 : Math.max(0, rest - 200) / others.length;
			return [rest - spare * others.length, ...others.map((width) => width + spare)];
		}
	}
	// Too many columns for one sheet: all alike, and a word may reach over its column rather than vanish.
	return part.head.map(() => bodyWidth / part.head.length);
}

function setRow(
	report: Report,
	cells: readonly string[],
	widths: readonly number[],
	isHead: boolean,
	measure: Measure,
): { cells: SetText[]; height: number } {
	let x = margin;
	const set = cells.map((text, at) => {
		const width = (widths[at] ?? 0) - cellGap;
		const cell = setText(
			{
				text,
				language: report.language,
				weight: isHead ? "semibold" : "regular",
				colour: isHead ? inkSoft : ink,
				size: cellSize,
				leastSize: 7,
				lines: 6,
				leading: 1.25,
				align: at === 0 ? "left" : "right",
			},
			x,
			0,
			width,
			measure,
		);
		x += widths[at] ?? 0;
		return cell;
	});
	return { cells: set, height: Math.max(...set.map(heightOf)) + 6 };
}

/** A table in as many pieces as the pages need, each with its head; `room` is what the first page has left. */
function tableBlocks(
	report: Report,
	part: Extract<ReportPart, { kind: "table" }>,
	room: number,
	measure: Measure,
): Block[] {
	const widths = columnsOf(part, measure);
	const head = setRow(report, part.head, widths, true, measure);
	const blocks: Block[] = [];
	let rows: SetText[][] = [];
	let rules: number[] = [];
	let y = 0;
	let left = room;
	const begin = () => {
		rows = [head.cells.map((set) => moved(set, 3))];
		rules = [head.height];
		y = head.height;
	};
	const end = () => {
		if (rows.length > 1) blocks.push({ kind: "table", rows, rules, height: y + 4 });
		left = bottom - top;
		begin();
	};
	begin();
	for (const row of part.rows) {
		const { cells, height } = setRow(report, row, widths, false, measure);
		if (y + height > left) end();
		rows.push(cells.map((set) => moved(set, y + 3)));
		y += height;
		rules.push(y);
	}
	end();
	return blocks;
}

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
			for (const block of tableBlocks(report, part, bottom - y, measure)) put(block);
			for (const note of part.notes)
				put(paragraph(report, note, measure, { size: 8.5, colour: inkSoft }, 2));
		}
	}
	return pages;
}
