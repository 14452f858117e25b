import { VisitLookup } from "#app/[locale]/(resident)/visits/lookup.tsx";
import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { LookupCode } from "#app/paper/lookup-code.tsx";
import { phoneHref, phoneText } from "#app/place-words.ts";
import { pageTitle, ResidentPage } from "#app/resident-page.tsx";
import { stateTones } from "#app/state-tones.ts";
import { spokenReference } from "#app/visit-words.ts";
import { findMyVisit, type VisitView } from "#domain/appointments/queries-visits.ts";
import { formatDay, formatMinute, formatNumber } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { currentVisitor } from "#lib/session.ts";

import { Card } from "#ui/card.tsx";
import { Confirmation } from "#ui/confirmation.tsx";
import { Facts } from "#ui/facts.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { ChangeNotice } from "./change-notice.tsx";
import { EarlierWish } from "./earlier-wish.tsx";
import { VisitHistory } from "./visit-history.tsx";
import { WhatNext } from "./what-next.tsx";

function headingOf(visit: VisitView, t: Translator): string {
	if (visit.state === "booked") return t("visit.booked");
	if (visit.state === "cancelled-by-resident") return t("cancel.done");
	return t(`visit.state.${visit.state}`);
}

/** Shown by enhance/page.js where the browser can copy. */
function CopyNumber(props: { reference: string; t: Translator }) {
	return (
		<button
			type="button"
			hidden
			data-copy={props.reference}
			data-done={props.t("site.number-copied")}
			className="min-h-11 cursor-pointer text-[1rem] text-blue underline underline-offset-4"
		>
			{props.t("site.copy-number")}
		</button>
	);
}

function Particulars(props: { visit: VisitView; locale: Locale; t: Translator }) {
	const { visit, locale, t } = props;
	const { office, service } = visit;
	const bring = service.bring[locale];
	return (
		<Facts
			facts={[
				{
					term: t("visit.when"),
					value: (
						<>
							<b className="font-[700]">
								{formatDay(Temporal.PlainDate.from(visit.day), locale, true)},{" "}
								{formatMinute(visit.startMinute)}–{formatMinute(visit.endMinute)}
							</b>
							<span className="block text-[0.95rem] text-ink-soft">{t("hours.zone")}</span>
						</>
					),
				},
				{
					term: t("visit.where"),
					value: (
						<>
							<a href={`/${locale}/offices/${office.id}`}>
								{t("office.title", { number: office.number })}
							</a>
							<span className="block">{localized(office.address, locale)}</span>
							{office.landmark ? (
								<span className="block text-ink-soft">{localized(office.landmark, locale)}</span>
							) : null}
							<a href={phoneHref(office.phone)} className="tabular">
								{phoneText(office.phone)}
							</a>
						</>
					),
				},
				{ term: t("visit.window"), value: t("office.desk", { number: visit.desk.number }) },
				{ term: t("check.service"), value: localized(service.name, locale) },
				visit.contact !== null && { term: t("visit.name"), value: visit.contact.name },
				visit.adjustments.length > 0 && {
					term: t("details.adjustments"),
					value: visit.adjustments.map((kind) => t(`adjustment.${kind}`)).join(", "),
				},
				bring.length > 0 && {
					term: t("visit.bring"),
					value: (
						<ul className="list-disc ps-5">
							{bring.map((line) => (
								<li key={line}>{line}</li>
							))}
						</ul>
					),
				},
				service.feeTenge !== null && {
					term: t("visit.fee"),
					value: `${formatNumber(service.feeTenge, locale)} ₸`,
				},
			]}
		/>
	);
}

/** The confirmation, and for ever after the visit's own page: it can be reloaded and bookmarked. */
export default async function VisitPage(props: PageProps<{ reference: string }>) {
	const { locale, t, reference } = await pageLocale(props.params);
	const visitor = await currentVisitor(locale);
	const now = new Date();
	const visit = visitor ? await findMyVisit(visitor, reference, now) : null;
	const path = `/visits/${encodeURIComponent(reference)}`;
	if (!visitor || !visit) {
		// Said alike whether such a visit exists or not.
		return (
			<ResidentPage locale={locale} path={path} title={null} hidden>
				<div className="wrap">
					<VisitLookup
						locale={locale}
						t={t}
						heading={t("visit.other-device")}
						reference={/^[0-9A-Z]{10}$/.test(reference) ? spokenReference(reference) : undefined}
					/>
				</div>
			</ResidentPage>
		);
	}
	const heading = headingOf(visit, t);
	return (
		<ResidentPage locale={locale} path={path} title={pageTitle(t, heading)} hidden own>
			<div className="wrap max-w-[50rem]">
				<ChangeNotice visitor={visitor} visit={visit} now={now} locale={locale} t={t} />
				{visit.state === "booked" ? (
					<Confirmation
						title={heading}
						lead={t("visit.booked-lead")}
						secrets={[
							{
								term: t("visit.reference"),
								value: spokenReference(visit.reference),
								after: <CopyNumber reference={visit.reference} t={t} />,
							},
							{ term: t("visit.pin"), value: visit.pin, secret: true },
						]}
					/>
				) : (
					<Heading>{heading}</Heading>
				)}
				{visit.state === "booked" ? null : (
					<p className="mb-5">
						<Status tone={stateTones[visit.state]}>{t(`visit.state.${visit.state}`)}</Status>
					</p>
				)}
				{visit.state === "cancelled-by-resident" ? (
					<p className="mb-5">{t("cancel.done-text")}</p>
				) : null}
				{visit.closedReason ? (
					<Notice className="mb-5">
						{t("visit.cancelled-reason", { reason: visit.closedReason })}
					</Notice>
				) : null}
				<Card>
					<Particulars visit={visit} locale={locale} t={t} />
				</Card>
				<WhatNext visit={visit} now={now} locale={locale} t={t} />
				<EarlierWish visitor={visitor} visit={visit} now={now} locale={locale} t={t} />
				<LookupCode locale={locale} t={t} />
				<VisitHistory visitor={visitor} visit={visit} now={now} locale={locale} t={t} />
			</div>
		</ResidentPage>
	);
}
