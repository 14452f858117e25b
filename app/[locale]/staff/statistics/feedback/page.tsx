import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { isChip } from "#domain/feedback/chips.ts";
import { countDeadEnds } from "#domain/feedback/queries-dead-ends.ts";
import { countWithheld, listShownWords, type ShownWords } from "#domain/feedback/queries-words.ts";
import type { FigureRow } from "#domain/statistics/figure-table.ts";
import { comparedTo } from "#domain/statistics/filter.ts";
import { worldOf } from "#domain/statistics/viewer.ts";
import { requireOfficer } from "#lib/session.ts";
import { ask, longRun } from "../ask.ts";
import { onlyCell } from "../chart-parts.ts";
import { ControlSection, FunnelSection } from "../charts.tsx";
import { ChipsSection, RatingsSection } from "../feedback-charts.tsx";
import { figureText, rangeText } from "../figure-words.ts";
import { statisticsPath } from "../filter-address.ts";
import { changeFinding, changeSample } from "../findings.ts";
import { KeyFigures } from "../key-figures.tsx";
import { ShownWordsList } from "../shown-words.tsx";
import { StatisticsPage } from "../statistics-page.tsx";
import { DeadEnds, WithheldTable } from "../what-became.tsx";

const pageOf = (text: string): number => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1);

/** What residents say, beside how many of them answer; down to their words. */
export default async function FeedbackPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("statistics.view");
	const query = await props.searchParams;
	const asked = await ask(officer, { ...query, kind: undefined }, new Date());
	const { filter, places, table } = asked;
	const page = pageOf(queryText(query.page));
	const chipText = queryText(query.chip);
	const chip = isChip(chipText) ? chipText : undefined;
	const [whole, before, months, offices, units, chips] = await Promise.all([
		table("feedback-by-range"),
		table("feedback-by-range", comparedTo(filter)),
		table("feedback-by-month", longRun(filter)),
		table("feedback-by-office"),
		table("feedback-by-unit"),
		table("chip"),
	]);
	const satisfied = onlyCell(whole, "satisfied");
	const satisfiedBefore = onlyCell(before, "satisfied");
	const universe = worldOf(officer);
	const officeIds = filter.officeId
		? [filter.officeId]
		: filter.unitId
			? places.offices.filter(({ unitId }) => unitId === filter.unitId).map(({ id }) => id)
			: undefined;
	const words = {
		from: filter.from,
		to: filter.to,
		...(officeIds ? { officeIds } : {}),
		...(filter.serviceId ? { serviceId: filter.serviceId } : {}),
	};
	const hidden: ShownWords = { kind: "hidden", why: "few" };
	const [shown, withheld, deadEnds] = await Promise.all([
		// The words of a figure that may not be shown would say what the figure does not.
		satisfied.kind === "hidden"
			? hidden
			: listShownWords(universe, { ...words, ...(chip ? { chip } : {}) }, page),
		countWithheld(universe, words),
		countDeadEnds({
			universe,
			from: filter.from,
			to: filter.to,
			...(filter.officeId ? { officeIds: [filter.officeId] } : {}),
			...(filter.unitId && !filter.officeId ? { unitIds: [filter.unitId] } : {}),
		}),
	]);
	const to = (changes: Record<string, string>) =>
		`/${locale}${statisticsPath("/feedback", filter)}&${new URLSearchParams(changes)}#words`;
	const officeHref = (row: FigureRow) =>
		`/${locale}${statisticsPath(`/offices/${row.key}`, filter, { unitId: null, officeId: null })}`;
	return (
		<StatisticsPage
			locale={locale}
			t={t}
			officer={officer}
			section="feedback"
			path="/feedback"
			title={t("statistics.feedback.title")}
			asked={asked}
			fields={["unit", "office", "service", "against"]}
		>
			<section className="grid gap-4">
				<h2>{t("statistics.changed")}</h2>
				<p className="max-w-[60ch] text-[1.1rem]">
					{changeFinding(t, locale, "satisfied", satisfied, satisfiedBefore)}
				</p>
				<p className="tabular text-ink-soft">
					{changeSample(t, locale, "satisfied", satisfied, satisfiedBefore)}
				</p>
				<KeyFigures
					t={t}
					locale={locale}
					now={[whole]}
					before={[before]}
					measures={["satisfied", "dissatisfied", "response-rate"]}
				/>
				<p className="max-w-[64ch] text-ink-soft">{t("statistics.feedback.who-answers")}</p>
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.where")}</h2>
				<FunnelSection
					t={t}
					locale={locale}
					id="offices"
					table={offices}
					measure="satisfied"
					href={officeHref}
				/>
				<RatingsSection
					t={t}
					locale={locale}
					id="ratings"
					table={units}
					finding={t("statistics.feedback.ratings")}
					sample={figureText(t, locale, onlyCell(whole, "response-rate"), "percent")}
					href={(row) =>
						`/${locale}${statisticsPath("/feedback", filter, { unitId: row.key, officeId: null })}`
					}
				/>
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.when")}</h2>
				<ControlSection t={t} locale={locale} id="months" table={months} measure="satisfied" />
			</section>
			<section className="grid gap-4">
				<h2>{t("statistics.feedback.what")}</h2>
				<div className="grid items-start gap-4 lg:grid-cols-2">
					<ChipsSection
						t={t}
						locale={locale}
						table={chips}
						tone="good"
						href={(one) => to({ chip: one })}
					/>
					<ChipsSection
						t={t}
						locale={locale}
						table={chips}
						tone="bad"
						href={(one) => to({ chip: one })}
					/>
				</div>
			</section>
			<section id="words" className="grid gap-3">
				<h2>{t("statistics.words.title")}</h2>
				<p className="max-w-[64ch] text-ink-soft">
					{chip
						? t("statistics.words.of-chip", { chip: t(`feedback.chip.${chip}`) })
						: t("statistics.words.about", { range: rangeText(locale, filter) })}{" "}
					{chip ? <a href={to({})}>{t("statistics.words.show-all")}</a> : null}
				</p>
				<ShownWordsList
					t={t}
					locale={locale}
					found={shown}
					places={places}
					page={page}
					href={(next) => to({ ...(chip ? { chip } : {}), page: String(next) })}
				/>
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.words.became")}</h2>
				<WithheldTable t={t} locale={locale} counts={withheld} places={places} />
			</section>
			<section className="grid gap-3">
				<h2>{t("statistics.dead-end.title")}</h2>
				<p className="max-w-[64ch] text-ink-soft">{t("statistics.dead-end.about")}</p>
				<DeadEnds t={t} locale={locale} counts={deadEnds} />
			</section>
		</StatisticsPage>
	);
}
