import type { ReportPart } from "#app/paper/report-model.ts";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import { comparedTo, type Filter } from "#domain/statistics/filter.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import type { TableName } from "#domain/statistics/named-tables.ts";
import { verdictOf } from "#domain/statistics/verdict.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { cellOf, funnelOf, onlyCell } from "../chart-parts.ts";
import {
	figureText,
	measureFormula,
	measureName,
	rangeText,
	rowsTitle,
	rowText,
	unitOf,
} from "../figure-words.ts";
import { changeFinding, changeSample, funnelFinding } from "../findings.ts";

type Ask = (name: TableName, filter?: Filter) => Promise<FigureTable>;

/** What the report begins with: a finding each, by rules alone. */
const told: readonly Measure[] = ["wait-long", "satisfied", "not-come", "cancelled-by-office"];

const summed: readonly Measure[] = [
	"visits",
	"load",
	"walk-in-share",
	"wait-long",
	"wait-mean",
	"wait-nine-of-ten",
	"lead-mean",
	"service-mean",
	"not-come",
	"cancelled-by-office",
	"satisfied",
	"dissatisfied",
	"response-rate",
];

const placed = {
	waiting: ["wait-long", "wait-mean", "wait-nine-of-ten"],
	feedback: ["satisfied", "response-rate"],
} as const satisfies Record<string, readonly Measure[]>;

const withMeasure = (tables: FigureTable[], measure: Measure): FigureTable | undefined =>
	tables.find((table) => table.measures.includes(measure));

function rowsOf(t: Translator, locale: Locale, table: FigureTable, measures: readonly Measure[]) {
	return table.rows.map((row) => [
		rowText(t, locale, row.name),
		...measures.map((measure) =>
			figureText(t, locale, cellOf(table, row, measure), unitOf(measure)),
		),
	]);
}

/**
 * The report for the meeting, in the words and figures of the pages: sentences first, then the figures beside those of
 * the other period, then each place. The page and the paper are made of the same parts.
 */
export async function reportParts(
	t: Translator,
	locale: Locale,
	filter: Filter,
	ask: Ask,
	signals: readonly string[],
): Promise<ReportPart[]> {
	const before = comparedTo(filter);
	const sets = ["visits-by-range", "waiting-by-range", "feedback-by-range"] as const;
	const by = filter.unitId ? "office" : "unit";
	const [now, then, waiting, feedback, offices] = await Promise.all([
		Promise.all(sets.map((name) => ask(name))),
		Promise.all(sets.map((name) => ask(name, before))),
		ask(`waiting-by-${by}`),
		ask(`feedback-by-${by}`),
		ask("waiting-by-office"),
	]);
	const pair = (measure: Measure) => {
		const [table, old] = [withMeasure(now, measure), withMeasure(then, measure)];
		const none = { kind: "hidden", why: "none" } as const;
		return {
			now: table ? onlyCell(table, measure) : none,
			before: old ? onlyCell(old, measure) : none,
		};
	};
	const findings = told.flatMap((measure) => {
		const { now: figure, before: old } = pair(measure);
		return [
			`${changeFinding(t, locale, measure, figure, old)} ${changeSample(t, locale, measure, figure, old)}`,
		];
	});
	return [
		{
			kind: "sentences",
			heading: t("statistics.changed"),
			sentences: [...findings, funnelFinding(t, "wait-long", funnelOf(offices, "wait-long"))],
		},
		{
			kind: "sentences",
			heading: t("report.signals"),
			sentences: signals.length > 0 ? [...signals] : [t("report.no-signals")],
		},
		{
			kind: "table",
			heading: t("report.figures"),
			head: [
				t("report.measure"),
				rangeText(locale, filter),
				rangeText(locale, before),
				t("report.verdict"),
			],
			rows: summed.map((measure) => {
				const { now: figure, before: old } = pair(measure);
				const verdict = verdictOf(measure, figure, old);
				return [
					measureName(t, measure),
					figureText(t, locale, figure, unitOf(measure)),
					figureText(t, locale, old, unitOf(measure)),
					verdict === "unknown" ? "" : t(`statistics.verdict-short.${verdict}`),
				];
			}),
			notes: [t("report.honesty")],
		},
		...(
			[
				["waiting", waiting],
				["feedback", feedback],
			] as const
		).map(
			([name, table]): ReportPart => ({
				kind: "table",
				heading: t(`report.by-place.${name}`),
				head: [rowsTitle(t, table.rowsAre), ...placed[name].map((one) => measureName(t, one))],
				rows: rowsOf(t, locale, table, placed[name]),
				notes: placed[name].map(
					(measure) => `${measureName(t, measure)}: ${measureFormula(t, measure)}`,
				),
			}),
		),
	];
}
