import type { ReactNode } from "react";
import { ScrollRegion } from "./scroll-region.tsx";

export type CalendarDay = {
	/** ISO date. */
	day: string;
	/** The number in its box. */
	number: string;
	/** "Tuesday 24 November: 5 free times", or why there is none. */
	words: string;
	/** What stands under the number: "5". Empty where there is none. */
	note: string;
	/** Only a day with free times is a link. */
	href: string | null;
	chosen?: boolean;
};

/** A month, Monday first, for whoever plans ahead. Days without free times are text. `null` is a day of another month. */
export function MonthTable(props: {
	caption: string;
	/** Short and full names of the days of the week, Monday first. */
	weekdays: { short: string; full: string }[];
	weeks: (CalendarDay | null)[][];
}) {
	return (
		<table className="month w-full table-fixed border-collapse text-center">
			<caption className="pb-2 text-start text-[1.1rem] font-[680]">{props.caption}</caption>
			<thead className="text-[0.9rem] text-ink-soft">
				<tr>
					{props.weekdays.map((weekday) => (
						<th key={weekday.full} scope="col" abbr={weekday.full} className="py-1.5 font-[630]">
							{weekday.short}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{props.weeks.map((week, index) => (
					<tr key={week.find((day) => day)?.day ?? `week-${index + 1}`}>
						{week.map((day, weekday) => (
							<td
								key={day?.day ?? `${props.weekdays[weekday]?.full}`}
								className="border border-line bg-card p-0 align-top"
							>
								{day ? <MonthDay day={day} /> : null}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function MonthDay(props: { day: CalendarDay }) {
	const { day } = props;
	const inside = (
		<>
			<span aria-hidden="true" className="block text-[1.05rem] leading-tight font-[680]">
				{day.number}
			</span>
			<span aria-hidden="true" className="block text-[0.82rem] leading-tight">
				{day.note}
			</span>
			<span className="sr-only">{day.words}</span>
		</>
	);
	const shape = "tabular block min-h-13 px-0.5 py-2";
	if (!day.href) return <div className={`${shape} text-ink-soft`}>{inside}</div>;
	return (
		<a
			href={day.href}
			aria-current={day.chosen ? "date" : undefined}
			className={`${shape} bg-green-soft text-green no-underline hover:underline aria-[current]:bg-blue aria-[current]:text-on-blue`}
		>
			{inside}
		</a>
	);
}

/** A week for the staff: hours down, days across. What happens in an hour is a link or a button, so the keyboard is there already. */
export function WeekTable(props: {
	id: string;
	caption: string;
	hourTitle: string;
	days: { day: string; text: string; current: boolean }[];
	hours: string[];
	/** What stands on that day at that hour, or null where nothing does. */
	entry: (day: string, hour: string) => ReactNode;
	/** Said where nothing stands. */
	empty: string;
}) {
	return (
		<ScrollRegion labelledBy={`${props.id}-caption`}>
			<table className="week w-full min-w-[44rem] table-fixed border-collapse text-[0.95rem]">
				<caption id={`${props.id}-caption`} className="pb-2 text-start text-[1.1rem] font-[680]">
					{props.caption}
				</caption>
				<thead>
					<tr>
						<th scope="col" className="w-20 p-2 text-start font-[630] text-ink-soft">
							{props.hourTitle}
						</th>
						{props.days.map((day) => (
							<th
								key={day.day}
								scope="col"
								aria-current={day.current ? "date" : undefined}
								className="p-2 text-start font-[680] aria-[current]:bg-sky"
							>
								<time dateTime={day.day}>{day.text}</time>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{props.hours.map((hour) => (
						<tr key={hour}>
							<th
								scope="row"
								className="tabular border-t border-line p-2 text-start align-top font-[630] text-ink-soft"
							>
								{hour}
							</th>
							{props.days.map((day) => (
								<td
									key={day.day}
									className={`h-14 border border-line p-1 align-top ${day.current ? "bg-sky" : "bg-card"}`}
								>
									{props.entry(day.day, hour) ?? <span className="sr-only">{props.empty}</span>}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}
