import { acceptOffered, declineOffered } from "#app/[locale]/(resident)/offers/actions.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { wallText } from "#app/visit-words.ts";
import { findOffered, type OfferView } from "#domain/appointments/queries-offers.ts";
import { formatDay, formatMinute } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

const dayAndTime = (time: { day: string; startMinute: number }, locale: Locale): string =>
	`${formatDay(Temporal.PlainDate.from(time.day), locale, true)}, ${formatMinute(time.startMinute)}`;

function Particulars(props: { offer: OfferView; locale: Locale; t: Translator }) {
	const { offer, locale, t } = props;
	return (
		<Card className="mb-6">
			<Facts
				facts={[
					{
						term: t("offer.new"),
						value: <b className="text-[1.15rem] font-[720]">{dayAndTime(offer, locale)}</b>,
					},
					{
						term: t("visit.where"),
						value: (
							<>
								{t("office.title", { number: offer.office.number })}
								<span className="block">{localized(offer.office.address, locale)}</span>
							</>
						),
					},
					{ term: t("visit.window"), value: t("office.desk", { number: offer.window }) },
					offer.old !== null && { term: t("offer.old"), value: dayAndTime(offer.old, locale) },
					offer.state === "open" && {
						term: t("offer.until"),
						value: wallText(offer.expiresAt, offer.office.zone, locale),
					},
				]}
			/>
		</Card>
	);
}

/** What an offer that is no longer open has come to. */
function Over(props: { offer: OfferView | null; locale: Locale; t: Translator }) {
	const { offer, locale, t } = props;
	const words = {
		accepted: ["offer.accepted-title", "offer.accepted"],
		declined: [
			"offer.declined-title",
			offer?.kind === "waiting" ? "offer.declined-waiting" : "offer.declined-closure",
		],
		over: ["offer.over-title", "offer.over"],
	} as const;
	const state = offer?.state === "accepted" || offer?.state === "declined" ? offer.state : "over";
	const [title, lead] = words[state];
	return (
		<>
			<Heading lead={t(lead)}>{t(title)}</Heading>
			<p className="flex flex-wrap gap-3">
				<ButtonLink href={`/${locale}/visits/find`}>{t("link.find")}</ButtonLink>
				<ButtonLink look="quiet" href={`/${locale}/services`}>
					{t("link.again")}
				</ButtonLink>
			</p>
			{offer ? (
				<p className="mt-5">
					<a href={phoneHref(offer.office.phone)} className="tabular">
						{phoneText(offer.office.phone)}
					</a>
				</p>
			) : null}
		</>
	);
}

/**
 * Where the link of an offer leads: the first tap shows, the second answers. Looking changes nothing and tells only
 * when and where: programs look at links too.
 */
export default async function OfferPage(props: PageProps<{ token: string }>) {
	const { locale, t, token } = await pageLocale(props.params);
	const offer = await findOffered(token, new Date());
	const isOpen = offer?.state === "open";
	const title = isOpen ? t("offer.title") : t("offer.over-title");
	return (
		<ResidentPage
			locale={locale}
			path={`/offers/${encodeURIComponent(token)}`}
			title={pageTitle(t, title)}
			hidden
		>
			<div className="wrap max-w-[46rem]">
				{offer && isOpen ? (
					<>
						<Heading lead={t(`offer.lead-${offer.kind}`)}>{t("offer.title")}</Heading>
						<Particulars offer={offer} locale={locale} t={t} />
						<div className="grid justify-items-start gap-3">
							<PlainForm
								action={acceptOffered}
								hidden={{ locale, token }}
								submit={t("offer.accept")}
							/>
							<PlainForm
								action={declineOffered}
								hidden={{ locale, token }}
								submit={t("offer.decline")}
								look="quiet"
							/>
						</div>
						{offer.old ? <p className="mt-6">{t("offer.keeps")}</p> : null}
						<p className="mt-2 text-ink-soft">{t(`offer.silence-${offer.kind}`)}</p>
					</>
				) : (
					<Over offer={offer} locale={locale} t={t} />
				)}
			</div>
		</ResidentPage>
	);
}
