import { notFound } from "next/navigation";
import { formTexts } from "#app/form-texts.ts";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { findService } from "#domain/appointments/queries.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { findOffice } from "#domain/territory/queries.ts";
import { formatDay, today } from "#lib/dates.ts";
import { newFormKey } from "#lib/form.ts";
import { locales, localized } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { WaitingForm } from "./waiting-form.tsx";

/** "Any time at this office until a day": asked when none of the free times suits, or there is none. */
export default async function WaitingListPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const query = await props.searchParams;
	const day = today(new Date());
	const serviceId = queryText(query.service);
	const [service, office] = await Promise.all([
		findService(serviceId, day.toString()),
		findOffice(queryText(query.office), day.toString()),
	]);
	if (!service?.bookable || !office) notFound();
	const beat = office.beats.find(({ id }) => id === queryText(query.beat));
	const fields = new URLSearchParams({ service: service.id, office: office.id });
	if (beat) fields.set("beat", beat.id);
	const name = localized(service.name, locale);
	const title = pageTitle(t, t("waiting.title"), name);
	const minutes = await valueOn("waiting-list.hold-minutes", day.toString());
	const days = Array.from({ length: service.horizonDays }, (_, index): [string, string] => {
		const until = day.add({ days: index + 1 });
		return [until.toString(), formatDay(until, locale)];
	});
	const back = `/${locale}/book/${service.id}/${office.id}${beat ? `?beat=${beat.id}` : ""}`;
	return (
		<ResidentPage locale={locale} path={`/waiting-list?${fields}`} title={null} hidden>
			<div className="wrap">
				<WaitingForm
					hidden={{
						locale,
						service: service.id,
						office: office.id,
						beat: beat?.id ?? "",
						formKey: newFormKey(),
					}}
					days={days}
					languages={locales.map((language) => ({
						value: language,
						label: t(`language.${language}`),
					}))}
					texts={{
						...formTexts(t, title),
						untilDay: t("waiting.until-day"),
						name: t("details.name"),
						nameHint: t("details.name-hint"),
						phone: t("details.phone"),
						phoneHint: t("details.phone-hint"),
						email: t("details.email"),
						emailHint: t("details.email-hint"),
						language: t("details.language"),
						submit: t("waiting.submit"),
					}}
				>
					<Heading
						back={{ href: back, text: t("site.back") }}
						caption={`${name} · ${officeTitle(t, office)}`}
						lead={t("waiting.lead")}
					>
						{t("waiting.title")}
					</Heading>
					<p className="-mt-3 mb-6 text-ink-soft">{t("waiting.rule", { minutes })}</p>
				</WaitingForm>
			</div>
		</ResidentPage>
	);
}
