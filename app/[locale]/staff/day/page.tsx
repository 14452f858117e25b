import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { OfficePrintLinks } from "#app/paper/print-links.tsx";
import { officeTitle } from "#app/place-words.ts";
import { listDay, officesOf } from "#domain/appointments/queries-day.ts";
import { can } from "#domain/identity/permissions.ts";
import { findCalendarDay } from "#domain/regulations/queries.ts";
import { formatDay, today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Notice } from "#ui/notice.tsx";
import { readDay } from "../day-field.ts";
import { StaffPage } from "../staff-page.tsx";
import { DayKeys } from "./day-keys.tsx";
import { DayNavigation } from "./day-navigation.tsx";
import { DayTable } from "./day-table.tsx";
import { findInDay } from "./find-in-day.ts";

export default async function DayPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const query = await props.searchParams;
	const now = new Date();
	const offices = await officesOf(officer, today(now).toString());
	const office = offices.find(({ id }) => id === queryText(query.office)) ?? onlyOne(offices);
	const thisDay = today(now);
	const day = Temporal.PlainDate.from(readDay(queryText(query.date)) ?? thisDay);
	const desks = await listDay(officer, day.toString(), { officeId: office?.id }, now);
	const special = await findCalendarDay(day.toString());
	const wanted = queryText(query.find).trim();
	const found = wanted ? findInDay(desks, wanted) : null;
	const visits = desks.flatMap((desk) => desk.visits);
	const dayWords = formatDay(day, locale, day.year !== thisDay.year);
	const place = office
		? `${officeTitle(t, office)}, ${localized(office.address, locale)}`
		: t("staff.day.all-offices");
	const path = (date: Temporal.PlainDate, officeId = office?.id) =>
		`/staff/day?date=${date}${officeId ? `&office=${officeId}` : ""}`;
	const href = (date: Temporal.PlainDate) => `/${locale}${path(date)}`;
	return (
		<StaffPage locale={locale} path={path(day)} title={`${dayWords}, ${place}`} officer={officer}>
			<div className="flex flex-wrap items-end gap-x-8 gap-y-3 pt-4 pb-3">
				<div className="me-auto">
					<p className="text-[1.02rem] font-[630] text-ink-soft">
						{place}
						{day.equals(thisDay) ? ` · ${t("staff.day.today")}` : ""}
					</p>
					<h1 className="text-[1.7rem]">{dayWords}</h1>
					<p className="text-ink-soft">{t("staff.day.summary", countsOf(visits))}</p>
				</div>
				<DayNavigation
					locale={locale}
					t={t}
					day={day}
					thisDay={thisDay}
					href={href}
					wanted={wanted}
					officeId={office?.id ?? null}
				/>
			</div>
			{offices.length > 1 ? (
				<nav aria-label={t("staff.nav.offices")} className="no-print mb-3">
					<ul className="flex flex-wrap gap-x-4">
						{offices.map((other) => (
							<li key={other.id}>
								<a
									href={`/${locale}${path(day, other.id)}`}
									aria-current={other === office ? "true" : undefined}
									className="inline-flex min-h-11 items-center aria-[current]:font-[720] aria-[current]:text-ink"
								>
									{officeTitle(t, other)} ({other.id})
								</a>
							</li>
						))}
					</ul>
				</nav>
			) : null}
			{desks.length > 2 ? (
				<nav aria-label={t("office.desks")} className="no-print -mx-2 mb-2">
					<ul className="flex flex-wrap text-[0.95rem]">
						{desks.map((desk) => (
							<li key={desk.id}>
								<a href={`#desk-${desk.number}`} className="inline-flex min-h-11 items-center px-2">
									{t("office.desk", { number: desk.number })} ({desk.visits.length})
								</a>
							</li>
						))}
					</ul>
				</nav>
			) : null}
			{special ? (
				<Notice look="sky" className="mb-3">
					{localized(special.name, locale)}: {t(`staff.calendar.kind-${special.kind}`)}
				</Notice>
			) : null}
			{wanted ? (
				<Notice role="status" look={found ? "green" : "gold"} className="no-print mb-3">
					{found ? (
						<a href={`#visit-${found.id}`}>{t("staff.day.found", { name: found.name })}</a>
					) : (
						t("staff.day.not-found", { reference: wanted.slice(0, 30) })
					)}
				</Notice>
			) : null}
			{desks.length === 0 ? (
				<p className="py-6">{t("staff.day.no-desks")}</p>
			) : (
				<DayTable
					desks={desks}
					caption={`${dayWords}, ${place}`}
					foundId={found?.id ?? null}
					mayManage={can(officer, "appointments.manage")}
					withOffice={!office}
					locale={locale}
					t={t}
				/>
			)}
			{office ? (
				<OfficePrintLinks
					officeId={office.id}
					office={officeTitle(t, office)}
					locale={locale}
					t={t}
				/>
			) : null}
			<DayKeys
				todayHref={href(thisDay)}
				searchId="find"
				texts={{
					title: t("staff.day.keys"),
					on: t("staff.day.keys-on"),
					off: t("staff.day.keys-off"),
					keys: [
						["↑ ↓", t("staff.day.key-visit")],
						["← →", t("staff.day.key-desk")],
						["t", t("staff.day.key-today")],
						["/", t("staff.day.key-find")],
					],
				}}
			/>
		</StaffPage>
	);
}

function countsOf(visits: { state: string }[]) {
	const of = (...states: string[]) => visits.filter(({ state }) => states.includes(state)).length;
	return {
		all: visits.length,
		expected: of("booked"),
		here: of("arrived", "called", "in-service"),
		served: of("served"),
	};
}

const onlyOne = <Row,>(rows: Row[]): Row | undefined => (rows.length === 1 ? rows[0] : undefined);
