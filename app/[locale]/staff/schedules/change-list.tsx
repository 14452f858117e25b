import type { ChangeView } from "#domain/appointments/queries-changes.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Status } from "#ui/notice.tsx";
import { changeOwnerText, changeWhatText, daysText } from "./schedule-words.ts";

function state(change: ChangeView, today: string, t: Translator) {
	if (change.withdrawnAt) return <Status>{t("staff.schedules.state-back")}</Status>;
	if (change.open > 0)
		return <Status tone="gold">{t("staff.schedules.state-open", { count: change.open })}</Status>;
	if (change.to !== null && change.to < today)
		return <Status>{t("staff.schedules.state-over")}</Status>;
	return (
		<Status tone="green">
			{change.from > today ? t("staff.schedules.state-coming") : t("staff.schedules.state-now")}
		</Status>
	);
}

/** What was changed, newest first. What is over or was taken back stays to be read. */
export function ChangeList(props: {
	changes: ChangeView[];
	today: string;
	locale: Locale;
	t: Translator;
}) {
	const { today, locale, t } = props;
	return (
		<ul className="grid gap-3">
			{props.changes.map((change) => {
				const isOver = change.to !== null && change.to < today;
				const when = daysText(change, locale, t);
				const whose = changeOwnerText(change, locale, t);
				return (
					<li key={change.id}>
						<Card>
							<div className="flex flex-wrap items-center gap-x-5 gap-y-2">
								<div className="min-w-0 grow basis-64">
									<p className="font-[680]">{`${whose}, ${when}`}</p>
									<p>{changeWhatText(change, locale, t)}</p>
									<p className="text-[0.94rem] text-ink-soft">{change.createdBy}</p>
								</div>
								{state(change, today, t)}
								{change.withdrawnAt || isOver ? null : (
									<ButtonLink
										look="quiet"
										href={`/${locale}/staff/schedules/take-back/${change.id}`}
									>
										{t("staff.schedules.take-back")}
										<span className="sr-only">{`: ${whose}, ${when}`}</span>
									</ButtonLink>
								)}
							</div>
						</Card>
					</li>
				);
			})}
		</ul>
	);
}
