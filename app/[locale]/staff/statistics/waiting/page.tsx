import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import { listOpenSignals } from "#domain/statistics/list-open-signals.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { requireOfficer } from "#lib/session.ts";
import { ask, longRun } from "../ask.ts";
import { BinsSection } from "../bins-section.tsx";
import { onlyCell } from "../chart-parts.ts";
import { ControlSection, FunnelSection } from "../charts.tsx";
import { figureText, rangeText, unitOf } from "../figure-words.ts";
import { statisticsPath } from "../filter-address.ts";
import { changeFinding, changeSample } from "../findings.ts";
import { KeyFigures } from "../key-figures.tsx";
import { OpenSignals } from "../open-signals.tsx";
import { StatisticsPage } from "../statistics-page.tsx";

const keys: Measure[] = ["wait-long", "wait-mean", "wait-nine-of-ten", "lead-mean", "service-mean"];

/** Where did waiting get worse, and is it real? */
export default async function WaitingPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const asked = await ask(officer, await props.searchParams, new Date());
	const { filter, table } = asked;
	const [whole, before, months, offices, waits, times, signals] = await Promise.all([
		table("waiting-by-range"),
		table("waiting-by-range", comparedTo(filter)),
		table("waiting-by-month", longRun(filter)),
		table("waiting-by-office"),
		table("wait"),
		table("service-time"),
		listOpenSignals(officer, filter),
	]);
	const long = onlyCell(whole, "wait-long");
	const longBefore = onlyCell(before, "wait-long");
	const service = onlyCell(whole, "service-mean");
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="waiting"
			path="/waiting"
			title={t("statistics.waiting.title")}
			asked={asked}
			fields={["unit", "kind", "against"]}
		>
			<section className="grid gap-4">
				<h2>{t("statistics.changed")}</h2>
				<p className="max-w-[60ch] text-[1.1rem]">
					{changeFinding(t, locale, "wait-long", long, longBefore)}
				</p>
				<p className="tabular text-ink-soft">
					{changeSample(t, locale, "wait-long", long, longBefore)}{" "}
					{t("statistics.compared-with", { range: rangeText(locale, before.filter) })}
				</p>
				<KeyFigures t={t} locale={locale} now={[whole]} before={[before]} measures={keys} />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.where")}</h2>
				<p className="max-w-[64ch] text-ink-soft">{t("statistics.signals.about")}</p>
				<OpenSignals
					t={t}
					locale={locale}
					signals={signals.filter(({ measure }) => measure === "wait-long")}
					places={asked.places}
					filter={filter}
				/>
				<FunnelSection
					t={t}
					locale={locale}
					id="offices"
					table={offices}
					measure="wait-long"
					href={(row) => `/${locale}${statisticsPath(`/offices/${row.key}`, filter)}`}
				/>
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.when")}</h2>
				<ControlSection t={t} locale={locale} id="months" table={months} measure="wait-long" />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.how-long")}</h2>
				<div className="grid items-start gap-4 lg:grid-cols-2">
					<BinsSection
						t={t}
						locale={locale}
						id="waits"
						table={waits}
						title={t("statistics.rows.wait")}
						finding={changeFinding(
							t,
							locale,
							"wait-mean",
							onlyCell(whole, "wait-mean"),
							onlyCell(before, "wait-mean"),
						)}
						sample={figureText(t, locale, onlyCell(whole, "wait-mean"), unitOf("wait-mean"))}
						apart={{ from: 4, label: figureText(t, locale, long, "percent") }}
					/>
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
							service,
							onlyCell(before, "service-mean"),
						)}
						sample={figureText(t, locale, service, unitOf("service-mean"))}
					/>
				</div>
			</section>
		</StatisticsPage>
	);
}
