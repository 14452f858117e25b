import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { reachByUnit, walkingOn } from "#domain/statistics/measure-reach.ts";
import { listUnitBoundaries } from "#domain/territory/queries.ts";
import { simplifyBorders } from "#domain/territory/simplify-borders.ts";
import { formatDate, formatNumber } from "#lib/dates.ts";
import { collator, localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Tabs } from "#ui/tabs.tsx";
import { ask } from "../ask.ts";
import { cellOf, onlyCell } from "../chart-parts.ts";
import { rangeText } from "../figure-words.ts";
import { statisticsPath } from "../filter-address.ts";
import { StatisticsPage } from "../statistics-page.tsx";
import { ReachChart, type ReachUnit } from "./reach-chart.tsx";
import { shareOf, shareText, shownMeasures, sumOf } from "./reach-figures.ts";

/** Two pixels of the drawing of a whole region. */
const regionMetres = 1500;

/** Who can walk to the police, unit by unit, and how many come. */
export default async function ReachPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const query = await props.searchParams;
	// Distances are measured for all places; of the filter only the months matter here, for the load.
	const { from, to } = query;
	const asked = await ask(officer, { from, to }, new Date());
	const measure = shownMeasures.find((known) => known === queryText(query.show)) ?? "near";
	const [measured, boundaries, visits, whole] = await Promise.all([
		reachByUnit(),
		listUnitBoundaries(),
		asked.table("visits-by-unit"),
		asked.table("visits-by-range"),
	]);
	const borders = simplifyBorders(
		boundaries.map(({ boundary }) => boundary),
		regionMetres,
	);
	const units = boundaries
		.flatMap((unit, index): ReachUnit[] => {
			const reach = measured.find(({ unitId }) => unitId === unit.id);
			if (!reach) return [];
			const row = visits.rows.find(({ key }) => key === unit.id);
			return [
				{
					id: unit.id,
					name: localized(unit.name, locale),
					href: `/${locale}${statisticsPath("", asked.filter, { unitId: unit.id })}`,
					boundary: borders[index] ?? unit.boundary,
					reach,
					load: cellOf(visits, row, "load"),
				},
			];
		})
		.sort((one, other) => collator.compare(one.name, other.name));
	const all = sumOf(measured);
	const frame = {
		locale,
		t,
		officer,
		section: "reach" as const,
		path: "/reach",
		title: t("reach.title"),
		asked,
	};
	if (!all)
		return (
			<StatisticsPage {...frame}>
				<p>{t("reach.none")}</p>
			</StatisticsPage>
		);
	const { speedKmh, detour } = await walkingOn(all.measuredOn);
	const finding = t("reach.finding", {
		near: shareText(t, locale, shareOf(all, "near")),
		far: shareText(t, locale, shareOf(all, "far")),
	});
	const beats = t("reach.beats", { count: all.addresses - all.addressesWithBeat });
	const farUnits = t("reach.far-units", {
		count: units.filter((unit) => (shareOf(unit.reach, "far") ?? 1) < 0.5).length,
	});
	const isLoad = measure === "load";
	return (
		<StatisticsPage {...frame}>
			{/* The chart says the same again: on paper once is enough, and all of it fits one sheet. */}
			<section className="no-print grid gap-2">
				<h2>{t("statistics.where")}</h2>
				<p className="max-w-[60ch] text-[1.1rem]">{finding}</p>
				<p className="max-w-[60ch]">{`${farUnits} ${beats}`}</p>
			</section>
			<section>
				<Tabs
					label={t("reach.measures")}
					tabs={shownMeasures.map((one) => ({
						href: `/${locale}${statisticsPath("/reach", asked.filter)}&show=${one}`,
						text: t(`reach.measure.${one}`),
						current: one === measure,
					}))}
				/>
				<ReachChart
					locale={locale}
					t={t}
					measure={measure}
					units={units}
					region={{
						id: "region",
						name: t("reach.region"),
						reach: all,
						load: onlyCell(whole, "load"),
					}}
					finding={isLoad ? t("reach.load-finding") : measure === "beat" ? beats : finding}
					sample={
						isLoad
							? t("reach.load-sample", { range: rangeText(locale, asked.filter) })
							: t("reach.whole", {
									residents: formatNumber(all.residents, locale),
									addresses: formatNumber(all.addresses, locale),
								})
					}
					summary={isLoad ? t("reach.load-summary") : `${farUnits} ${beats}`}
					formula={`${t("reach.formula", {
						speed: formatNumber(speedKmh, locale),
						detour: formatNumber(detour, locale),
					})} ${t("measure.load.formula")}`}
					source={
						<>
							{t("reach.measured", {
								day: formatDate(Temporal.PlainDate.from(all.measuredOn), locale, true),
							})}
							{process.env.QADAM_DEMO === "1" ? (
								<span className="block">{t("reach.demo")}</span>
							) : null}
						</>
					}
				/>
			</section>
		</StatisticsPage>
	);
}
