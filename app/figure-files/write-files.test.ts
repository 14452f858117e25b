import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { day, type FileTable, number, percent, text } from "./file-columns.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXlsx } from "./write-xlsx.ts";

const table: FileTable = {
	columns: [text("Пункт; № 4"), day("С"), number("Минут", 1), percent("Доля"), text("Примечание")],
	rows: [
		["Көкшетау, № 4", { day: "2026-07-01" }, 12.3, 0.1234, null],
		['=HYPERLINK("x")', null, -3.5, 0, "«да»\nнет"],
	],
};

const bytes = async (stream: ReadableStream<Uint8Array>) =>
	new Uint8Array(await new Response(stream).arrayBuffer());

test("a CSV opens by a double click: marked UTF-8, semicolons, and the language's decimal mark", async () => {
	const file = await bytes(writeCsv(table, ","));
	expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const written = new TextDecoder().decode(file);
	expect(written.split("\r\n")[0]).toBe('"Пункт; № 4";С;Минут;Доля;Примечание');
	expect(parse(written, { delimiter: ";", bom: true })).toEqual([
		["Пункт; № 4", "С", "Минут", "Доля", "Примечание"],
		["Көкшетау, № 4", "2026-07-01", "12,3", "12,3", ""],
		[`'=HYPERLINK("x")`, "", "-3,5", "0", "«да»\nнет"],
	]);
	expect(new TextDecoder().decode(await bytes(writeCsv(table, ".")))).toContain("12.3;12.3");
});

test("a spreadsheet holds dates as dates and numbers as numbers, and a formula as a text", async () => {
	const book = await readXlsx(await bytes(writeXlsx(table, "Күту [2026/07]")));
	const [sheet] = book.sheets;
	expect(sheet?.name).toBe("Күту  2026 07 ");
	expect(sheet?.rows).toEqual([
		["Пункт; № 4", "С", "Минут", "Доля", "Примечание"],
		["Көкшетау, № 4", new Date("2026-07-01T00:00:00Z"), 12.3, 0.1234, null],
		['=HYPERLINK("x")', null, -3.5, 0, "«да»\nнет"],
	]);
});

test("rows are asked for while they are written, so that a file of any length needs no room", async () => {
	let asked = 0;
	async function* endless() {
		for (;;) yield [`${asked++}`];
	}
	for (const stream of [
		writeCsv({ columns: [text("a")], rows: endless() }, "."),
		writeXlsx({ columns: [text("a")], rows: endless() }, "a"),
	]) {
		const reader = stream.getReader();
		await reader.read();
		await reader.cancel();
	}
	expect(asked).toBeLessThan(1_000_000);
});
