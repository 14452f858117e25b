import { beatTitle } from "#app/place-words.ts";
import { hoursText } from "#app/visit-words.ts";
import type { WeekDay, WeekDesk } from "#domain/appointments/queries-week.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

const cell = "border border-line p-2 align-top text-start";

function DayCell(props: { day: WeekDay; href: string; words: string; t: Translator }) {
	const { day, t } = props;
	if (day.hours.length === 0 && day.visits.length === 0)
		return <span className="text-ink-soft">{t("staff.week.closed")}</span>;
	return (
		<>
			<a href={props.href} className="font-[680]">
				{t("staff.week.visits", { count: day.visits.length })}
				<span className="sr-only">, {props.words}</span>
			</a>
			<span className={`block ${day.free.length > 0 ? "text-green" : "text-ink-soft"}`}>
				{t("staff.week.free", { count: day.free.length })}
			</span>
			<span className="tabular block text-[0.88rem] text-ink-soft">
				{day.hours.length > 0 ? day.hours.map(hoursText).join(", ") : t("staff.week.closed")}
			</span>
		</>
	);
}

/** The office's week: desks down, days across; how many come, how much is free, when it is open. */
export function OfficeWeek(props: {
	desks: WeekDesk[];
	caption: string;
	days: { day: string; text: string; current: boolean; note: string | null }[];
	deskHref: (desk: WeekDesk) => string;
	locale: Locale;
	t: Translator;
}) {
	const { desks, days, locale, t } = props;
	return (
		<table className="sheet relative w-full table-fixed border-collapse text-[0.95rem] max-md:block max-md:overflow-x-auto">
			<caption className="sr-only">{props.caption}</caption>
			<thead>
				<tr>
					<th scope="col" className="w-36 p-2 text-start font-[630] text-ink-soft">
						{t("staff.week.desk")}
					</th>
					{days.map((day) => (
						<th
							key={day.day}
							scope="col"
							aria-current={day.current ? "date" : undefined}
							className="p-2 text-start align-bottom font-[680] aria-[current]:bg-sky"
						>
							<time dateTime={day.day}>{day.text}</time>
							{day.note ? (
								<span className="block text-[0.88rem] font-normal">{day.note}</span>
							) : null}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{desks.map((desk) => {
					const name = t("office.desk", { number: desk.number });
					return (
						<tr key={desk.id}>
							<th scope="row" className={cell}>
								<a href={props.deskHref(desk)}>{name}</a>
								{desk.beat ? (
									<span className="block text-[0.88rem] font-normal text-ink-soft">
										{beatTitle(t, desk.beat)}
									</span>
								) : null}
							</th>
							{desk.days.map((day, index) => (
								<td
									key={day.day}
									className={`${cell} ${days[index]?.current ? "bg-sky" : "bg-card"}`}
								>
									<DayCell
										day={day}
										href={`/${locale}/staff/day?date=${day.day}&office=${desk.officeId}#desk-${desk.number}`}
										words={`${name}, ${days[index]?.text ?? ""}`}
										t={t}
									/>
								</td>
							))}
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
