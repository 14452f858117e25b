import { expect, test } from "vitest";
import { readFilter } from "./filter.ts";
import { tableNames, tabulateNamed } from "./named-tables.ts";

const now = new Date("2026-11-22T06:00:00Z");
const { filter } = readFilter("police", {}, { units: [], offices: [], services: [] }, now);

test.each(tableNames)(
	"the table %s can be asked for before anything has happened",
	async (name) => {
		const table = await tabulateNamed("public", name, filter, now);
		expect(table?.id).toBe(name);
		for (const { cells } of table?.rows ?? []) {
			expect(cells).toHaveLength(table?.measures.length ?? 0);
			for (const cell of cells) expect(cell).toEqual({ kind: "hidden", why: "none" });
		}
	},
);

test.each([
	"",
	"waiting",
	"waiting-by-",
	"waiting-by-person",
	"toString-by-month",
	"wait-by-month",
])("there is no table %j", (name) => {
	expect(tabulateNamed("public", name, filter, now)).toBe(null);
});
