import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findDeadEndPlace } from "#domain/feedback/queries-dead-ends.ts";
import { localized } from "#lib/i18n.ts";
import { EmergencyCalls } from "#ui/emergency-calls.tsx";
import { Heading } from "#ui/heading.tsx";
import { DeadEndForm } from "./dead-end-form.tsx";
import { WhatHelps } from "./what-helps.tsx";

const kinds = ["no-slot", "sent-elsewhere", "not-found", "too-far", "other"] as const;

/** "I got no further": where the portal itself, or an office, led nowhere. A link from there names kind and place. */
export default async function FeedbackPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const place = await findDeadEndPlace(
		queryText(query.office).slice(0, 40),
		queryText(query.service).slice(0, 80),
	);
	const { office, service } = place;
	const kind = queryText(query.kind);
	const isSent = queryText(query.sent) === "1";
	const where = [
		office ? officeTitle(t, office) : "",
		service ? localized(service.name, locale) : "",
	].filter(Boolean);
	const fields = new URLSearchParams();
	if (kind) fields.set("kind", kind);
	if (office) fields.set("office", office.id);
	if (service) fields.set("service", service.id);
	const heading = isSent ? t("dead-end.thanks") : t("dead-end.title");
	const title = pageTitle(t, heading);
	const above = (
		<Heading
			back={{ href: `/${locale}`, text: t("site.back") }}
			caption={where.length > 0 ? where.join(" · ") : undefined}
			lead={isSent ? t("dead-end.thanks-text") : t("dead-end.lead")}
		>
			{heading}
		</Heading>
	);
	return (
		<ResidentPage
			locale={locale}
			path={`/feedback${fields.size ? `?${fields}` : ""}`}
			title={isSent ? title : null}
			description={t("meta.feedback")}
			hidden={isSent}
		>
			<div className="wrap max-w-[46rem]">
				{isSent ? (
					<>
						{above}
						<WhatHelps kind={kind} place={place} locale={locale} t={t} />
					</>
				) : (
					<DeadEndForm
						hidden={{ locale, officeId: office?.id ?? "", serviceId: service?.id ?? "" }}
						kinds={kinds.map((one) => ({ value: one, label: t(`dead-end.kind-${one}`) }))}
						chosen={kind}
						texts={{
							...formTexts(t, title),
							kind: t("dead-end.kind"),
							words: t("dead-end.words"),
							hint: t("dead-end.words-hint"),
							noAppeal: t("dead-end.no-appeal"),
							submit: t("dead-end.submit"),
						}}
					>
						{above}
						<EmergencyCalls
							text={t("dead-end.emergency")}
							numbers={["102", "112"]}
							className="mb-7"
						/>
					</DeadEndForm>
				)}
			</div>
			<script src="/enhance/keep-typed.js" defer data-enhance="" />
		</ResidentPage>
	);
}
