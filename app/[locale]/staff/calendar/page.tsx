import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { findCalendarDay, listCalendarDays } from "#domain/regulations/queries.ts";
import { formatDay, today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { ScrollRegion } from "#ui/scroll-region.tsx";
import { readDay } from "../day-field.ts";
import { FieldsForm } from "../fields-form.tsx";
import { formWords } from "../form-frame.ts";
import { StaffPage } from "../staff-page.tsx";
import { removeDayAction, setDayAction } from "./actions.ts";

type Row = Awaited<ReturnType<typeof listCalendarDays>>[number];

const kinds = ["holiday", "day-off", "working-day"] as const;
const cell = "border-b border-line py-1.5 pe-4 align-top";
const small =
	"inline-flex min-h-11 items-center cursor-pointer rounded-[9px] border border-line-strong px-3 text-[0.94rem] no-underline hover:underline";

function DayRow(props: { row: Row; year: number; locale: Locale; t: Translator }) {
	const { row, year, locale, t } = props;
	const day = Temporal.PlainDate.from(row.day);
	const label = formatDay(day, locale);
	return (
		<tr>
			<th scope="row" className={`${cell} text-start font-[650]`}>
				{label}
			</th>
			<td className={cell}>
				{localized(row.name, locale)}
				<span className="block text-ink-soft">
					{t(`staff.calendar.kind-${row.kind}`)}
					{row.estimated ? `, ${t("staff.calendar.estimated-short")}` : ""}
				</span>
			</td>
			<td className={`${cell} text-[0.94rem] text-ink-soft max-sm:hidden`}>{row.source}</td>
			<td className={`${cell} no-print`}>
				<div className="flex flex-wrap gap-2">
					<a
						className={small}
						href={`/${locale}/staff/calendar?year=${year}&edit=${row.day}#entry`}
						aria-label={t("staff.calendar.change-day", { day: label })}
					>
						{t("staff.change")}
					</a>
					<form action={removeDayAction}>
						<input type="hidden" name="locale" value={locale} />
						<input type="hidden" name="day" value={row.day} />
						<button
							type="submit"
							className={`${small} text-red`}
							aria-label={t("staff.calendar.remove-day", { day: label })}
						>
							{t("staff.remove")}
						</button>
					</form>
				</div>
			</td>
		</tr>
	);
}

/** What was just done, said once above the table. */
function done(t: Translator, locale: Locale, query: { saved?: string; removed?: string }) {
	const saved = readDay(query.saved ?? "");
	const removed = readDay(query.removed ?? "");
	const words = (day: string) => formatDay(Temporal.PlainDate.from(day), locale, true);
	if (saved) return t("staff.calendar.saved", { day: words(saved) });
	if (removed) return t("staff.calendar.removed", { day: words(removed) });
	return null;
}

export default async function CalendarPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("calendar.edit");
	const query = await props.searchParams;
	const asked = queryText(query.year);
	const year = /^20\d{2}$/.test(asked) ? Number(asked) : today(new Date()).year;
	const rows = await listCalendarDays(`${year}-01-01`, `${year + 1}-01-01`);
	const editedDay = readDay(queryText(query.edit));
	const edited = editedDay ? await findCalendarDay(editedDay) : null;
	const said = done(t, locale, {
		saved: queryText(query.saved),
		removed: queryText(query.removed),
	});
	const title = t("staff.calendar.title", { year: String(year) });
	return (
		<StaffPage locale={locale} path={`/staff/calendar?year=${year}`} title={null} officer={officer}>
			<div className="mx-auto max-w-[76rem]">
				<Heading lead={t("staff.calendar.lead")}>{title}</Heading>
				{said ? (
					<Notice role="status" look="green" className="mb-6">
						{said}
					</Notice>
				) : null}
				<nav aria-label={t("staff.calendar.years")} className="no-print mb-4 flex gap-2">
					{[year - 1, year + 1].map((other) => (
						<a key={other} className={small} href={`/${locale}/staff/calendar?year=${other}`}>
							{other}
						</a>
					))}
				</nav>
				<div className="grid items-start gap-6 lg:grid-cols-[1fr_22rem]">
					<Card>
						{rows.length === 0 ? (
							<p>{t("staff.calendar.none")}</p>
						) : (
							<ScrollRegion labelledBy="heading">
								<table className="w-full">
									<caption className="sr-only">{title}</caption>
									<thead className="text-start text-ink-soft">
										<tr>
											<th scope="col" className={`${cell} text-start font-[630]`}>
												{t("staff.calendar.day")}
											</th>
											<th scope="col" className={`${cell} text-start font-[630]`}>
												{t("staff.calendar.what")}
											</th>
											<th scope="col" className={`${cell} text-start font-[630] max-sm:hidden`}>
												{t("staff.regulations.source")}
											</th>
											<th scope="col" className={`${cell} no-print`}>
												<span className="sr-only">{t("staff.actions")}</span>
											</th>
										</tr>
									</thead>
									<tbody>
										{rows.map((row) => (
											<DayRow key={row.day} row={row} year={year} locale={locale} t={t} />
										))}
									</tbody>
								</table>
							</ScrollRegion>
						)}
					</Card>
					<Card className="no-print">
						<h2 id="entry" className="mb-3 text-[1.2rem]">
							{edited ? t("staff.calendar.change") : t("staff.calendar.add")}
						</h2>
						<FieldsForm
							key={editedDay ?? "new"}
							{...formWords(t, title)}
							action={setDayAction}
							hidden={{ locale }}
							submit={t("staff.save")}
							fields={[
								{
									id: "day",
									kind: "date",
									label: t("staff.calendar.day"),
									value: edited?.day ?? "",
								},
								{
									id: "kind",
									kind: "radio",
									label: t("staff.calendar.kind"),
									chosen: [edited?.kind ?? "holiday"],
									choices: kinds.map((kind) => ({
										value: kind,
										label: t(`staff.calendar.kind-${kind}`),
									})),
								},
								...(["kk", "ru", "en"] as const).map((language) => ({
									id: language,
									kind: "text" as const,
									lang: language,
									label: t(`staff.calendar.name-${language}`),
									value: edited?.name[language] ?? "",
								})),
								{
									id: "source",
									kind: "text",
									label: t("staff.regulations.source"),
									hint: t("staff.regulations.source-hint"),
									value: edited?.source ?? "",
								},
								{
									id: "estimated",
									kind: "checkbox",
									label: t("staff.regulations.check"),
									chosen: edited?.estimated ? ["yes"] : [],
									choices: [{ value: "yes", label: t("staff.calendar.estimated") }],
								},
							]}
						/>
					</Card>
				</div>
			</div>
		</StaffPage>
	);
}
