import type { Locale, Translator } from "#lib/i18n.ts";

const shape =
	"inline-flex min-h-11 items-center rounded-[9px] border border-line-strong bg-card px-3 no-underline hover:bg-sky";

/** Back, today, on; any date. Plain links and a GET form: the address holds the day. */
export function DayNavigation(props: {
	locale: Locale;
	t: Translator;
	day: Temporal.PlainDate;
	thisDay: Temporal.PlainDate;
	href: (day: Temporal.PlainDate) => string;
	officeId: string | null;
}) {
	const { locale, t, day, thisDay, href } = props;
	const office = props.officeId ? (
		<input type="hidden" name="office" value={props.officeId} />
	) : null;
	const action = `/${locale}/staff/day`;
	return (
		<div className="no-print flex flex-wrap items-end gap-x-6 gap-y-2 text-[0.97rem]">
			<nav aria-label={t("staff.day.days")} className="flex gap-1.5">
				<a href={href(day.subtract({ days: 1 }))} rel="prev" className={shape}>
					<span aria-hidden="true">←</span>
					<span className="sr-only">{t("staff.day.previous")}</span>
				</a>
				<a
					href={href(thisDay)}
					aria-current={day.equals(thisDay) ? "date" : undefined}
					className={`${shape} aria-[current]:bg-sky aria-[current]:font-[680]`}
				>
					{t("staff.day.today")}
				</a>
				<a href={href(day.add({ days: 1 }))} rel="next" className={shape}>
					<span aria-hidden="true">→</span>
					<span className="sr-only">{t("staff.day.next")}</span>
				</a>
			</nav>
			<form method="get" action={action} className="flex items-end gap-1.5">
				{office}
				<label className="grid text-[0.88rem] text-ink-soft" htmlFor="date">
					{t("staff.day.date")}
					<input
						id="date"
						type="date"
						name="date"
						key={day.toString()}
						defaultValue={day.toString()}
						className="min-h-11 rounded-[9px] border border-line-strong bg-card px-2 text-[1rem] text-ink"
					/>
				</label>
				<button type="submit" className={`${shape} cursor-pointer`}>
					{t("staff.day.show")}
				</button>
			</form>
		</div>
	);
}
