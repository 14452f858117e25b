import { memoryUsage } from "node:process";
import { day, type FileTable, number, percent, text } from "#app/figure-files/file-columns.ts";
import { writeCsv } from "#app/figure-files/write-csv.ts";
import { writeXlsx } from "#app/figure-files/write-xlsx.ts";
import { progress, quick, tell } from "../report.ts";

// A million rows into a file, as a download takes them: how long, and how much memory at most.

const rows = quick ? 100_000 : 1_000_000;
const columns = [
	text("Office"),
	day("Day"),
	number("Visits"),
	percent("Waited long"),
	text("Note"),
];

function* figures() {
	for (let at = 0; at < rows; at++)
		yield [
			`Office № ${at % 45}`,
			{ day: `2026-${String(1 + (at % 12)).padStart(2, "0")}-01` },
			at % 500,
			(at % 100) / 100,
			at % 50 === 0 ? "fewer than five people" : null,
		];
}

const writers = {
	csv: (table: FileTable) => writeCsv(table, ","),
	xlsx: (table: FileTable) => writeXlsx(table, "Figures"),
};

const megabytes = (bytes: number): number => bytes / 1024 / 1024;

for (const [format, write] of Object.entries(writers)) {
	progress(`${rows} rows of ${format}`);
	globalThis.gc?.();
	const before = memoryUsage().rss;
	let most = before;
	let bytes = 0;
	const begun = performance.now();
	for await (const piece of write({ columns, rows: figures() })) {
		bytes += piece.byteLength;
		most = Math.max(most, memoryUsage().rss);
	}
	const against = `${rows} rows of ${columns.length} columns, ${Math.round(megabytes(bytes))} MB, read as fast as they are written`;
	tell(`export.${format}`, (performance.now() - begun) / 1000, "s", against);
	tell(
		`export.${format}.memory`,
		megabytes(most - before),
		"MB",
		`${against}: resident memory above ${Math.round(megabytes(before))} MB`,
	);
}
