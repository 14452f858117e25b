import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export type ReadPage = {
	/** All text in the order of the file, pieces of a line joined as they are spaced. */
	text: string;
	/** Width and height in points. */
	size: [number, number];
	/** The roles of a screen reader's tree, in order. */
	roles: string[];
};

type Node = { role?: string; children?: Node[] };
const rolesOf = (node: Node | null): string[] =>
	node ? [node.role ?? "", ...(node.children ?? []).flatMap(rolesOf)].filter(Boolean) : [];

/** What a program that copies, searches or reads a PDF aloud gets from it. */
export async function readPdf(bytes: Uint8Array) {
	const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
	const document = await task.promise;
	const pages: ReadPage[] = [];
	let pictures = 0;
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		const text = items
			.map((piece) => ("str" in piece ? piece.str + (piece.hasEOL ? "\n" : "") : ""))
			.join("");
		const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
		const operators = await page.getOperatorList();
		pictures += operators.fnArray.filter((name) => name === OPS.paintImageXObject).length;
		pages.push({
			text,
			size: [right - left, top - bottom],
			roles: rolesOf((await page.getStructTree()) as Node | null),
		});
	}
	const { info } = await document.getMetadata();
	const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);

	// Typed as an object, answered as a map.
	const marks = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null;
	await task.destroy();
	return {
		pages,
		info: info as Record<string, unknown>,
		outline,
		isTagged: marks?.get("Marked") === true,
		pictures,
	};
}
