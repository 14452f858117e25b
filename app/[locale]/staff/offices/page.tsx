import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { OfficePrintLinks } from "#app/paper/print-links.tsx";
import { officeTitle } from "#app/place-words.ts";
import { countDay, officesOf } from "#domain/appointments/queries-day.ts";
import { listUnits } from "#domain/territory/queries.ts";
import { formatDay, formatNumber, today } from "#lib/dates.ts";
import { collator, localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { DataTable } from "#ui/data-table.tsx";
import { Heading } from "#ui/heading.tsx";
import { readDay } from "../day-field.ts";
import { StaffPage } from "../staff-page.tsx";

type Count = Awaited<ReturnType<typeof countDay>>[number];

const columns = {
	all: null,
	here: ["arrived", "called", "in-service"],
	served: ["served"],
	"not-come": ["not-come"],
	cancelled: ["cancelled-by-resident", "cancelled-by-office"],
} as const;

const names = Object.keys(columns) as (keyof typeof columns)[];

const sumOf = (counts: Count[], column: keyof typeof columns): number => {
	const states: readonly string[] | null = columns[column];
	return counts
		.filter(({ state }) => states === null || states.includes(state))
		.reduce((sum, { count }) => sum + count, 0);
};

type Row = { id: string; title: string; address: string | null; counts: Count[] };

/** Counts only: who visits is not the business of those who watch over the region. Probation is left out of them. */
export default async function OfficesPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.count");
	const thisDay = today(new Date());
	const asked = readDay(queryText((await props.searchParams).date));
	const day = asked ? Temporal.PlainDate.from(asked) : thisDay;
	const [offices, counts, units] = await Promise.all([
		officesOf(officer, day.toString()),
		countDay(officer, day.toString()),
		listUnits(),
	]);
	const byOffice = Map.groupBy(counts, ({ officeId }) => officeId);
	const byUnit = Map.groupBy(offices, ({ unitId }) => unitId);
	const groups = units
		.filter(({ id }) => byUnit.has(id))
		.toSorted((a, b) => collator.compare(localized(a.name, locale), localized(b.name, locale)));
	const dayWords = formatDay(day, locale, day.year !== thisDay.year);
	const path = `/staff/offices?date=${day}`;
	const href = (date: Temporal.PlainDate) => `/${locale}/staff/offices?date=${date}`;
	return (
		<StaffPage
			locale={locale}
			path={path}
			title={`${t("staff.offices.title")}, ${dayWords}`}
			officer={officer}
		>
			<div className="mx-auto max-w-[68rem]">
				<Heading caption={dayWords} lead={t("staff.offices.lead")}>
					{t("staff.offices.title")}
				</Heading>
				<nav aria-label={t("staff.day.days")} className="no-print mb-4 flex flex-wrap gap-x-5">
					<a className="inline-flex min-h-11 items-center" href={href(day.subtract({ days: 1 }))}>
						{t("staff.day.previous")}
					</a>
					<a className="inline-flex min-h-11 items-center" href={href(thisDay)}>
						{t("staff.day.today")}
					</a>
					<a className="inline-flex min-h-11 items-center" href={href(day.add({ days: 1 }))}>
						{t("staff.day.next")}
					</a>
				</nav>
				<DataTable
					id="offices"
					caption={`${t("staff.offices.title")}, ${dayWords}`}
					captionHidden
					rowId={(row) => row.id}
					columns={[
						{
							id: "office",
							title: t("staff.offices.office"),
							names: true,
							cell: (row) => (
								<>
									{row.title}
									<span className="block text-[0.92rem] font-normal text-ink-soft">
										{row.address}
									</span>
									{row.address === null ? null : (
										<OfficePrintLinks officeId={row.id} office={row.title} locale={locale} t={t} />
									)}
								</>
							),
						},
						...names.map((name) => ({
							id: name,
							title: t(`staff.offices.${name}`),
							align: "number" as const,
							cell: (row: Row) => formatNumber(sumOf(row.counts, name), locale),
						})),
					]}
					groups={[
						{
							id: "region",
							strong: true,
							rows: [{ id: "region", title: t("staff.offices.region"), address: null, counts }],
						},
						...groups.map((unit) => ({
							id: unit.id,
							title: localized(unit.name, locale),
							rows: (byUnit.get(unit.id) ?? []).map((office) => ({
								id: office.id,
								title: officeTitle(t, office),
								address: localized(office.address, locale),
								counts: byOffice.get(office.id) ?? [],
							})),
						})),
					]}
				/>
			</div>
		</StaffPage>
	);
}
