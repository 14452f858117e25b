import { drawMark, drawStripes } from "./artwork.ts";
import { cardCode, cardHead, cardSize, layoutCard } from "./card-layout.ts";
import type { BeatNotice } from "./notice-content.ts";
import { a4, type Paper } from "./paper-document.ts";
import { pigments } from "./pigments.ts";
import { drawQrCode } from "./qr-code.ts";
import type { PaperLanguage } from "./typesetting.ts";

const { deep, gold, white, line, inkSoft } = pigments;
const columns = 2;
const rows = 5;
const left = (a4.width - columns * cardSize.width) / 2;
const top = (a4.height - rows * cardSize.height) / 2;

/** Short lines in the margins, where the knife goes; none on the cards. */
function drawCutMarks(paper: Paper): void {
	const { pdf } = paper;
	const [length, gap] = [14, 4];
	for (let column = 0; column <= columns; column++) {
		const x = left + column * cardSize.width;
		for (const [from, to] of [
			[top - gap - length, top - gap],
			[a4.height - top + gap, a4.height - top + gap + length],
		] as const)
			pdf.moveTo(x, from).lineTo(x, to);
	}
	for (let row = 0; row <= rows; row++) {
		const y = top + row * cardSize.height;
		for (const [from, to] of [
			[left - gap - length, left - gap],
			[a4.width - left + gap, a4.width - left + gap + length],
		] as const)
			pdf.moveTo(from, y).lineTo(to, y);
	}
	pdf.lineWidth(0.4).stroke(inkSoft);
}

function drawSide(paper: Paper, notice: BeatNotice, language: PaperLanguage): void {
	const { pdf } = paper;
	const layout = layoutCard(notice, language, paper.measure);
	const corners = Array.from({ length: columns * rows }, (_, index) => ({
		x: left + (index % columns) * cardSize.width,
		y: top + Math.floor(index / columns) * cardSize.height,
	}));
	paper.adorn(() => {
		drawCutMarks(paper);
		for (const { x, y } of corners) {
			pdf.rect(x, y, cardSize.width, cardSize.height).lineWidth(0.3).stroke(line);
			pdf.rect(x, y, cardSize.width, cardHead).fill(deep);
			pdf.rect(x, y + cardHead, cardSize.width, 1.6).fill(gold);
			drawMark(pdf, x + 10, y + (cardHead - 18) / 2, 18);
			pdf
				.roundedRect(x + layout.pill.x, y + cardHead / 2 - 7.5, layout.pill.width, 15, 7.5)
				.fill(gold);
			pdf.rect(x + cardCode.x, y + cardCode.y, cardCode.side, cardCode.side).fill(white);
			drawQrCode(pdf, notice.url, x + cardCode.x, y + cardCode.y, cardCode.side);
			if (notice.demo) drawStripes(pdf, x, y + cardSize.height - 3, cardSize.width, 3);
		}
	});
	const [first, ...copies] = corners.map(({ x, y }) =>
		layout.texts.map((set) => ({ ...set, x: set.x + x, y: set.y + y })),
	);
	// Ten times the same is heard once.
	paper.say(first ?? []);
	paper.adorn(() => {
		for (const copy of copies) paper.write(copy);
	});
}

/** A sheet of ten pocket cards to cut: Kazakh in front, Russian behind. Printed on both sides they meet exactly. */
export function drawCards(paper: Paper, notice: BeatNotice): void {
	paper.addPage(notice.title.kk);
	drawSide(paper, notice, "kk");
	paper.addPage(null);
	drawSide(paper, notice, "ru");
}
