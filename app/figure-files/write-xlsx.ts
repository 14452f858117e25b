import { writeXlsxStream } from "hucre/xlsx";
import type { FileCell, FileColumn, FileTable } from "./file-columns.ts";

const format = ({ shape, decimals }: FileColumn): string | undefined => {
	if (shape === "day") return "yyyy-mm-dd";
	if (shape === "text") return undefined;
	const digits = decimals > 0 ? `0.${"0".repeat(decimals)}` : "0";
	return shape === "percent" ? `${digits}%` : digits;
};

const written = (cell: FileCell): string | number | Date | null =>
	cell !== null && typeof cell === "object" ? new Date(`${cell.day}T00:00:00Z`) : cell;

/** A spreadsheet (ISO/IEC 29500) with real dates and numbers, written while its rows are read. */
export function writeXlsx(table: FileTable, sheetName: string): ReadableStream<Uint8Array> {
	async function* rows() {
		for await (const row of table.rows) yield row.map(written);
	}
	return writeXlsxStream(rows(), {
		// Excel takes 31 characters, and none of these.
		name: sheetName.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
		columns: table.columns.map((column) => ({
			header: column.head,
			numFmt: format(column),
			width: column.shape === "text" ? 28 : 13,
		})),
		freezePane: { rows: 1 },
	});
}
