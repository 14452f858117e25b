import { notFound, redirect } from "next/navigation";
import { BookingSteps } from "#app/[locale]/(resident)/book/booking-steps.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { daysShown, SlotChoice } from "#app/slot-choice-page.tsx";
import { readDay } from "#app/visit-words.ts";
import { findService } from "#domain/appointments/queries.ts";
import { offerSlots } from "#domain/appointments/queries-offer.ts";
import { findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { Heading } from "#ui/heading.tsx";
import { InspectorChoice } from "./inspector-choice.tsx";

export default async function ChooseSlotPage(
	props: PageProps<{ serviceId: string; officeId: string }>,
) {
	const { locale, t, serviceId, officeId } = await pageLocale(props.params);
	const query = await props.searchParams;
	const now = new Date();
	const day = today(now).toString();
	const [service, office] = await Promise.all([
		findService(serviceId, day),
		findOffice(officeId, day),
	]);
	if (!service || !office) notFound();
	if (!service.bookable) redirect(`/${locale}/services/${serviceId}`);
	const beatId = office.beats.find((beat) => beat.id === queryText(query.beat))?.id ?? null;
	const serving = office.beats.find((beat) => beat.id === beatId)?.serving;
	const chosenDay = readDay(queryText(query.day), day);
	const href = (chosen: string) => {
		const fields = new URLSearchParams();
		if (beatId) fields.set("beat", beatId);
		if (chosen) fields.set("day", chosen);
		return `/${locale}/book/${serviceId}/${officeId}${fields.size ? `?${fields}` : ""}`;
	};
	const name = localized(service.name, locale);
	// Each inspector has hours of their own: without a beat the first question is which of them.
	const isOpen = service.deskKind === "inspector" && beatId === null;
	const title = pageTitle(t, isOpen ? t("book.inspector-title") : t("book.slot-title"), name);
	const where = { serviceId, officeId, beatId, now };
	const offer = isOpen
		? null
		: await offerSlots({ ...where, today: day, chosenDay, days: daysShown });
	const heading = (
		<Heading
			back={{ href: `/${locale}/book/${serviceId}`, text: t("book.office-title") }}
			steps={<BookingSteps current={isOpen ? "place" : "time"} t={t} />}
			caption={`${name} · ${t("services.minutes", { minutes: service.minutes })}`}
			lead={
				<>
					{officeTitle(t, office)}, {localized(office.address, locale)}
					{serving ? (
						<span className="block">
							{t("book.with-inspector", { name: localized(serving.officer.name, locale) })}
						</span>
					) : null}
					<span className="block text-[0.95rem]">{t("hours.zone")}</span>
				</>
			}
		>
			{isOpen ? t("book.inspector-title") : t("book.slot-title")}
		</Heading>
	);
	return (
		<ResidentPage
			locale={locale}
			path={href(chosenDay ?? "").slice(3)}
			title={offer?.earliest ? null : title}
			hidden
		>
			<div className="wrap max-w-[54rem]">
				{offer === null ? (
					<>
						{heading}
						<InspectorChoice office={office} service={service} now={now} locale={locale} t={t} />
					</>
				) : (
					<SlotChoice
						service={service}
						office={office}
						beatId={beatId}
						moves={null}
						chosenDay={chosenDay}
						offer={offer}
						href={href}
						title={title}
						heading={heading}
						now={now}
						locale={locale}
						t={t}
					/>
				)}
			</div>
		</ResidentPage>
	);
}
