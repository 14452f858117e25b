import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import PDFDocument from "pdfkit";
import type { Measure, PaperLanguage, SetText, Weight } from "./typesetting.ts";

const folder = "node_modules/@expo-google-fonts/noto-sans";
const files: Record<Weight, string> = {
	regular: "400Regular/NotoSans_400Regular.ttf",
	semibold: "600SemiBold/NotoSans_600SemiBold.ttf",
	extrabold: "800ExtraBold/NotoSans_800ExtraBold.ttf",
};
const weights = Object.keys(files) as Weight[];

let loading: Promise<Record<Weight, Font>> | undefined;

/**
 * A glyph remembers the letter it was first asked for, and a copier gets that one. So each is asked for by its letter
 * before a document uses it as a part of another one (of Ё the Е), Cyrillic first: Ә stands for Latin Ə as well.
 */
function nameGlyphs(font: Font): void {
	const isCyrillic = (code: number) => code >= 0x400 && code < 0x530;
	const codes = font.characterSet;
	for (const code of codes) if (isCyrillic(code)) font.glyphForCodePoint(code);
	for (const code of codes) if (!isCyrillic(code)) font.glyphForCodePoint(code);
}

/** Read and understood once; a subset of them with the letters used goes into each document. */
function loadFonts(): Promise<Record<Weight, Font>> {
	loading ??= Promise.all(
		// Not through the bundler: it would copy the fonts into the build, or the whole project with them.
		weights.map(async (weight) => {
			const path = join(/* turbopackIgnore: true */ process.cwd(), folder, files[weight]);
			const font = create(await readFile(path)) as Font;
			nameGlyphs(font);
			return [weight, font] as const;
		}),
	).then((pairs) => Object.fromEntries(pairs) as Record<Weight, Font>);
	return loading;
}

export type Pdf = PDFKit.PDFDocument;

export const a4 = { width: 595.28, height: 841.89 };

/** A document under way. What is drawn in `say` is read aloud in that order, what is drawn in `adorn` is not. */
export type Paper = {
	pdf: Pdf;
	measure: Measure;
	/** Begins a page that the reader's list of contents calls `bookmark`; null: it continues the last one. */
	addPage(bookmark: string | null): void;
	adorn(draw: () => void): void;
	say(texts: readonly SetText[]): void;
	/** A table, row by row; the first row is its head. Read aloud as a table. */
	sayTable(rows: readonly (readonly SetText[])[]): void;
	/** The bare text, for within `adorn`. */
	write(texts: readonly SetText[]): void;
	/** A picture that means something, with words for those who do not see it. */
	picture(alt: string, draw: () => void): void;
	finish(): Promise<Buffer>;
};

/** The bytes depend on what is drawn and on `asOf` alone: the same notice is the same file, and has the same ETag. */
export async function startPaper(options: {
	title: string;
	asOf: Date;
	/** Of the whole; each text says its own. Kazakh, unless said otherwise. */
	language?: PaperLanguage;
}): Promise<Paper> {
	const fonts = await loadFonts();
	const pdf = new PDFDocument({
		size: "A4",
		margin: 0,
		autoFirstPage: false,
		tagged: true,
		// The library knows it (ISO 14289, for screen readers); its types, of the version before, do not yet.
		subset: "PDF/UA" as unknown as "PDF/A-3",
		pdfVersion: "1.7",
		lang: options.language === "ru" ? "ru-KZ" : "kk-KZ",
		displayTitle: true,
		// The library would begin with a font of its own that knows no Kazakh.
		font: null as unknown as string,
		info: {
			Title: options.title,
			Author: "Qadam",
			Creator: "Qadam",
			Producer: "Qadam",
			CreationDate: options.asOf,
			ModDate: options.asOf,
		},
	});
	// The library takes an opened font as well as its bytes; its types know only the bytes.
	for (const weight of weights) pdf.registerFont(weight, fonts[weight] as unknown as Buffer);
	const pieces: Buffer[] = [];
	pdf.on("data", (piece: Buffer) => pieces.push(piece));
	const done = new Promise<Buffer>((resolve, reject) => {
		pdf.on("end", () => resolve(Buffer.concat(pieces)));
		pdf.on("error", reject);
	});
	const root = pdf.struct("Document");
	pdf.addStructure(root);

	const drawText = (set: SetText) => {
		pdf.font(set.weight).fontSize(set.size).fillColor(set.colour);
		for (const [index, line] of set.lines.entries()) {
			const room = set.width - pdf.widthOfString(line);
			const spare = set.align === "center" ? room / 2 : set.align === "right" ? room : 0;
			// Capitals (0.714 of the size) stand in the middle of their line.
			const baseline = set.y + set.lineHeight * (index + 0.5) + set.size * 0.357;
			// The space at a line's end keeps words apart for those who copy or hear the text.
			const rest = index < set.lines.length - 1 ? " " : "";
			pdf.text(line + rest, set.x + spare, baseline, {
				lineBreak: false,
				baseline: "alphabetic",
			});
		}
	};

	return {
		pdf,
		measure: (text, weight, size) => pdf.font(weight).fontSize(size).widthOfString(text),
		addPage(bookmark) {
			pdf.addPage({ size: "A4", margin: 0 });
			if (bookmark !== null) pdf.outline.addItem(bookmark);
		},
		adorn(draw) {
			pdf.markContent("Artifact", { type: "Layout" });
			draw();
			pdf.endMarkedContent();
		},
		say(texts) {
			for (const set of texts)
				root.add(pdf.struct(set.tag, { lang: set.language }, () => drawText(set)));
		},
		sayTable(rows) {
			const table = pdf.struct("Table");
			root.add(table);
			for (const [index, cells] of rows.entries()) {
				const row = pdf.struct("TR");
				table.add(row);
				for (const set of cells)
					row.add(
						pdf.struct(index === 0 ? "TH" : "TD", { lang: set.language }, () => drawText(set)),
					);
				row.end();
			}
			table.end();
		},
		write(texts) {
			for (const set of texts) drawText(set);
		},
		picture(alt, draw) {
			root.add(pdf.struct("Figure", { alt }, draw));
		},
		finish() {
			root.end();
			pdf.end();
			return done;
		},
	};
}
