import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { spokenReference, whenText } from "#app/visit-words.ts";
import { listDeadMessages } from "#domain/appointments/queries-messages.ts";
import { can } from "#domain/identity/permissions.ts";
import { today } from "#lib/dates.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { StaffPage } from "../staff-page.tsx";
import { sendAgainAction } from "./actions.ts";

/** Messages that did not get through: somebody should call these people. Only of visits the officer may see. */
export default async function UndeliveredPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const messages = await listDeadMessages(officer);
	const said = queryText((await props.searchParams).again);
	const now = new Date();
	return (
		<StaffPage
			locale={locale}
			path="/staff/messages"
			title={t("staff.messages.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[60rem]">
				<Heading lead={t("staff.messages.lead")}>{t("staff.messages.title")}</Heading>
				{said === "1" || said === "0" ? (
					<Notice role="status" look={said === "1" ? "green" : "sky"} className="mb-6">
						{t(said === "1" ? "staff.messages.done" : "staff.messages.not-done")}
					</Notice>
				) : null}
				{messages.length === 0 ? <p>{t("staff.messages.none")}</p> : null}
				<ul className="grid gap-3">
					{messages.map((message) => (
						<li key={message.id}>
							<Card>
								<div className="flex flex-wrap items-center gap-x-5 gap-y-2">
									<div className="min-w-0 grow">
										<p className="font-[680]">
											<a href={`/${locale}/staff/day?day=${message.day}`}>
												{whenText(t, locale, message, today(now, message.zone))}
											</a>{" "}
											· {t("office.desk", { number: message.deskNumber })}
										</p>
										<p className="text-ink-soft">
											{t(`message.kind.${message.kind}`)} ·{" "}
											{t(`message.channel.${message.channel}`)}
											{message.reference ? ` · ${spokenReference(message.reference)}` : ""}
										</p>
									</div>
									<Status tone="gold">{t(`message.state.${message.state}`)}</Status>
									<span className="font-mono text-[0.95rem] text-ink-soft">{message.failure}</span>
									{message.canSendAgain && can(officer, "appointments.manage") ? (
										<form action={sendAgainAction}>
											<input type="hidden" name="locale" value={locale} />
											<input type="hidden" name="message" value={message.id} />
											<Button look="quiet">{t("staff.messages.again")}</Button>
										</form>
									) : null}
								</div>
							</Card>
						</li>
					))}
				</ul>
			</div>
		</StaffPage>
	);
}
