/** A cell of a file: a text, a day (YYYY-MM-DD), or a number as the page shows it; null is an empty one. */
export type FileCell = string | number | null | { day: string };

/** A column: what its head says, and how a spreadsheet shows its numbers. */
export type FileColumn = {
	head: string;
	shape: "text" | "day" | "number" | "percent";
	decimals: number;
};

/** A table on its way into a file. Rows may come one after the other, as they are read. */
export type FileTable = {
	columns: readonly FileColumn[];
	rows: Iterable<readonly FileCell[]> | AsyncIterable<readonly FileCell[]>;
};

export const text = (head: string): FileColumn => ({ head, shape: "text", decimals: 0 });
export const day = (head: string): FileColumn => ({ head, shape: "day", decimals: 0 });
export const number = (head: string, decimals = 0): FileColumn => ({
	head,
	shape: "number",
	decimals,
});
export const percent = (head: string): FileColumn => ({ head, shape: "percent", decimals: 1 });
