import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { officesOf } from "#domain/appointments/queries-day.ts";
import { listWeek } from "#domain/appointments/queries-week.ts";
import { can } from "#domain/identity/permissions.ts";
import { listCalendarDays } from "#domain/regulations/queries.ts";
import { formatDate, shortWeekday, today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { readDay } from "../day-field.ts";
import { StaffPage } from "../staff-page.tsx";
import { DeskWeek } from "./desk-week.tsx";
import { OfficeWeek } from "./office-week.tsx";
import { WeekKeys } from "./week-keys.tsx";

const shape =
	"inline-flex min-h-11 items-center rounded-[9px] border border-line-strong bg-card px-3 no-underline hover:bg-sky aria-[current]:bg-sky aria-[current]:font-[680]";

const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });

export default async function WeekPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const query = await props.searchParams;
	const now = new Date();
	const thisDay = today(now);
	const monday = mondayOf(
		Temporal.PlainDate.from(readDay(queryText(query.date)) ?? thisDay.toString()),
	);
	const sunday = monday.add({ days: 6 });
	const offices = await officesOf(officer, monday.toString());
	const office = offices.find(({ id }) => id === queryText(query.office)) ?? offices[0];
	const desks = office ? await listWeek(officer, monday.toString(), office.id, now) : [];
	const desk = desks.find(({ id }) => id === queryText(query.desk)) ?? null;
	const special = await listCalendarDays(monday.toString(), sunday.add({ days: 1 }).toString());
	const days = Array.from({ length: 7 }, (_, index) => {
		const date = monday.add({ days: index });
		const note = special.find(({ day }) => day === date.toString());
		return {
			day: date.toString(),
			text: `${shortWeekday(index + 1, locale)}, ${formatDate(date, locale)}`,
			current: date.equals(thisDay),
			note: note ? localized(note.name, locale) : null,
		};
	});
	const path = (date: Temporal.PlainDate, deskId = desk?.id) =>
		`/staff/week?date=${date}${office ? `&office=${office.id}` : ""}${deskId ? `&desk=${deskId}` : ""}`;
	const href = (date: Temporal.PlainDate) => `/${locale}${path(date)}`;
	const title = t("staff.week.title", {
		from: formatDate(monday, locale),
		until: formatDate(sunday, locale, true),
	});
	const place = office ? `${officeTitle(t, office)}, ${localized(office.address, locale)}` : "";
	const deskName = desk ? t("office.desk", { number: desk.number }) : "";
	return (
		<StaffPage locale={locale} path={path(monday)} title={title} officer={officer}>
			<div className="flex flex-wrap items-end gap-x-8 gap-y-3 pt-4 pb-4">
				<div className="me-auto">
					<p className="text-[1.02rem] font-[630] text-ink-soft">
						{[place, deskName].filter(Boolean).join(" · ")}
					</p>
					<h1 className="text-[1.7rem]">{title}</h1>
				</div>
				<nav aria-label={t("staff.week.weeks")} className="no-print flex gap-1.5">
					<a href={href(monday.subtract({ weeks: 1 }))} rel="prev" className={shape}>
						<span aria-hidden="true">←</span>
						<span className="sr-only">{t("staff.week.previous")}</span>
					</a>
					<a
						href={href(mondayOf(thisDay))}
						aria-current={monday.equals(mondayOf(thisDay)) ? "date" : undefined}
						className={shape}
					>
						{t("staff.week.this")}
					</a>
					<a href={href(monday.add({ weeks: 1 }))} rel="next" className={shape}>
						<span aria-hidden="true">→</span>
						<span className="sr-only">{t("staff.week.next")}</span>
					</a>
				</nav>
				{desk ? (
					<a href={`/${locale}${path(monday, "")}`} className={`${shape} no-print`}>
						{t("staff.week.all-desks")}
					</a>
				) : null}
			</div>
			{desks.length === 0 ? <p className="py-6">{t("staff.day.no-desks")}</p> : null}
			{desk ? (
				<DeskWeek
					desk={desk}
					caption={`${deskName}, ${title}`}
					days={days}
					bookHref={
						can(officer, "appointments.manage")
							? (day, minute) =>
									`/${locale}/staff/book?office=${desk.officeId}&desk=${desk.id}&date=${day}&at=${minute}`
							: null
					}
					locale={locale}
					t={t}
				/>
			) : desks.length > 0 ? (
				<OfficeWeek
					desks={desks}
					caption={`${title}, ${place}`}
					days={days}
					deskHref={(one) => `/${locale}${path(monday, one.id)}`}
					locale={locale}
					t={t}
				/>
			) : null}
			<p className="no-print mt-6">
				<a href={`/${locale}/staff/calendar-feed`}>{t("staff.feed.link")}</a>
			</p>
			<WeekKeys thisHref={href(mondayOf(thisDay))} />
		</StaffPage>
	);
}
