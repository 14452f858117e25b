import { openQuestion } from "#app/[locale]/(resident)/r/actions.ts";
import { phoneText } from "#app/place-words.ts";
import { wallText } from "#app/visit-words.ts";
import type { VisitView } from "#domain/appointments/queries-visits.ts";
import { today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ButtonLink, buttonClass } from "#ui/button.tsx";
import { PlainForm } from "#ui/plain-form.tsx";

/** What the person can do with the visit as it stands: come, change it, say how it went, book again. */
export function WhatNext(props: { visit: VisitView; now: Date; locale: Locale; t: Translator }) {
	const { visit, now, locale, t } = props;
	const base = `/${locale}/visits/${visit.reference}`;
	const here = `/${locale}/offices/${visit.office.id}/queue/here?visit=${visit.reference}`;
	if (visit.state === "served")
		return (
			<section className="mt-7">
				<h2 className="mb-3">{t("feedback.title")}</h2>
				<PlainForm
					action={openQuestion}
					hidden={{ locale, reference: visit.reference }}
					submit={t("feedback.go")}
				/>
				<p className="mt-3">
					<a href={`/${locale}/services`} className="inline-flex min-h-11 items-center">
						{t("beat.book")}
					</a>
				</p>
			</section>
		);
	if (visit.state !== "booked") {
		const isHere = visit.state === "arrived";
		const href = isHere ? here : `/${locale}/services`;
		return (
			<ButtonLink href={href} className="mt-6">
				{t(isHere ? "ticket.open" : "beat.book")}
			</ButtonLink>
		);
	}
	const isToday = visit.day === today(now, visit.office.zone).toString();
	return (
		<>
			<section className="mt-7">
				<h2 className="mb-2">{t("visit.next")}</h2>
				<p>{t("visit.next-text")}</p>
				<p className="mt-3 text-ink-soft">
					{visit.canChange
						? t("visit.until", { when: wallText(visit.changeUntil, visit.office.zone, locale) })
						: t("visit.too-late", { phone: phoneText(visit.office.phone) })}
				</p>
			</section>
			<p className="no-print mt-5 flex flex-wrap gap-3">
				{isToday ? <ButtonLink href={here}>{t("queue.here")}</ButtonLink> : null}
				<ButtonLink look={isToday ? "quiet" : undefined} href={`${base}/calendar`}>
					{t("visit.calendar")}
				</ButtonLink>
				<button type="button" hidden data-print="" className={buttonClass("quiet")}>
					{t("site.print")}
				</button>
				{visit.canChange ? (
					<>
						<ButtonLink look="quiet" href={`${base}/move`}>
							{t("visit.move")}
						</ButtonLink>
						<ButtonLink look="warning" href={`${base}/cancel`}>
							{t("visit.cancel")}
						</ButtonLink>
					</>
				) : null}
			</p>
		</>
	);
}
