import { notFound } from "next/navigation";
import { leaveList } from "#app/[locale]/(resident)/waiting-list/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findWaiting } from "#domain/appointments/queries-waiting.ts";
import { formatDay } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

/** A place in the line: what is waited for, how many are before, and the way out. It names neither person nor purpose. */
export default async function WaitingPlacePage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const entry = await findWaiting(token);
	if (!entry) notFound();
	const { office, state } = entry;
	const waits = state === "waiting";
	const title = waits ? t("waiting.joined") : t(`waiting.state-${state}`);
	return (
		<ResidentPage
			locale={locale}
			path={`/waiting-list/${token}`}
			title={pageTitle(t, title)}
			hidden
		>
			<div className="wrap max-w-[46rem]">
				<Heading
					lead={
						waits
							? t("waiting.no-visit")
							: t(state === "booked" ? "offer.accepted" : "waiting.again")
					}
				>
					{title}
				</Heading>
				<Card className="mb-6">
					<Facts
						facts={[
							{
								term: t("visit.where"),
								value: (
									<>
										{t("office.title", { number: office.number })}
										<span className="block">{localized(office.address, locale)}</span>
										<a href={phoneHref(office.phone)} className="tabular">
											{phoneText(office.phone)}
										</a>
									</>
								),
							},
							{
								term: t("waiting.last-day"),
								value: formatDay(Temporal.PlainDate.from(entry.untilDay), locale, true),
							},
							waits && {
								term: t("waiting.place"),
								value: t("waiting.before", { count: entry.before }),
							},
						]}
					/>
				</Card>
				{waits ? (
					<>
						<p className="mb-4">{t("waiting.keep")}</p>
						<PlainForm
							action={leaveList}
							hidden={{ locale, token }}
							submit={t("waiting.leave")}
							look="warning"
						/>
					</>
				) : (
					<ButtonLink href={`/${locale}/services`}>{t("link.again")}</ButtonLink>
				)}
			</div>
		</ResidentPage>
	);
}
