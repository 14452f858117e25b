import {
	day,
	type FileCell,
	type FileColumn,
	type FileTable,
	number,
	percent,
	text,
} from "#app/figure-files/file-columns.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { monthsIn } from "#domain/statistics/periods.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import {
	hiddenText,
	measureName,
	peopleBehind,
	rowsTitle,
	rowText,
	shownNumbers,
	unitOf,
} from "./figure-words.ts";

const lastDay = (month: string): string =>
	Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString();

/** The days a row was counted of: a period's own, or the whole range. */
function daysOf(row: FigureRow, table: FigureTable): { first: string; last: string } {
	const isPeriod = table.rowsAre === "month" || table.rowsAre === "quarter";
	const months = isPeriod ? monthsIn(row.key) : [table.filter.from, table.filter.to];
	return { first: `${months[0]}-01`, last: lastDay(months.at(-1) ?? table.filter.to) };
}

function columnsOf(t: Translator, measure: Measure): FileColumn[] {
	const name = measureName(t, measure);
	const unit = unitOf(measure);
	if (unit === "people") return [number(name), text(t("export.note", { name }))];
	const value = (head: string) =>
		unit === "percent" ? percent(head) : number(`${head}, ${t(`export.unit.${unit}`)}`, 1);
	return [
		value(name),
		value(t("export.low", { name })),
		value(t("export.high", { name })),
		number(t("export.people", { name })),
		text(t("export.note", { name })),
	];
}

function cellsOf(t: Translator, figure: Figure, measure: Measure): FileCell[] {
	const unit = unitOf(measure);
	const shown = shownNumbers(figure, unit);
	const note = figure.kind === "hidden" ? hiddenText(t, figure) : null;
	if (unit === "people") return [shown?.value ?? null, note];
	return [
		shown?.value ?? null,
		shown?.low ?? null,
		shown?.high ?? null,
		peopleBehind(figure),
		note ??
			(figure.kind === "quantile"
				? t(`export.${shown?.value === null ? "longest" : "at-most"}`)
				: null),
	];
}

/** A table of figures as a file holds it: each figure with its interval, its people, and why it is not there. */
export const figureFile = (t: Translator, locale: Locale, table: FigureTable): FileTable => ({
	columns: [
		text(rowsTitle(t, table.rowsAre)),
		text(t("export.key")),
		day(t("export.first-day")),
		day(t("export.last-day")),
		...table.measures.flatMap((measure) => columnsOf(t, measure)),
	],
	rows: table.rows.map((row): FileCell[] => {
		const { first, last } = daysOf(row, table);
		return [
			rowText(t, locale, row.name),
			row.key,
			{ day: first },
			{ day: last },
			...table.measures.flatMap((measure, at) =>
				cellsOf(t, row.cells[at] ?? { kind: "hidden", why: "none" }, measure),
			),
		];
	}),
});

/** The same for programs: figures unrounded, each with its formula. A hidden one holds nothing but the reason. */
export const figureJson = (t: Translator, locale: Locale, table: FigureTable) => ({
	table: table.id,
	rowsAre: table.rowsAre,
	filter: table.filter,
	asOf: table.asOf.toISOString(),
	synthetic: process.env.QADAM_DEMO === "1",
	measures: table.measures.map((measure) => ({
		key: measure,
		name: measureName(t, measure),
		unit: unitOf(measure),
		formula: t(`measure.${measure}.formula`),
	})),
	rows: table.rows.map((row) => ({
		key: row.key,
		name: rowText(t, locale, row.name),
		figures: Object.fromEntries(table.measures.map((measure, at) => [measure, row.cells[at]])),
	})),
});
