import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { countDay, officesOf } from "#domain/appointments/queries-day.ts";
import { listUnits } from "#domain/territory/queries.ts";
import { formatDay, formatNumber, today } from "#lib/dates.ts";
import { collator, localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
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

const cell = "border-b border-line px-2 py-2 align-top";

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
	const cells = (rows: Count[]) =>
		names.map((name) => (
			<td key={name} className={`${cell} tabular text-end`}>
				{formatNumber(sumOf(rows, name), locale)}
			</td>
		));
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
				<nav aria-label={t("staff.day.days")} className="no-print mb-4 flex gap-5">
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
				<table className="w-full border-collapse text-[0.98rem]">
					<caption className="sr-only">
						{t("staff.offices.title")}, {dayWords}
					</caption>
					<thead className="text-ink-soft">
						<tr>
							<th scope="col" className={`${cell} text-start font-[630]`}>
								{t("staff.offices.office")}
							</th>
							{names.map((name) => (
								<th key={name} scope="col" className={`${cell} text-end font-[630]`}>
									{t(`staff.offices.${name}`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						<tr className="bg-sky font-[680]">
							<th scope="row" className={`${cell} text-start font-[680]`}>
								{t("staff.offices.region")}
							</th>
							{cells(counts)}
						</tr>
					</tbody>
					{groups.map((unit) => (
						<tbody key={unit.id}>
							<tr>
								<th scope="rowgroup" colSpan={6} className="px-2 pt-5 pb-1 text-start font-[720]">
									{localized(unit.name, locale)}
								</th>
							</tr>
							{(byUnit.get(unit.id) ?? []).map((office) => (
								<tr key={office.id}>
									<th scope="row" className={`${cell} text-start font-normal`}>
										{officeTitle(t, office)}
										<span className="block text-[0.92rem] text-ink-soft">
											{localized(office.address, locale)}
										</span>
									</th>
									{cells(byOffice.get(office.id) ?? [])}
								</tr>
							))}
						</tbody>
					))}
				</table>
			</div>
		</StaffPage>
	);
}
