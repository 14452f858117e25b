import { redirect } from "next/navigation";
import { openLink } from "#app/[locale]/(resident)/v/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { stateTones } from "#app/state-tones.ts";
import { findOffered } from "#domain/appointments/queries-offers.ts";
import { findLinkedVisit } from "#domain/appointments/visit-links.ts";
import { formatDay, formatMinute } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { Status } from "#ui/notice.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

/** Over, cancelled or never there: said alike. */
function NoSuchLink(props: { locale: Locale; t: Translator; path: string }) {
	const { locale, t, path } = props;
	return (
		<ResidentPage locale={locale} path={path} title={pageTitle(t, t("link.none-title"))} hidden>
			<div className="wrap max-w-[46rem]">
				<Heading lead={t("link.none")}>{t("link.none-title")}</Heading>
				<p className="flex flex-wrap gap-3">
					<ButtonLink href={`/${locale}/visits/find`}>{t("link.find")}</ButtonLink>
					<ButtonLink look="quiet" href={`/${locale}/services`}>
						{t("link.again")}
					</ButtonLink>
				</p>
			</div>
		</ResidentPage>
	);
}

/**
 * Where the link in a message leads. Looking changes nothing and tells only when and where: programs look at links
 * too. The first tap opens the visit in this browser, the second, on the page after, moves or cancels it.
 */
export default async function LinkPage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const now = new Date();
	const path = `/v/${encodeURIComponent(token)}`;
	const visit = await findLinkedVisit(token, now);
	if (!visit && (await findOffered(token, now))) redirect(`/${locale}/offers/${token}`);
	if (!visit) return <NoSuchLink locale={locale} t={t} path={path} />;
	const isOpen = visit.state === "booked" && now < visit.startsAt;
	const day = formatDay(Temporal.PlainDate.from(visit.day), locale, true);
	return (
		<ResidentPage locale={locale} path={path} title={pageTitle(t, t("link.title"))} hidden>
			<div className="wrap max-w-[46rem]">
				<Heading lead={isOpen ? t("link.lead") : undefined}>{t("link.title")}</Heading>
				{isOpen ? null : (
					<p className="mb-5">
						<Status tone={stateTones[visit.state]}>{t(`visit.state.${visit.state}`)}</Status>
					</p>
				)}
				<Card className="mb-6">
					<Facts
						facts={[
							{
								term: t("visit.when"),
								value: (
									<b className="font-[700]">
										{day}, {formatMinute(visit.startMinute)}
									</b>
								),
							},
							{
								term: t("visit.where"),
								value: (
									<>
										{t("office.title", { number: visit.office.number })}
										<span className="block">{localized(visit.office.address, locale)}</span>
									</>
								),
							},
							{ term: t("visit.window"), value: t("office.desk", { number: visit.window }) },
						]}
					/>
				</Card>
				<div className="grid justify-items-start gap-3">
					<PlainForm
						action={openLink}
						hidden={{ locale, token, to: "visit" }}
						submit={t("link.open")}
					/>
					{isOpen ? (
						<>
							<PlainForm
								action={openLink}
								hidden={{ locale, token, to: "move" }}
								submit={t("visit.move")}
								look="quiet"
							/>
							<PlainForm
								action={openLink}
								hidden={{ locale, token, to: "cancel" }}
								submit={t("visit.cancel")}
								look="warning"
							/>
						</>
					) : null}
				</div>
			</div>
		</ResidentPage>
	);
}
