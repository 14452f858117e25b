import { chartWords, drawable } from "#app/chart-words.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { measureSets } from "#domain/statistics/named-tables.ts";
import { differenceOf, verdictOf } from "#domain/statistics/verdict.ts";
import { formatDecimal } from "#lib/dates.ts";
import type { Locale } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { DotsCompare } from "#ui/charts/dots-compare.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ask } from "../ask.ts";
import { axisOf, onlyCell } from "../chart-parts.ts";
import { FigureSource } from "../figure-chart.tsx";
import { FigureCell } from "../figure-table-view.tsx";
import { figureText, measureName, rangeText, rowText, unitOf } from "../figure-words.ts";
import { statisticsPath } from "../filter-address.ts";
import { VerdictWord } from "../key-figures.tsx";
import { StatisticsPage } from "../statistics-page.tsx";

const rows: [set: keyof typeof measureSets, measure: Measure][] = (
	["visits", "waiting", "feedback"] as const
).flatMap((set) => measureSets[set].map((measure): [typeof set, Measure] => [set, measure]));

/** "−1,2", "0,0": with the sign that is a minus, and none for what rounds to nothing. */
const signed = (value: number, locale: Locale): string => {
	const rounded = Math.round(value * 10) / 10;
	return `${rounded < 0 ? "−" : ""}${formatDecimal(Math.abs(rounded), 1, locale)}`;
};

/** A period against another: each measure with the difference, its interval, and whether it is told from chance. */
export default async function ComparePage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const asked = await ask(officer, await props.searchParams, new Date());
	const { filter, table } = asked;
	const earlier = comparedTo(filter);
	const names = ["visits", "waiting", "feedback"] as const;
	const [now, before, units, unitsBefore] = await Promise.all([
		Promise.all(names.map((set) => table(`${set}-by-range`))),
		Promise.all(names.map((set) => table(`${set}-by-range`, earlier))),
		table("waiting-by-unit"),
		table("waiting-by-unit", earlier),
	]);
	const figureOf = (tables: typeof now, set: keyof typeof measureSets, measure: Measure) => {
		const found = tables[names.indexOf(set)];
		return found ? onlyCell(found, measure) : ({ kind: "hidden", why: "none" } as const);
	};
	const at = units.measures.indexOf("wait-long");
	const difference = (measure: Measure, set: keyof typeof measureSets): string | null => {
		const found = differenceOf(figureOf(now, set, measure), figureOf(before, set, measure));
		if (!found) return null;
		const scale = unitOf(measure) === "percent" ? 100 : 1;
		const [value, low, high] = [found.value, found.low, found.high].map((one) =>
			signed(one * scale, locale),
		);
		return t(`statistics.difference.${unitOf(measure) === "percent" ? "points" : "plain"}`, {
			value: value ?? "",
			low: low ?? "",
			high: high ?? "",
		});
	};
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="compare"
			path="/compare"
			title={t("statistics.compare.title")}
			lead={t("statistics.compare.lead", {
				now: rangeText(locale, filter),
				before: rangeText(locale, earlier),
			})}
			asked={asked}
			fields={["unit", "office", "kind", "against"]}
		>
			<DataTable
				id="compare"
				caption={t("statistics.compare.title")}
				captionHidden
				rowId={([, measure]) => measure}
				columns={[
					{
						id: "measure",
						title: t("statistics.compare.measure"),
						names: true,
						className: "min-w-40",
						cell: ([, measure]) => measureName(t, measure),
					},
					{
						id: "now",
						title: rangeText(locale, filter),
						align: "number",
						cell: ([set, measure]) => (
							<FigureCell
								t={t}
								locale={locale}
								figure={figureOf(now, set, measure)}
								measure={measure}
							/>
						),
					},
					{
						id: "before",
						title: rangeText(locale, earlier),
						align: "number",
						cell: ([set, measure]) => (
							<FigureCell
								t={t}
								locale={locale}
								figure={figureOf(before, set, measure)}
								measure={measure}
							/>
						),
					},
					{
						id: "difference",
						title: t("statistics.compare.difference"),
						align: "number",
						cell: ([set, measure]) => difference(measure, set),
					},
					{
						id: "verdict",
						title: t("statistics.compare.verdict"),
						className: "min-w-44",
						cell: ([set, measure]) => (
							<VerdictWord
								t={t}
								verdict={verdictOf(
									measure,
									figureOf(now, set, measure),
									figureOf(before, set, measure),
								)}
							/>
						),
					},
				]}
				groups={[{ id: "all", rows }]}
			/>
			<section className="grid gap-4">
				<h2>{t("statistics.compare.units")}</h2>
				<DotsCompare
					id="units-drawing"
					words={chartWords(t)}
					axis={axisOf(t, locale, "wait-long")}
					names={{ before: rangeText(locale, earlier), after: rangeText(locale, filter) }}
					rows={units.rows.map((row, index) => {
						const after = row.cells[at] ?? { kind: "hidden", why: "none" };
						const past = unitsBefore.rows[index]?.cells[at] ?? { kind: "hidden", why: "none" };
						return {
							key: row.key,
							label: rowText(t, locale, row.name),
							href: `/${locale}${statisticsPath("/waiting", filter, { unitId: row.key, officeId: null })}`,
							before: drawable(past),
							after: drawable(after),
							text: figureText(t, locale, after, "percent"),
						};
					})}
				/>
			</section>
			<div className="grid gap-4 text-[0.9rem] text-ink-soft">
				{now.map((one) => (
					<div key={one.id}>
						<FigureSource t={t} locale={locale} table={one} />
					</div>
				))}
			</div>
		</StatisticsPage>
	);
}
