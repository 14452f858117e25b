import { ImportRefused } from "./import-report.ts";
import type { TextPieces } from "./import-text.ts";

export type JsonElement = {
	line: number;
	/** The key of the list it stands in, "" for a list or a line of its own. */
	list: string;
	value: Record<string, unknown>;
};

/** One element, a very detailed border included, is never as long. */
const longestElement = 64 * 1024 * 1024;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value);

function parseElement(text: string, line: number): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		if (isObject(value)) return value;
	} catch {}
	throw new ImportRefused(`line ${line}: this is no JSON object`);
}

/**
 * The objects of a JSON file one after the other, without ever holding the whole file: those of a list
 * (`[{…}, {…}]`), of the lists in an object (`{"features": [{…}]}`, `{"s_geonims": […], "s_buildings": […]}`),
 * or one object a line. Throws ImportRefused where the text is no JSON.
 */
export async function* jsonElements(pieces: TextPieces): AsyncGenerator<JsonElement> {
	let line = 1;
	let elementLine = 1;
	/** Open brackets around the place. */
	const open: string[] = [];
	let inString = false;
	let escaped = false;
	/** The last string read outside elements: the key that a list belongs to. */
	let key = "";
	let list = "";
	/** Depth at which the element began, or -1 outside elements. */
	let elementDepth = -1;
	let parts: string[] = [];
	let length = 0;
	let elements = 0;
	/** An object at the top that holds no list of objects is an element itself. */
	let top = "";

	const isListOfElements = () =>
		(open.length === 1 && open[0] === "[") ||
		(open.length === 2 && open[0] === "{" && open[1] === "[");

	for await (const piece of pieces) {
		let from = 0;
		for (let at = 0; at < piece.length; at++) {
			const letter = piece[at] ?? "";
			if (letter === "\n") line += 1;
			if (elementDepth < 0 && open[0] === "{" && top.length < 1_000_000) top += letter;
			if (inString) {
				if (escaped) escaped = false;
				else if (letter === "\\") escaped = true;
				else if (letter === '"') inString = false;
				else if (elementDepth < 0 && key.length < 100) key += letter;
				continue;
			}
			if (letter === '"') {
				inString = true;
				if (elementDepth < 0) key = "";
			} else if (letter === "{" || letter === "[") {
				if (letter === "{" && elementDepth < 0 && isListOfElements()) {
					elementDepth = open.length;
					elementLine = line;
					from = at;
				}
				if (open.length === 0) {
					top = letter;
					elementLine = line;
				}
				if (letter === "[" && open.length === 1) list = key;
				open.push(letter);
			} else if (letter === "}" || letter === "]") {
				const opened = open.pop();
				if (opened !== (letter === "}" ? "{" : "["))
					throw new ImportRefused(`line ${line}: "${letter}" closes nothing: this is no JSON`);
				if (elementDepth >= 0 && open.length === elementDepth) {
					parts.push(piece.slice(from, at + 1));
					yield { line: elementLine, list, value: parseElement(parts.join(""), elementLine) };
					elements += 1;
					parts = [];
					length = 0;
					elementDepth = -1;
				} else if (open.length === 0) {
					if (letter === "}" && elements === 0) {
						const value = parseElement(top, elementLine);
						const holdsEmptyList = Object.values(value).some(
							(part) => Array.isArray(part) && part.length === 0,
						);
						if (!holdsEmptyList) yield { line: elementLine, list: "", value };
					}
					top = "";
					list = "";
					elements = 0;
				}
			}
		}
		if (elementDepth >= 0) {
			parts.push(piece.slice(from));
			length += piece.length;
			if (length > longestElement)
				throw new ImportRefused(`line ${elementLine}: one object is longer than 64 MB`);
		}
	}
	if (open.length > 0 || inString)
		throw new ImportRefused(
			`the file ends in the middle of an object that began at line ${elementLine}`,
		);
}
