import type { KeptDesk } from "#domain/appointments/queries-changes.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import type { Kind } from "./change-schemas.ts";
import { weekLinesText } from "./schedule-words.ts";

const cell = "border-b border-line px-2.5 py-2.5 text-start align-top";
const small =
	"inline-flex min-h-11 items-center rounded-[9px] border border-line-strong px-3 text-[0.94rem] no-underline hover:underline";

/** What one may do with the hours of a window: a link each, named by the window for those who hear it. */
function Ways(props: { desk: KeptDesk; office: string; locale: Locale; t: Translator }) {
	const { desk, office, locale, t } = props;
	const whose = desk.servedBy ? `officer:${desk.servedBy.id}` : `desk:${desk.id}`;
	const hasWeek = desk.beatId === null || desk.servedBy !== null;
	const ways: { kind: Kind; of: string }[] = [
		...(hasWeek ? [{ kind: "hours" as const, of: whose }] : []),
		{ kind: "closure", of: `desk:${desk.id}` },
		{ kind: "opening", of: `desk:${desk.id}` },
		...(hasWeek ? [{ kind: "capacity" as const, of: whose }] : []),
		...(desk.servedBy ? [{ kind: "absence" as const, of: whose }] : []),
	];
	return (
		<ul className="flex flex-wrap gap-1.5">
			{ways.map(({ kind, of }) => (
				<li key={kind}>
					<a
						className={small}
						href={`/${locale}/staff/schedules/${kind}?office=${office}&for=${encodeURIComponent(of)}`}
						aria-label={t("staff.schedules.way-of", {
							what: t(`staff.schedules.way-${kind}`),
							number: desk.number,
						})}
					>
						{t(`staff.schedules.way-${kind}`)}
					</a>
				</li>
			))}
		</ul>
	);
}

/** The windows of an office with the week that rules today. */
export function DeskTable(props: {
	desks: KeptDesk[];
	office: string;
	locale: Locale;
	t: Translator;
}) {
	const { desks, locale, t } = props;
	return (
		<table className="table-stacked w-full border-collapse">
			<caption className="sr-only">{t("staff.schedules.windows")}</caption>
			<thead className="text-ink-soft">
				<tr>
					{(["window", "week", "actions"] as const).map((column) => (
						<th key={column} scope="col" className={`${cell} font-[630]`}>
							{t(`staff.schedules.column-${column}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{desks.map((desk) => {
					const week = weekLinesText(desk.week, locale, t);
					return (
						<tr key={desk.id}>
							<th scope="row" className={`${cell} font-[680]`}>
								{t("office.desk", { number: desk.number })}
								<span className="block font-normal text-ink-soft">
									{desk.servedBy
										? localized(desk.servedBy.name, locale)
										: t(`staff.schedules.desk-${desk.kind}`)}
								</span>
							</th>
							<td
								className={`${cell} sm:whitespace-nowrap`}
								data-label={t("staff.schedules.column-week")}
							>
								{week.length === 0 ? t("staff.schedules.week-empty") : null}
								{week.map((line) => (
									<span key={line} className="tabular block">
										{line}
									</span>
								))}
							</td>
							<td className={cell}>
								<Ways {...props} desk={desk} />
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
