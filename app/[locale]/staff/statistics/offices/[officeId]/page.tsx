import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { officeTitle, settlementName } from "#app/place-words.ts";
import { comparedTo, wholeQuarters } from "#domain/statistics/filter.ts";
import { listOpenSignals } from "#domain/statistics/list-open-signals.ts";
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
import { OpenSignals } from "../../open-signals.tsx";
import { StatisticsPage } from "../../statistics-page.tsx";

const keys: Measure[] = [
	"wait-long",
	"wait-mean",
	"not-come",
	"satisfied",
	"response-rate",
	"visits",
	"load",
	"walk-in-share",
	"cancelled-by-office",
];

/** One office: what changed there, whether it is more than chance, and what there is to do about it. */
export default async function OfficePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const fixed = { office: officeId, unit: undefined };
	const asked = await ask(officer, await props.searchParams, new Date(), fixed);
	const { filter, places, table } = asked;
	const office = places.offices.find(({ id }) => id === filter.officeId);
	if (!office) notFound();
	const unit = places.units.find(({ id }) => id === office.unitId);
	const earlier = comparedTo(filter);
	const quarters = wholeQuarters({ ...filter, serviceId: null }, asked.now);
	const [now, before, waiting, feedback, waits, services, signals] = await Promise.all([
		Promise.all([table("waiting-by-range"), table("visits-by-range"), table("feedback-by-range")]),
		Promise.all([
			table("waiting-by-range", earlier),
			table("visits-by-range", earlier),
			table("feedback-by-range", earlier),
		]),
		table("waiting-by-month", longRun(filter)),
		table("feedback-by-month", longRun(filter)),
		table("wait"),
		table("visits-by-service", quarters),
		listOpenSignals(officer, filter),
	]);
	const wait = onlyCell(now[0], "wait-mean");
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section={null}
			path={`/offices/${office.id}`}
			title={`${officeTitle(t, office)}, ${settlementName(office.settlement, locale)}`}
			caption={`${unit ? `${localized(unit.name, locale)} · ` : ""}${rangeText(locale, filter)}`}
			asked={asked}
			fields={["kind", "against"]}
		>
			<section className="grid gap-3">
				<h2>{t("statistics.changed")}</h2>
				<ul className="grid max-w-[64ch] gap-1 text-[1.06rem]">
					{[
						changeFinding(
							t,
							locale,
							"wait-long",
							onlyCell(now[0], "wait-long"),
							onlyCell(before[0], "wait-long"),
						),
						changeFinding(
							t,
							locale,
							"satisfied",
							onlyCell(now[2], "satisfied"),
							onlyCell(before[2], "satisfied"),
						),
						changeFinding(
							t,
							locale,
							"not-come",
							onlyCell(now[1], "not-come"),
							onlyCell(before[1], "not-come"),
						),
					].map((text) => (
						<li key={text} className="border-b border-line py-2 last:border-0">
							{text}
						</li>
					))}
				</ul>
				<p className="text-ink-soft">
					{t("statistics.compared-with", { range: rangeText(locale, earlier) })}
				</p>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.signals.title")}</h2>
				<OpenSignals t={t} locale={locale} signals={signals} places={places} filter={filter} />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.when")}</h2>
				<ControlSection t={t} locale={locale} id="waiting" table={waiting} measure="wait-long" />
				<ControlSection t={t} locale={locale} id="feedback" table={feedback} measure="satisfied" />
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.key-figures")}</h2>
				<KeyFigures t={t} locale={locale} now={now} before={before} measures={keys} />
				<p className="max-w-[70ch] text-[0.95rem] text-ink-soft">
					{t("statistics.about.interval")} {t("statistics.about.hidden")}
				</p>
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.how-long")}</h2>
				<BinsSection
					t={t}
					locale={locale}
					id="waits"
					table={waits}
					title={t("statistics.rows.wait")}
					finding={changeFinding(t, locale, "wait-mean", wait, onlyCell(before[0], "wait-mean"))}
					sample={figureText(t, locale, wait, unitOf("wait-mean"))}
				/>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.by-service")}</h2>
				<p className="max-w-[64ch] text-ink-soft">{t("statistics.quarters-only")}</p>
				<FigureTableView
					t={t}
					locale={locale}
					table={services}
					href={(row) =>
						`/${locale}${statisticsPath(`/services/${row.key}`, filter, { serviceId: null, kind: null, officeId: null })}`
					}
				/>
				<div className="text-[0.9rem] text-ink-soft">
					<FigureSource t={t} locale={locale} table={services} />
				</div>
			</section>
			<p className="no-print">
				<a
					className="inline-flex min-h-11 items-center font-[630]"
					href={`/${locale}${statisticsPath("/feedback", filter)}#words`}
				>
					{t("statistics.words.of-office")}
				</a>
			</p>
		</StatisticsPage>
	);
}
