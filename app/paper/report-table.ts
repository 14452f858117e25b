import { pigments } from "./pigments.ts";
import {
	type Block,
	bodyWidth,
	margin,
	moved,
	type Report,
	type ReportPart,
} from "./report-model.ts";
import { heightOf, type Measure, type SetText, setText } from "./typesetting.ts";

const { ink, inkSoft } = pigments;

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
	report: Pick<Report, "language">,
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

/** A table in as many pieces as the pages need, each with its head; `room` is what the first page has left, `whole` what each has. */
export function tableBlocks(
	report: Pick<Report, "language">,
	part: Extract<ReportPart, { kind: "table" }>,
	room: number,
	whole: number,
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
		left = whole;
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
