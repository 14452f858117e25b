import { beatTitle } from "#app/place-words.ts";
import type { DayDesk } from "#domain/appointments/queries-day.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { VisitRow } from "./visit-row.tsx";

const columns = ["time", "who", "service", "needs", "state"] as const;
const widths = { time: "w-31", who: "w-46", service: "", needs: "w-44", state: "w-44" } as const;

function DeskHeading(props: { desk: DayDesk; withOffice: boolean; locale: Locale; t: Translator }) {
	const { desk, locale, t } = props;
	return (
		<>
			<span className="text-[1.1rem] font-[720]">{t("office.desk", { number: desk.number })}</span>
			<span className="ms-3 font-normal">
				{[
					props.withOffice ? desk.officeId : null,
					desk.beat ? beatTitle(t, desk.beat) : null,
					...new Set(
						desk.visits.map((visit) => visit.officer && localized(visit.officer.name, locale)),
					),
					t("staff.day.count", { count: desk.visits.length }),
				]
					.filter(Boolean)
					.join(" · ")}
			</span>
		</>
	);
}

/** The day as one table, a group of rows for each desk. On a phone each visit is a small list of its own. */
export function DayTable(props: {
	desks: DayDesk[];
	caption: string;
	mayManage: boolean;
	/** Desks of several offices: each says which. */
	withOffice: boolean;
	locale: Locale;
	t: Translator;
}) {
	const { desks, locale, t } = props;
	return (
		<table className="sheet w-full border-collapse text-[0.98rem] max-md:block">
			<caption className="sr-only">{props.caption}</caption>
			<thead className="text-ink-soft max-md:sr-only">
				<tr>
					{columns.map((column) => (
						<th
							key={column}
							scope="col"
							className={`border-b border-line px-2 py-2 text-start font-[630] ${widths[column]}`}
						>
							{t(`staff.day.${column}`)}
						</th>
					))}
					<th scope="col" className="no-print w-[22.5rem] border-b border-line px-2 py-2">
						<span className="sr-only">{t("staff.actions")}</span>
					</th>
				</tr>
			</thead>
			{desks.map((desk) => (
				<tbody key={desk.id} id={`desk-${desk.number}`} className="max-md:block">
					<tr className="max-md:block">
						<th
							scope="rowgroup"
							colSpan={6}
							className="rounded-[9px] bg-sky px-2 py-2 text-start font-normal max-md:block"
						>
							<DeskHeading desk={desk} withOffice={props.withOffice} locale={locale} t={t} />
						</th>
					</tr>
					{desk.visits.map((visit) => (
						<VisitRow
							key={visit.id}
							visit={visit}
							deskId={desk.id}
							mayManage={props.mayManage}
							locale={locale}
							t={t}
						/>
					))}
				</tbody>
			))}
		</table>
	);
}
