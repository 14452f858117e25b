import { encode } from "uqr";
import type { Pdf } from "./paper-document.ts";
import { pigments } from "./pigments.ts";

/** The code as rows of dark and light, without its quiet zone. A quarter of it may be torn off or dirty. */
export const qrModules = (text: string): boolean[][] =>
	encode(text, { ecc: "Q", boostEcc: true, border: 0 }).data;

/** Modules of white that the standard asks for around the code (ISO/IEC 18004). */
export const quietModules = 4;

/** Draws the code with its quiet zone into a square of `side` points, each run of dark modules as one rectangle. */
export function drawQrCode(pdf: Pdf, text: string, x: number, y: number, side: number): void {
	const rows = qrModules(text);
	const unit = side / (rows.length + 2 * quietModules);
	pdf.rect(x, y, side, side).fill(pigments.white);
	for (const [row, modules] of rows.entries()) {
		let start = -1;
		for (let column = 0; column <= modules.length; column++) {
			if (modules[column]) {
				if (start < 0) start = column;
			} else if (start >= 0) {
				pdf.rect(
					x + (start + quietModules) * unit,
					y + (row + quietModules) * unit,
					(column - start) * unit,
					// Renderers leave a hair of white between rectangles that merely touch.
					unit * 1.02,
				);
				start = -1;
			}
		}
	}
	pdf.fill("#000000");
}
