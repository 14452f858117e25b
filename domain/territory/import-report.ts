/** One row of the operator's file that cannot be taken. `line` is where it starts in the file, counted from 1. */
export type BadRow = { line: number; reason: string };

/** Rows whose reasons are kept; beyond them only the count goes on. */
const keptReasons = 1000;

export type ImportReport = {
	/** Rows read from the file. */
	read: number;
	/** Rows that are no business of this import, such as a map's benches. */
	skipped: number;
	/** Rows that say again what an earlier row said. */
	repeated: number;
	created: number;
	changed: number;
	unchanged: number;
	badCount: number;
	bad: BadRow[];
	/** What the operator should know although nothing is wrong. */
	notes: string[];
	applied: boolean;
};

export const newReport = (): ImportReport => ({
	...{ read: 0, skipped: 0, repeated: 0, created: 0, changed: 0, unchanged: 0 },
	...{ badCount: 0, bad: [], notes: [], applied: false },
});

export function refuseRow(report: ImportReport, line: number, reason: string): void {
	report.badCount += 1;
	if (report.bad.length < keptReasons) report.bad.push({ line, reason });
}

/** The file as a whole cannot be read: it is another format, lacks a column, is no UTF-8. */
export class ImportRefused extends Error {
	override name = "ImportRefused";
}
