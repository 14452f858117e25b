import { notFound } from "next/navigation";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { listInbox } from "#domain/notifications/queries-inbox.ts";
import { formatDate, formatMinute, regionZone } from "#lib/dates.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";

/** The development inbox: what residents would get. Only in a demo on one's own machine, without a gateway. */
export default async function InboxPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const messages = await listInbox(process.env);
	if (!messages) notFound();
	return (
		<ResidentPage
			locale={locale}
			path="/dev/messages"
			title={pageTitle(t, t("inbox.title"))}
			hidden
		>
			<div className="wrap max-w-[50rem]">
				<Heading lead={t("inbox.lead")}>{t("inbox.title")}</Heading>
				<Notice className="mb-6">{t("inbox.only-here")}</Notice>
				{messages.length === 0 ? (
					<p>
						{t("inbox.none")} <a href={`/${locale}/services`}>{t("beat.book")}</a>
					</p>
				) : null}
				<ol className="grid gap-4">
					{messages.map((message) => {
						const wall = Temporal.Instant.fromEpochMilliseconds(
							message.createdAt.getTime(),
						).toZonedDateTimeISO(regionZone);
						return (
							<li key={message.id}>
								<Card>
									<div className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1">
										<Status tone={message.channel === "sms" ? "green" : "plain"}>
											{t(`message.channel.${message.channel}`)}
										</Status>
										<b className="font-[680]">{t(`message.kind.${message.kind}`)}</b>
										<span className="tabular text-ink-soft">
											{formatDate(wall.toPlainDate(), locale)},{" "}
											{formatMinute(wall.hour * 60 + wall.minute)} · {message.to}
										</span>
									</div>
									{message.subject ? (
										<p lang={message.language} className="mb-2 font-[680]">
											{message.subject}
										</p>
									) : null}
									<p lang={message.language} className="whitespace-pre-line wrap-anywhere">
										{message.text}
									</p>
									{message.channel === "sms" ? (
										<p className="mt-2 text-[0.95rem] text-ink-soft">
											{t("inbox.length", { count: message.text.length })}
										</p>
									) : null}
									{message.hasCalendar ? (
										<p className="mt-2 text-[0.95rem] text-ink-soft">{t("inbox.calendar")}</p>
									) : null}
									{message.link ? (
										<p className="mt-3">
											<ButtonLink look="quiet" href={message.link}>
												{t("inbox.open")}
											</ButtonLink>
										</p>
									) : null}
								</Card>
							</li>
						);
					})}
				</ol>
			</div>
		</ResidentPage>
	);
}
