import type { WeekDesk } from "#domain/appointments/queries-week.ts";
import { formatMinute } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { WeekTable } from "#ui/calendar-table.tsx";

const hourOf = (minute: number): number => Math.floor(minute / 60);

/** The hours that any day of the week has something in, one after the other. */
function hoursOf(desk: WeekDesk): number[] {
	const minutes = desk.days.flatMap(({ hours, visits }) => [
		...hours.flatMap(({ opensMinute, closesMinute }) => [opensMinute, closesMinute - 1]),
		...visits.map(({ startMinute }) => startMinute),
	]);
	if (minutes.length === 0) return [];
	const first = hourOf(Math.min(...minutes));
	return Array.from({ length: hourOf(Math.max(...minutes)) - first + 1 }, (_, at) => first + at);
}

/** One desk: hours down, days across; visits lead to their day, free times to booking. */
export function DeskWeek(props: {
	desk: WeekDesk;
	caption: string;
	days: { day: string; text: string; current: boolean }[];
	/** Null: this officer books nobody. */
	bookHref: ((day: string, minute: number) => string) | null;
	locale: Locale;
	t: Translator;
}) {
	const { desk, locale, t, bookHref } = props;
	const entry = (day: string, hour: string) => {
		const found = desk.days.find((one) => one.day === day);
		const inHour = (minute: number) => hourOf(minute) === Number(hour.slice(0, 2));
		const visits = found?.visits.filter(({ startMinute }) => inHour(startMinute)) ?? [];
		const free = found?.free.filter(inHour) ?? [];
		if (visits.length === 0 && free.length === 0) return null;
		return (
			<ul className="flex flex-wrap gap-1">
				{visits.map((visit) => (
					<li key={visit.id}>
						<a
							href={`/${locale}/staff/day?date=${day}&office=${desk.officeId}#visit-${visit.id}`}
							className="tabular inline-flex min-h-8 items-center rounded-[9px] bg-sky px-2 font-[650] no-underline hover:underline"
						>
							{formatMinute(visit.startMinute)}
						</a>
					</li>
				))}
				{free.map((minute) => {
					const time = formatMinute(minute);
					const words = t("staff.week.book-at", { time });
					return (
						<li key={minute}>
							{bookHref ? (
								<a
									href={bookHref(day, minute)}
									aria-label={words}
									className="tabular inline-flex min-h-8 items-center rounded-[9px] border border-dashed border-line-strong px-2 text-green no-underline hover:underline"
								>
									{time}
								</a>
							) : (
								<span className="tabular px-2 text-green">
									<span className="sr-only">{words}</span>
									<span aria-hidden="true">{time}</span>
								</span>
							)}
						</li>
					);
				})}
			</ul>
		);
	};
	return (
		<WeekTable
			id="desk-week"
			caption={props.caption}
			hourTitle={t("staff.week.hour")}
			days={props.days}
			hours={hoursOf(desk).map((hour) => formatMinute(hour * 60))}
			entry={entry}
			empty={t("staff.week.nothing")}
		/>
	);
}
