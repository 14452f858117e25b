import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { ImportRefused } from "./import-report.ts";
import type { TextPieces } from "./import-text.ts";

/** A row by its header's names in lower case. An absent or empty cell is "". */
export type CsvRow = { line: number; cell: (column: string) => string };

/** Reads a CSV with a header row. Throws ImportRefused when it lacks a column or is no CSV. */
export async function* csvRows(pieces: TextPieces, required: string[]): AsyncGenerator<CsvRow> {
	let header: string[] | null = null;
	const source = Readable.from(pieces);
	const rows = source.pipe(
		parse({
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
			delimiter: [",", ";", "\t"],
			max_record_size: 1_000_000,
		}),
	);
	// A pipe does not pass on what goes wrong at its beginning.
	source.on("error", (error) => rows.destroy(error));
	try {
		for await (const { record, info } of rows as AsyncIterable<{
			record: string[];
			info: { lines: number };
		}>) {
			if (!header) {
				header = record.map((name) => name.toLowerCase());
				const missing = required.filter((name) => !header?.includes(name));
				if (missing.length > 0)
					throw new ImportRefused(
						`the header row lacks ${missing.join(", ")}; it has ${header.join(", ")}`,
					);
				continue;
			}
			const names = header;
			yield {
				line: info.lines,
				cell: (column) => record[names.indexOf(column)] ?? "",
			};
		}
	} catch (error) {
		if (error instanceof CsvError) throw new ImportRefused(`this is no CSV: ${error.message}`);
		throw error;
	}
	if (!header) throw new ImportRefused("the file is empty");
}
