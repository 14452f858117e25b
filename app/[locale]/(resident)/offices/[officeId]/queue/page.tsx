import { notFound } from "next/navigation";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { queueKinds } from "#app/queue-kinds.ts";
import { ruleText } from "#app/queue-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { OpenStatus } from "#app/serving-card.tsx";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { adjustmentKinds } from "#domain/appointments/schema.ts";
import { wallView } from "#domain/queue/queries-wall.ts";
import { findOffice } from "#domain/territory/queries.ts";
import { newFormKey } from "#lib/form.ts";
import { locales, localized } from "#lib/i18n.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { JoinForm } from "./join-form.tsx";

/** How many wait, by which rule they are called, and a number for whoever stands in the office. */
export default async function OfficeQueuePage(props: PageProps<{ officeId: string }>) {
	const { locale, t, officeId } = await pageLocale(props.params);
	const now = new Date();
	const queue = await wallView(officeId, now);
	const office = queue && (await findOffice(officeId, queue.day));
	if (!queue || !office) notFound();
	const kinds = await queueKinds(officeId, t);
	const hours = await openingHours({ officeId }, now);
	const name = officeTitle(t, office);
	const title = pageTitle(t, t("queue.title"), name);
	return (
		<ResidentPage locale={locale} path={`/offices/${office.id}/queue`} title={null} hidden>
			<div className="wrap max-w-[50rem]">
				<JoinForm
					hidden={{ locale, officeId, formKey: newFormKey() }}
					kinds={kinds}
					languages={locales.map((language) => ({
						value: language,
						label: t(`language.${language}`),
					}))}
					spoken={locale}
					adjustments={adjustmentKinds.map((kind) => ({
						value: kind,
						label: t(`adjustment.${kind}`),
					}))}
					texts={{
						...formTexts(t, title),
						heading: t("queue.take"),
						lead: t("queue.take-lead"),
						kind: t("queue.kind"),
						code: t("queue.code"),
						codeHint: t("queue.code-hint"),
						spoken: t("details.language"),
						adjustments: t("details.adjustments"),
						adjustmentsHint: t("details.adjustments-hint"),
						submit: t("queue.take"),
					}}
				>
					<Heading
						back={{ href: `/${locale}/offices/${office.id}`, text: name }}
						caption={`${name}, ${localized(office.address, locale)}`}
					>
						{t("queue.title")}
					</Heading>
					<p className="-mt-3 mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
						<b className="text-[1.3rem] font-[720]">
							{t("queue.waiting", { count: queue.waiting })}
						</b>
						<OpenStatus hours={hours} now={now} locale={locale} t={t} />
					</p>
					<Card className="mb-5">
						<h2 className="mb-1 text-[1.15rem]">{t("queue.rule-title")}</h2>
						<p>{ruleText(t, queue.rules)}</p>
					</Card>
					<Card>
						<h2 className="mb-1 text-[1.15rem]">{t("queue.booked-title")}</h2>
						<p className="mb-3">{t("queue.booked")}</p>
						<ButtonLink look="quiet" href={`/${locale}/visits`}>
							{t("queue.here")}
						</ButtonLink>
					</Card>
				</JoinForm>
			</div>
			<script src="/enhance/keep-typed.js" defer data-enhance="" />
		</ResidentPage>
	);
}
