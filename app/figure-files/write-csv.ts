import { writeCsvStream } from "hucre/csv";
import type { FileCell, FileColumn, FileTable } from "./file-columns.ts";

/** A text that a spreadsheet would take for a formula is given as the text it is (OWASP, "CSV injection"). */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function written(cell: FileCell, column: FileColumn, mark: string): string {
	if (cell === null) return "";
	if (typeof cell === "string") return harmless(cell);
	if (typeof cell === "object") return cell.day;
	const value = column.shape === "percent" ? cell * 100 : cell;
	return String(Number(value.toFixed(column.decimals))).replace(".", mark);
}

/**
 * As the offices' spreadsheets open it by a double click: UTF-8 with its mark, semicolons, CRLF (RFC 4180), and the
 * decimal mark of the language. Percentages stand as numbers of percent, days as ISO 8601.
 */
export function writeCsv(table: FileTable, decimalMark: "," | "."): ReadableStream<Uint8Array> {
	async function* lines(): AsyncGenerator<string[]> {
		yield table.columns.map(({ head }) => harmless(head));
		for await (const row of table.rows)
			yield table.columns.map((column, at) => written(row[at] ?? null, column, decimalMark));
	}
	return writeCsvStream(lines(), {
		delimiter: ";",
		lineSeparator: "\r\n",
		bom: true,
		headers: false,
	});
}
