import { drawMark, drawStripes } from "./artwork.ts";
import { a4, type Paper, startPaper } from "./paper-document.ts";
import { pigments } from "./pigments.ts";
import { layoutReport } from "./report-layout.ts";
import { bodyWidth, margin, type Report } from "./report-model.ts";
import { setText } from "./typesetting.ts";

const { deep, gold, line, inkSoft } = pigments;

const footSize = 8.5;

function drawFoot(paper: Paper, report: Report, page: number, pages: number): void {
	const look = { language: report.language, weight: "regular", colour: inkSoft } as const;
	const foot = (text: string, y: number) =>
		setText({ ...look, text, size: footSize, leastSize: 6.5 }, margin, y, bodyWidth, paper.measure);
	const texts = [foot(report.foot(page, pages), a4.height - 40)];
	if (report.synthetic) texts.push(foot(report.synthetic, a4.height - 28));
	paper.adorn(() => {
		paper.write(texts);
		if (report.synthetic) drawStripes(paper.pdf, 0, a4.height - 9, a4.width, 9);
	});
}

/** The report for the meeting, A4, with letters that can be copied and a tree that can be read aloud. */
export async function printReport(report: Report): Promise<Buffer> {
	const paper = await startPaper({
		title: report.title,
		asOf: report.asOf,
		language: report.language,
	});
	const { pdf } = paper;
	// Letters are measured before there is a page to draw on.
	const pages = layoutReport(report, paper.measure);
	for (const [index, page] of pages.entries()) {
		paper.addPage(index === 0 ? report.title : null);
		paper.adorn(() => {
			pdf.rect(0, 0, a4.width, 12).fill(deep);
			pdf.rect(0, 12, a4.width, 3).fill(gold);
			if (index === 0) drawMark(pdf, a4.width - margin - 34, 34, 34);
			for (const block of page.blocks)
				if (block.kind === "table")
					for (const rule of block.rules)
						pdf
							.moveTo(margin, rule)
							.lineTo(margin + bodyWidth, rule)
							.lineWidth(0.6)
							.stroke(line);
		});
		for (const block of page.blocks)
			if (block.kind === "table") paper.sayTable(block.rows);
			else paper.say(block.texts);
		drawFoot(paper, report, index + 1, pages.length);
	}
	return paper.finish();
}
