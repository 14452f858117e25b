import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import { listOpenSignals } from "#domain/statistics/list-open-signals.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { requireOfficer } from "#lib/session.ts";
import { ask, longRun } from "./ask.ts";
import { controlOf, funnelOf, onlyCell } from "./chart-parts.ts";
import { ControlSection } from "./charts.tsx";
import { FigureSource } from "./figure-chart.tsx";
import { FigureTableView } from "./figure-table-view.tsx";
import { rangeText } from "./figure-words.ts";
import { statisticsPath } from "./filter-address.ts";
import { changeFinding, controlFinding, funnelFinding } from "./findings.ts";
import { KeyFigures } from "./key-figures.tsx";
import { OpenSignals } from "./open-signals.tsx";
import { StatisticsPage } from "./statistics-page.tsx";

const keys: Measure[] = [
	"visits",
	"wait-long",
	"wait-mean",
	"not-come",
	"satisfied",
	"response-rate",
];

/** What changed, and where to look: sentences first, made of rules. */
export default async function OverviewPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const asked = await ask(officer, await props.searchParams, new Date());
	const { filter, table } = asked;
	const earlier = comparedTo(filter);
	const [now, before, waiting, feedback, units, signals] = await Promise.all([
		Promise.all([table("visits-by-range"), table("waiting-by-range"), table("feedback-by-range")]),
		Promise.all([
			table("visits-by-range", earlier),
			table("waiting-by-range", earlier),
			table("feedback-by-range", earlier),
		]),
		Promise.all([table("waiting-by-month", longRun(filter)), table("waiting-by-office")]),
		Promise.all([table("feedback-by-month", longRun(filter)), table("feedback-by-office")]),
		table("waiting-by-unit"),
		listOpenSignals(officer, filter),
	]);
	const finding = (measure: Measure, at: 0 | 1 | 2) =>
		changeFinding(t, locale, measure, onlyCell(now[at], measure), onlyCell(before[at], measure));
	const to = (path: string) => `/${locale}${statisticsPath(path, filter)}`;
	const sentences: [text: string, href: string][] = [
		[finding("wait-long", 1), to("/waiting")],
		[controlFinding(t, locale, "wait-long", controlOf(waiting[0], "wait-long")), to("/waiting")],
		[funnelFinding(t, "wait-long", funnelOf(waiting[1], "wait-long")), to("/waiting")],
		[finding("satisfied", 2), to("/feedback")],
		[finding("response-rate", 2), to("/feedback")],
		[finding("not-come", 0), to("/compare")],
	];
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="overview"
			path=""
			title={t("statistics.overview.title")}
			lead={t("statistics.compared-with", { range: rangeText(locale, earlier) })}
			asked={asked}
			fields={["unit", "kind", "against"]}
		>
			<section className="grid gap-3">
				<h2>{t("statistics.changed")}</h2>
				<ul className="grid max-w-[64ch] gap-1 text-[1.06rem]">
					{sentences.map(([text, href]) => (
						<li key={text} className="border-b border-line py-2 last:border-0">
							{text}{" "}
							<a
								className="no-print inline-flex min-h-8 items-center"
								href={href}
								aria-label={t("statistics.more-label", { finding: text })}
							>
								{t("statistics.more")}
							</a>
						</li>
					))}
				</ul>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.signals.title")}</h2>
				<p className="max-w-[64ch] text-ink-soft">{t("statistics.signals.about")}</p>
				<OpenSignals
					t={t}
					locale={locale}
					signals={signals}
					places={asked.places}
					filter={filter}
				/>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.key-figures")}</h2>
				<KeyFigures t={t} locale={locale} now={now} before={before} measures={keys} />
				<p className="max-w-[70ch] text-[0.95rem] text-ink-soft">
					{t("statistics.about.interval")} {t("statistics.about.hidden")}
				</p>
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.when")}</h2>
				<ControlSection
					t={t}
					locale={locale}
					id="waiting-months"
					table={waiting[0]}
					measure="wait-long"
				/>
				<ControlSection
					t={t}
					locale={locale}
					id="feedback-months"
					table={feedback[0]}
					measure="satisfied"
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
						`/${locale}${statisticsPath("/waiting", filter, { unitId: row.key, officeId: null })}`
					}
				/>
				<div className="text-[0.9rem] text-ink-soft">
					<FigureSource t={t} locale={locale} table={units} />
				</div>
			</section>
		</StatisticsPage>
	);
}
