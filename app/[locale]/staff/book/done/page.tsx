import { notFound } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { officeTitle } from "#app/place-words.ts";
import { spokenReference, whenText } from "#app/visit-words.ts";
import { findJustBooked } from "#domain/appointments/queries-booked.ts";
import { today } from "#lib/dates.ts";
import { localized } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Confirmation } from "#ui/confirmation.tsx";
import { Facts } from "#ui/facts.tsx";
import { StaffPage } from "../../staff-page.tsx";
import { PrintButton } from "../print-button.tsx";

/** It is booked: the number large enough to be read out, and a sheet for the person's hand. */
export default async function BookedPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.manage");
	const id = queryText((await props.searchParams).visit);
	const now = new Date();
	const visit = await findJustBooked(officer, id, now);
	if (!visit) notFound();
	const { office } = visit;
	const site = (process.env.PUBLIC_URL ?? "").replace(/^https?:\/\//, "").replace(/\/$/, "");
	return (
		<StaffPage
			locale={locale}
			path={`/staff/book/done?visit=${id}`}
			title={t("staff.booked.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[46rem]">
				<Confirmation
					title={t("staff.booked.title")}
					lead={t(visit.hasPhone ? "staff.booked.sms" : "staff.booked.no-sms")}
					secrets={[
						{ term: t("staff.booked.number"), value: spokenReference(visit.reference) },
						{ term: t("staff.booked.pin"), value: visit.pin, secret: true },
					]}
				/>
				<Facts
					facts={[
						{ term: t("staff.day.who"), value: visit.name },
						{ term: t("staff.booked.when"), value: whenText(t, locale, visit, today(now)) },
						{
							term: t("staff.booked.where"),
							value: `${officeTitle(t, office)}, ${localized(office.address, locale)}, ${t("office.desk", { number: visit.window })}`,
						},
						{ term: t("staff.day.service"), value: localized(visit.service, locale) },
					]}
				/>
				{visit.bring && visit.bring[locale].length > 0 ? (
					<ul className="mt-3 list-disc ps-6">
						{visit.bring[locale].map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				) : null}
				<p className="mt-4">{t("staff.booked.manage", { site })}</p>
				<div className="no-print mt-6 flex flex-wrap gap-3">
					<ButtonLink
						href={`/${locale}/staff/day?date=${visit.day}&office=${office.id}#visit-${id}`}
					>
						{t("staff.booked.back")}
					</ButtonLink>
					<ButtonLink look="quiet" href={`/${locale}/staff/book?office=${office.id}`}>
						{t("staff.booked.again")}
					</ButtonLink>
					<PrintButton text={t("staff.booked.print")} />
				</div>
			</div>
		</StaffPage>
	);
}
