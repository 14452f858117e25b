import { acceptOffered, declineOffered } from "#app/[locale]/(resident)/offers/actions.ts";
import { wallText, whenText } from "#app/visit-words.ts";
import { findChangeOfVisit } from "#domain/appointments/queries-offers.ts";
import type { VisitView } from "#domain/appointments/queries-visits.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

/** The office cannot keep the visit, or an earlier time has come free: what is held instead, and the answer. */
export async function ChangeNotice(props: {
	visitor: Visitor;
	visit: VisitView;
	now: Date;
	locale: Locale;
	t: Translator;
}) {
	const { visitor, visit, now, locale, t } = props;
	if (visit.state !== "booked") return null;
	const { reference } = visit;
	const { disrupted, offer } = await findChangeOfVisit(visitor, reference, now);
	if (!disrupted && !offer) return null;
	const title = disrupted ? t("offer.banner-title") : t("offer.banner-earlier-title");
	const held = offer && {
		when: whenText(t, locale, offer, today(now, offer.office.zone)),
		office: offer.office.number,
	};
	return (
		<Notice look={disrupted ? "gold" : "sky"} className="no-print mt-5" title={title}>
			{offer && held ? (
				<>
					<p className="mt-1">
						{disrupted ? t("offer.banner-held", held) : t("offer.banner-earlier", held)}
					</p>
					<p className="mb-3">
						{t("offer.banner-until", {
							when: wallText(offer.expiresAt, offer.office.zone, locale),
						})}{" "}
						{t("offer.keeps")}
					</p>
					<div className="flex flex-wrap items-start gap-3">
						<PlainForm
							action={acceptOffered}
							hidden={{ locale, reference }}
							submit={t("offer.accept")}
						/>
						<PlainForm
							action={declineOffered}
							hidden={{ locale, reference }}
							submit={t("offer.decline")}
							look="quiet"
						/>
					</div>
				</>
			) : (
				<>
					<p className="mt-1 mb-3">{t("offer.banner-none")}</p>
					{visit.canChange ? (
						<ButtonLink href={`/${locale}/visits/${reference}/move`}>{t("offer.other")}</ButtonLink>
					) : null}
				</>
			)}
		</Notice>
	);
}
