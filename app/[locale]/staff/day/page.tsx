import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { OfficePrintLinks } from "#app/paper/print-links.tsx";
import { officeTitle } from "#app/place-words.ts";
import { findPurposes } from "#domain/appointments/find-by-office.ts";
import { type DayDesk, listDay, officesOf } from "#domain/appointments/queries-day.ts";
import { visitVersion } from "#domain/appointments/queries-day-version.ts";
import { can } from "#domain/identity/permissions.ts";
import { findCalendarDay } from "#domain/regulations/queries.ts";
import { formatDay, today } from "#lib/dates.ts";
import { localized, type Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { readDay } from "../day-field.ts";
import { StaffPage } from "../staff-page.tsx";
import { countPassing, dayFilters, filterDesks, readFilter } from "./day-filter.ts";
import { DayKeys } from "./day-keys.tsx";
import { DayNavigation } from "./day-navigation.tsx";
import { DayTable } from "./day-table.tsx";
import { FindVisit } from "./find-visit.tsx";
import { LiveChanges } from "./live-changes.tsx";
import { UndoToast } from "./undo-toast.tsx";

const chip =
	"inline-flex min-h-11 items-center rounded-[9px] px-3 no-underline hover:underline aria-[current]:bg-sky aria-[current]:font-[680]";

const mostCounted = 20;

export default async function DayPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const query = await props.searchParams;
	const now = new Date();
	const thisDay = today(now);
	const day = Temporal.PlainDate.from(readDay(queryText(query.date)) ?? thisDay);
	const offices = await officesOf(officer, day.toString());
	const office = offices.find(({ id }) => id === queryText(query.office)) ?? onlyOne(offices);
	const filter = readFilter(queryText(query.show));
	const desks = await listDay(officer, day.toString(), { officeId: office?.id }, now);
	const special = await findCalendarDay(day.toString());
	const visits = desks.flatMap((desk) => desk.visits);
	const shown = filterDesks(desks, filter);
	const dayWords = formatDay(day, locale, day.year !== thisDay.year);
	const place = office
		? `${officeTitle(t, office)}, ${localized(office.address, locale)}`
		: t("staff.day.all-offices");
	const path = (date: Temporal.PlainDate, officeId = office?.id, show = filter) =>
		`/staff/day?date=${date}${officeId ? `&office=${officeId}` : ""}${show === "all" ? "" : `&show=${show}`}`;
	const href = (date: Temporal.PlainDate) => `/${locale}${path(date)}`;
	const mayManage = can(officer, "appointments.manage");
	const newHref = mayManage ? `/${locale}/staff/book${office ? `?office=${office.id}` : ""}` : null;
	const changesHref = `/${locale}/staff/day/changes?date=${day}${office ? `&office=${office.id}` : ""}`;
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
					officeId={office?.id ?? null}
				/>
			</div>
			{offices.length > 1 ? (
				<nav aria-label={t("staff.nav.offices")} className="no-print mb-2">
					<ul className="flex flex-wrap gap-x-2">
						{offices.map((one) => (
							<li key={one.id}>
								<a
									href={`/${locale}${path(day, one.id)}`}
									aria-current={one.id === office?.id ? "page" : undefined}
									className={chip}
								>
									{officeTitle(t, one)} ({one.id})
								</a>
							</li>
						))}
					</ul>
				</nav>
			) : null}
			<div className="no-print mb-3 flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
				<nav aria-label={t("staff.day.filter")}>
					<ul className="-mx-3 flex flex-wrap gap-x-1">
						{dayFilters.map((one) => (
							<li key={one}>
								<a
									href={`/${locale}${path(day, office?.id, one)}`}
									aria-current={one === filter ? "true" : undefined}
									className={chip}
								>
									{t(`staff.day.show-${one}`, { count: countPassing(visits, one) })}
								</a>
							</li>
						))}
					</ul>
				</nav>
				{newHref ? <ButtonLink href={newHref}>{t("staff.day.new")}</ButtonLink> : null}
				<FindVisit
					locale={locale}
					texts={{
						label: t("staff.find.label"),
						purpose: t("staff.find.purpose"),
						submit: t("staff.day.find-submit"),
					}}
					purposes={findPurposes.map((one) => [one, t(`staff.find.purpose-${one}`)])}
				/>
			</div>
			{special ? (
				<Notice look="sky" className="mb-3">
					{localized(special.name, locale)}: {t(`staff.calendar.kind-${special.kind}`)}
				</Notice>
			) : null}
			{shown.length === 0 ? (
				<p className="py-6">{t(desks.length === 0 ? "staff.day.no-desks" : "staff.day.nobody")}</p>
			) : (
				<UndoToast
					locale={locale}
					texts={{
						label: t("staff.day.undo-label"),
						undo: t("staff.day.undo"),
						close: t("staff.day.undo-close"),
					}}
				>
					<DayTable
						desks={shown}
						caption={`${dayWords}, ${place}`}
						mayManage={mayManage}
						withOffice={!office}
						locale={locale}
						t={t}
					/>
				</UndoToast>
			)}
			<LiveChanges
				href={changesHref}
				seen={versionsOf(desks)}
				words={Array.from({ length: mostCounted }, (_, at) =>
					t("staff.day.changes", { count: at + 1 }),
				)}
				show={t("staff.day.changes-show")}
				label={t("staff.day.changes-label")}
			/>
			{office ? (
				<OfficePrintLinks
					officeId={office.id}
					office={officeTitle(t, office)}
					locale={locale}
					t={t}
				/>
			) : null}
			<DayKeys todayHref={href(thisDay)} newHref={newHref} texts={keyTexts(t)} />
		</StaffPage>
	);
}

const versionsOf = (desks: DayDesk[]): Record<string, string> =>
	Object.fromEntries(
		desks.flatMap((desk) => desk.visits.map((visit) => [visit.id, visitVersion(visit)])),
	);

const keyTexts = (t: Translator) => ({
	title: t("staff.day.keys"),
	on: t("staff.day.keys-on"),
	off: t("staff.day.keys-off"),
	keys: [
		["↑ ↓", t("staff.day.key-visit")],
		["← →", t("staff.day.key-cell")],
		["PgUp PgDn", t("staff.day.key-desk")],
		["t", t("staff.day.key-today")],
		["n", t("staff.day.key-new")],
		["/", t("staff.day.key-find")],
		["z", t("staff.day.key-undo")],
		["r", t("staff.day.key-changes")],
		["?", t("staff.day.key-help")],
	] satisfies [string, string][],
});

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
