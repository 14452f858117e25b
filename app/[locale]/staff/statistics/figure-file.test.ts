import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { writeCsv } from "#app/figure-files/write-csv.ts";
import { writeXlsx } from "#app/figure-files/write-xlsx.ts";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import { wilson } from "#domain/statistics/wilson.ts";
import { translator } from "#lib/i18n.ts";
import { figureFile, figureJson } from "./figure-file.ts";
import { figureInterval, figureValue } from "./figure-words.ts";

const t = translator("ru");

const tableOf = (figure: Figure): FigureTable => ({
	id: "waiting-by-month",
	rowsAre: "month",
	measures: ["wait-long"],
	rows: [{ key: "2026-02", name: { kind: "period", period: "2026-02" }, cells: [figure] }],
	filter: {
		from: "2026-01",
		to: "2026-03",
		unitId: null,
		officeId: null,
		kind: null,
		serviceId: null,
		against: "previous",
	},
	asOf: new Date("2026-04-01T00:00:00Z"),
});

const bytes = async (stream: ReadableStream<Uint8Array>) =>
	new Uint8Array(await new Response(stream).arrayBuffer());

async function inCsv(figure: Figure): Promise<string[]> {
	const file = await bytes(writeCsv(figureFile(t, "ru", tableOf(figure)), ","));
	return parse(new TextDecoder().decode(file), { delimiter: ";", bom: true })[1] ?? [];
}

async function inXlsx(figure: Figure) {
	const file = await bytes(writeXlsx(figureFile(t, "ru", tableOf(figure)), "x"));
	return (await readXlsx(file)).sheets[0]?.rows[1] ?? [];
}

const share = fc
	.tuple(fc.integer({ min: 5, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
	.map(([n, part]): Figure => {
		const count = Math.round(n * part);
		return { kind: "share", count, n, ...wilson(count, n) };
	});

const digits = (text: string): string => text.replace(/[^\d,–]/g, "");

property.prop([share], { numRuns: 40 })(
	"a share is the same on the page, in the CSV and in the spreadsheet",
	async (figure) => {
		const page = digits(figureValue(t, "ru", figure, "percent"));
		const [low, high] = digits(figureInterval("ru", figure, "percent") ?? "").split("–");
		const [, , , , value, lower, upper, n] = await inCsv(figure);
		const plain = (text = "") => String(Number(text.replace(",", ".")));
		expect([plain(value), plain(lower), plain(upper)]).toEqual([page, low, high].map(plain));
		expect(n).toBe(String("n" in figure && figure.n));
		const sheet = await inXlsx(figure);
		expect(Number(((sheet[4] as number) * 100).toFixed(1))).toBe(Number(plain(value)));
		expect(sheet[2]).toEqual(new Date("2026-02-01T00:00:00Z"));
		expect(sheet[3]).toEqual(new Date("2026-02-28T00:00:00Z"));
	},
);

test.each(["few", "difference", "none"] as const)(
	"of a figure that is hidden (%s) a file holds the reason and not one number",
	async (why) => {
		const row = await inCsv({ kind: "hidden", why });
		expect(row.slice(4)).toEqual(["", "", "", "", t(`statistics.hidden.${why}`)]);
		const json = figureJson(t, "ru", tableOf({ kind: "hidden", why }));
		expect(json.rows[0]?.figures).toEqual({ "wait-long": { kind: "hidden", why } });
	},
);
