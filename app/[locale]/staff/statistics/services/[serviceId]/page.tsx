import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { ask, longRun } from "../../ask.ts";
import { BinsSection } from "../../bins-section.tsx";
import { onlyCell } from "../../chart-parts.ts";
import { ControlSection } from "../../charts.tsx";
import { FigureSource } from "../../figure-chart.tsx";
import { FigureTableView } from "../../figure-table-view.tsx";
import { figureText, rangeText, unitOf } from "../../figure-words.ts";
import { statisticsPath } from "../../filter-address.ts";
import { changeFinding } from "../../findings.ts";
import { KeyFigures } from "../../key-figures.tsx";
import { StatisticsPage } from "../../statistics-page.tsx";

const keys: Measure[] = [
	"visits",
	"lead-mean",
	"service-mean",
	"not-come",
	"satisfied",
	"response-rate",
];

/** One service: how long it takes to get, how long it takes to be done, and what people say of it. */
export default async function ServicePage(props: PageProps<{ serviceId: string }>) {
	const { locale, t, serviceId } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const fixed = { service: serviceId, office: undefined, kind: undefined };
	const asked = await ask(officer, await props.searchParams, new Date(), fixed);
	const { filter, places, table } = asked;
	const service = places.services.find(({ id }) => id === filter.serviceId);
	if (!service) notFound();
	const earlier = comparedTo(filter);
	const [now, before, visits, feedback, times, units] = await Promise.all([
		Promise.all([table("visits-by-range"), table("waiting-by-range"), table("feedback-by-range")]),
		Promise.all([
			table("visits-by-range", earlier),
			table("waiting-by-range", earlier),
			table("feedback-by-range", earlier),
		]),
		table("visits-by-month", longRun(filter)),
		table("feedback-by-month", longRun(filter)),
		table("service-time"),
		table("visits-by-unit"),
	]);
	const time = onlyCell(now[1], "service-mean");
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section={null}
			path={`/services/${service.id}`}
			title={localized(service.name, locale)}
			lead={t("statistics.compared-with", { range: rangeText(locale, earlier) })}
			asked={asked}
			fields={["unit", "against"]}
		>
			<section className="grid gap-3">
				<h2>{t("statistics.key-figures")}</h2>
				<KeyFigures t={t} locale={locale} now={now} before={before} measures={keys} />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.when")}</h2>
				<ControlSection t={t} locale={locale} id="visits" table={visits} measure="not-come" />
				<ControlSection t={t} locale={locale} id="feedback" table={feedback} measure="satisfied" />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.how-long")}</h2>
				<BinsSection
					t={t}
					locale={locale}
					id="times"
					table={times}
					title={t("statistics.rows.service-time")}
					finding={changeFinding(
						t,
						locale,
						"service-mean",
						time,
						onlyCell(before[1], "service-mean"),
					)}
					sample={figureText(t, locale, time, unitOf("service-mean"))}
				/>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.where")}</h2>
				<FigureTableView
					t={t}
					locale={locale}
					table={units}
					captionHidden
					href={(row) =>
						`/${locale}${statisticsPath(`/services/${service.id}`, filter, { unitId: row.key, serviceId: null, kind: null })}`
					}
				/>
				<div className="text-[0.9rem] text-ink-soft">
					<FigureSource t={t} locale={locale} table={units} />
				</div>
			</section>
		</StatisticsPage>
	);
}
