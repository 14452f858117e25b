import { redirect } from "next/navigation";
import { BookingSteps } from "#app/[locale]/(resident)/book/booking-steps.tsx";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { daysShown, SlotChoice } from "#app/slot-choice-page.tsx";
import { readDay, whenText } from "#app/visit-words.ts";
import { findService } from "#domain/appointments/queries.ts";
import { offerSlots } from "#domain/appointments/queries-offer.ts";
import { findMyVisit } from "#domain/appointments/queries-visits.ts";
import { findOffice } from "#domain/territory/queries.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";

export default async function MovePage(props: PageProps<{ reference: string }>) {
	const { locale, t, reference } = await pageLocale(props.params);
	const query = await props.searchParams;
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const visit = visitor ? await findMyVisit(visitor, reference, now) : null;
	if (!visit?.canChange) redirect(`/${locale}/visits/${encodeURIComponent(reference)}`);
	const day = today(now, visit.office.zone);
	const [service, office] = await Promise.all([
		findService(visit.service.id, day.toString()),
		findOffice(visit.office.id, day.toString()),
	]);
	if (!service || !office) redirect(`/${locale}/visits/${reference}`);
	const chosenDay = readDay(queryText(query.day), day.toString());
	const href = (chosen: string) =>
		`/${locale}/visits/${reference}/move${chosen ? `?day=${chosen}` : ""}`;
	const title = pageTitle(t, t("move.title"), localized(visit.service.name, locale));
	const where = { serviceId: service.id, officeId: office.id, beatId: visit.beatId, now };
	const offer = await offerSlots({
		...where,
		today: day.toString(),
		chosenDay,
		days: daysShown,
	});
	const heading = (
		<Heading
			back={{ href: `/${locale}/visits/${reference}`, text: t("site.back") }}
			caption={localized(visit.service.name, locale)}
			steps={<BookingSteps current="time" moves t={t} />}
			lead={t("move.lead", { when: whenText(t, locale, visit, day) })}
		>
			{t("move.title")}
		</Heading>
	);
	return (
		<ResidentPage
			locale={locale}
			path={href(chosenDay ?? "").slice(3)}
			title={offer.earliest ? null : title}
			hidden
		>
			<div className="wrap max-w-[54rem]">
				<SlotChoice
					service={service}
					office={office}
					beatId={visit.beatId}
					moves={reference}
					chosenDay={chosenDay}
					offer={offer}
					href={href}
					title={title}
					heading={heading}
					now={now}
					locale={locale}
					t={t}
				/>
			</div>
		</ResidentPage>
	);
}
