import { formatDay, formatMinute, formatNumber, longWeekday, shortWeekday } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { type CalendarDay, MonthTable, WeekTable } from "#ui/calendar-table.tsx";
import { ChartFrame } from "#ui/chart-frame.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { ScrollRegion } from "#ui/scroll-region.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { Part, Specimen, State } from "./specimen.tsx";

type Waiting = { month: number; minutes: number; visits: number };

const waiting: Waiting[] = [
	{ month: 5, minutes: 31, visits: 204 },
	{ month: 7, minutes: 26, visits: 1187 },
	{ month: 9, minutes: 19, visits: 208 },
];

const monday = Temporal.PlainDate.from("2026-11-23");
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Three weeks with some times taken; Sundays have none. */
function weeksOf(locale: Locale, t: Translator): (CalendarDay | null)[][] {
	return [0, 7, 14].map((from) =>
		weekdays.map((weekday): CalendarDay | null => {
			const day = monday.add({ days: from + weekday - 1 });
			const free = weekday === 7 ? 0 : (from + weekday * 3) % 8;
			const words = free > 0 ? t("book.day-count", { count: free }) : t("book.day-none");
			return {
				day: day.toString(),
				number: String(day.day),
				words: `${formatDay(day, locale)}: ${words}`,
				note: free > 0 ? String(free) : "",
				href: free > 0 ? "#tables" : null,
				chosen: from === 0 && weekday === 2,
			};
		}),
	);
}

function WaitingTable(props: {
	id: string;
	stacked?: boolean;
	sorted?: boolean;
	locale: Locale;
	t: Translator;
}) {
	const { locale, t } = props;
	return (
		<DataTable
			id={props.id}
			caption={t("design.chart-finding")}
			stacked={props.stacked}
			rowId={(row) => String(row.month)}
			groups={[{ id: "all", rows: waiting }]}
			columns={[
				{
					id: "month",
					title: t("design.month"),
					names: true,
					cell: (row) => String(row.month).padStart(2, "0"),
				},
				{
					id: "minutes",
					title: t("design.minutes"),
					align: "number",
					sort: props.sorted ? { href: "#tables", direction: "descending" } : undefined,
					cell: (row) => formatNumber(row.minutes, locale),
				},
				{
					id: "visits",
					title: t("staff.offices.all"),
					align: "number",
					sort: props.sorted ? { href: "#tables", direction: null } : undefined,
					cell: (row) => formatNumber(row.visits, locale),
				},
			]}
		/>
	);
}

function Bars() {
	return (
		<svg viewBox="0 0 320 120" aria-hidden="true" className="w-full max-w-[32rem]">
			{waiting.map((row, index) => (
				<rect
					key={row.month}
					x={20 + index * 100}
					y={110 - row.minutes * 3}
					width="64"
					height={row.minutes * 3}
					rx="4"
					className={index === 2 ? "fill-green" : "fill-blue"}
				/>
			))}
			<path d="M8 110h304" className="stroke-line-strong" strokeWidth="2" />
		</svg>
	);
}

function Calendars(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	const days = weekdays.slice(0, 5).map((weekday) => monday.add({ days: weekday - 1 }));
	return (
		<Specimen name="calendar-table" t={t}>
			<div className="max-w-[32rem]">
				<MonthTable
					caption={t("book.other-days")}
					weekdays={weekdays.map((weekday) => ({
						short: shortWeekday(weekday, locale),
						full: longWeekday(weekday, locale),
					}))}
					weeks={weeksOf(locale, t)}
				/>
			</div>
			<WeekTable
				id="week"
				caption={t("design.week")}
				hourTitle={t("design.hour")}
				days={days.map((day) => ({
					day: day.toString(),
					text: `${shortWeekday(day.dayOfWeek, locale)} ${day.day}`,
					current: day.dayOfWeek === 2,
				}))}
				hours={[9, 10, 11].map((hour) => formatMinute(hour * 60))}
				entry={(day, hour) =>
					day.endsWith("24") && hour === "10:00" ? (
						<a href="#tables" className="block rounded-[6px] bg-gold-soft px-2 py-1 text-ink">
							{t("design.name")}
						</a>
					) : null
				}
				empty={t("design.free")}
			/>
		</Specimen>
	);
}

/** Figures, days and hours. */
export function Tables(props: { locale: Locale; t: Translator }) {
	const { locale, t } = props;
	return (
		<Part id="tables" title={t("design.part.tables")}>
			<Specimen name="data-table" t={t}>
				<WaitingTable id="sorted" sorted locale={locale} t={t} />
				<State title={t("design.states.narrow")} narrow>
					<WaitingTable id="stacked" stacked locale={locale} t={t} />
				</State>
			</Specimen>
			<Specimen name="scroll-region" t={t}>
				<div className="max-w-[20rem]">
					<ScrollRegion labelledBy="of-scroll-region">
						<p className="w-[40rem]">{t("design.long")}</p>
					</ScrollRegion>
				</div>
			</Specimen>
			<Calendars locale={locale} t={t} />
			<Specimen name="chart-frame" t={t}>
				<ChartFrame
					id="waiting"
					finding={t("design.chart-finding")}
					sample={t("design.chart-sample")}
					drawing={<Bars />}
					summary={t("design.chart-summary")}
					tableTitle={t("design.chart-table")}
					table={<WaitingTable id="figures" locale={locale} t={t} />}
					source={t("design.chart-source")}
				/>
			</Specimen>
			<Specimen name="tabs" t={t}>
				<Tabs
					label={t("staff.nav.day")}
					tabs={[
						{ href: "#tables", text: t("staff.nav.day"), count: "14", current: true },
						{ href: "#journey", text: t("staff.nav.offices"), current: false },
					]}
				/>
			</Specimen>
			<Specimen name="pagination" t={t}>
				<Pagination
					label={t("design.page-of", { page: "2", pages: "14" })}
					previous={{ href: "#tables", text: t("design.previous-page") }}
					next={{ href: "#tables", text: t("design.next-page") }}
					position={t("design.page-of", { page: "2", pages: "14" })}
				/>
				<Pagination
					label={t("design.page-of", { page: "14", pages: "14" })}
					previous={{ href: "#tables", text: t("design.previous-page") }}
					next={null}
					position={t("design.page-of", { page: "14", pages: "14" })}
				/>
			</Specimen>
		</Part>
	);
}
