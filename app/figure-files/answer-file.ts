import type { FileTable } from "./file-columns.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXlsx } from "./write-xlsx.ts";

const types = {
	csv: "text/csv; charset=utf-8",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	json: "application/json; charset=utf-8",
} as const;
export type FileFormat = keyof typeof types;

export const isFileFormat = (text: string): text is FileFormat => Object.hasOwn(types, text);

/** A table as a file to keep. `json` is made only when it is asked for. */
export function answerFile(
	format: FileFormat,
	content: { file: FileTable; json: () => unknown; sheet: string },
	options: { name: string; decimalMark: "," | "."; cacheControl: string },
): Response {
	const { name, decimalMark, cacheControl } = options;
	const body =
		format === "json"
			? JSON.stringify(content.json())
			: format === "csv"
				? writeCsv(content.file, decimalMark)
				: writeXlsx(content.file, content.sheet);
	return new Response(body, {
		headers: {
			"content-type": types[format],
			"content-disposition": `attachment; filename="${name}.${format}"`,
			"cache-control": cacheControl,
		},
	});
}
