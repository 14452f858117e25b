import { redirect } from "next/navigation";
import { BookingSteps } from "#app/[locale]/(resident)/book/booking-steps.tsx";
import { HoldNotice } from "#app/[locale]/(resident)/book/hold-notice.tsx";
import { NoHold } from "#app/[locale]/(resident)/book/no-hold.tsx";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import {
	findMyHold,
	findReferenceOfHold,
	type HoldView,
} from "#domain/appointments/queries-visits.ts";
import { adjustmentKinds, remindWays } from "#domain/appointments/schema.ts";
import { locales } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { DetailsForm } from "./details-form.tsx";

/** What was given before, as the form's fields: "Change" and a taken slot lose nothing. */
function keptValues(hold: HoldView): Record<string, string[]> {
	if (!hold.contact) return {};
	return {
		name: [hold.contact.name],
		phone: [hold.contact.phone],
		email: hold.contact.email ? [hold.contact.email] : [],
		remind: [hold.contact.remind],
		language: hold.language ? [hold.language] : [],
		adjustments: hold.adjustments,
		forSomeoneElse: hold.forSomeoneElse ? ["yes"] : [],
	};
}

export default async function DetailsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const holdId = queryText((await props.searchParams).hold);
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const path = `/book/details?hold=${encodeURIComponent(holdId)}`;
	const hold = visitor ? await findMyHold(visitor, now, holdId || undefined) : null;
	if (!hold) {
		const reference = visitor ? await findReferenceOfHold(visitor, holdId) : null;
		if (reference) redirect(`/${locale}/visits/${reference}`);
		return <NoHold locale={locale} t={t} path={path} />;
	}
	const title = pageTitle(t, t("details.title"), hold.service.name[locale]);
	return (
		<ResidentPage locale={locale} path={path} title={null} hidden>
			<div className="wrap">
				<DetailsForm
					locale={locale}
					hold={hold.holdId}
					kept={keptValues(hold)}
					texts={{
						...formTexts(t, title),
						name: t("details.name"),
						nameHint: t("details.name-hint"),
						phone: t("details.phone"),
						phoneHint: t("details.phone-hint"),
						email: t("details.email"),
						emailHint: t("details.email-hint"),
						remind: t("details.remind"),
						language: t("details.language"),
						adjustments: t("details.adjustments"),
						adjustmentsHint: t("details.adjustments-hint"),
						forWhom: t("details.for-whom"),
						forSomeone: t("details.for-someone"),
						forSomeoneHint: t("details.for-someone-hint"),
						submit: t("details.check"),
					}}
					languages={locales.map((language) => ({
						value: language,
						label: t(`language.${language}`),
					}))}
					remindWays={remindWays.map((way) => ({ value: way, label: t(`remind.${way}`) }))}
					adjustments={adjustmentKinds.map((kind) => ({
						value: kind,
						label: t(`adjustment.${kind}`),
					}))}
				>
					<Heading
						back={{
							href: `/${locale}/book/${hold.service.id}/${hold.office.id}${hold.beatId ? `?beat=${hold.beatId}` : ""}`,
							text: t("book.slot-title"),
						}}
						steps={<BookingSteps current="details" t={t} />}
						lead={t("details.lead")}
					>
						{t("details.title")}
					</Heading>
					<HoldNotice hold={hold} locale={locale} t={t} now={now} from="details" />
				</DetailsForm>
			</div>
			<noscript>
				<p className="wrap mt-6 text-ink-soft">{t("site.language-first")}</p>
			</noscript>
			<script src="/enhance/keep-typed.js" defer data-enhance="" />
		</ResidentPage>
	);
}
