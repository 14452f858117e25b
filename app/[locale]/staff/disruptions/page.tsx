import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import { phoneHref, phoneText } from "#app/place-words.ts";
import { spokenReference, whenText } from "#app/visit-words.ts";
import {
	type Answer,
	type DisruptedVisit,
	listDisruptions,
} from "#domain/appointments/queries-disruptions.ts";
import { can } from "#domain/identity/permissions.ts";
import { today } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice, Status } from "#ui/notice.tsx";
import { StaffPage } from "../staff-page.tsx";
import { offerTimes } from "./actions.ts";

/** Whom to call comes first. */
const order: Answer[] = ["unanswered", "declined", "not-asked", "asked"];

const tones = {
	unanswered: "red",
	declined: "red",
	"not-asked": "gold",
	asked: "plain",
} as const satisfies Record<Answer, string>;

function Row(props: {
	visit: DisruptedVisit;
	mayOffer: boolean;
	locale: Locale;
	t: Translator;
	now: Date;
}) {
	const { visit, locale, t } = props;
	const day = today(props.now, visit.zone);
	return (
		<li>
			<Card>
				<div className="flex flex-wrap items-center gap-x-6 gap-y-2">
					<div className="min-w-[16rem] grow">
						<p className="font-[680]">
							{whenText(t, locale, visit, day)} · {t("office.desk", { number: visit.deskNumber })}
						</p>
						<p>
							{visit.name} ·{" "}
							<a href={phoneHref(visit.phone)} className="tabular">
								{phoneText(visit.phone)}
							</a>
						</p>
						{visit.offered ? (
							<p className="text-ink-soft">
								{t("staff.disruptions.held", { when: whenText(t, locale, visit.offered, day) })}
								{visit.answer === "asked" && visit.until
									? `; ${t("staff.disruptions.until", { when: whenText(t, locale, visit.until, day) })}`
									: ""}
							</p>
						) : null}
					</div>
					<Status tone={tones[visit.answer]}>{t(`staff.disruptions.${visit.answer}`)}</Status>
					<a
						href={`/${locale}/staff/day?day=${visit.day}`}
						className="inline-flex min-h-11 items-center"
					>
						<span>
							{t("staff.disruptions.day")}
							{visit.reference ? (
								<span className="sr-only"> {spokenReference(visit.reference)}</span>
							) : null}
						</span>
					</a>
					{props.mayOffer && visit.answer !== "asked" ? (
						<form action={offerTimes}>
							<input type="hidden" name="locale" value={locale} />
							<input type="hidden" name="disruption" value={visit.id} />
							<Button look="quiet">{t("staff.disruptions.again")}</Button>
						</form>
					) : null}
				</div>
			</Card>
		</li>
	);
}

/** The visits that a change of hours hit: who has been asked, who has not answered, whom to call. */
export default async function DisruptionsPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const now = new Date();
	const visits = await listDisruptions(officer, now);
	const query = await props.searchParams;
	const [offered, without] = [queryText(query.offered), queryText(query.without)];
	const mayOffer = can(officer, "appointments.manage");
	return (
		<StaffPage
			locale={locale}
			path="/staff/disruptions"
			title={t("staff.disruptions.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[68rem]">
				<Heading lead={t("staff.disruptions.lead")}>{t("staff.disruptions.title")}</Heading>
				{/^\d{1,4}$/.test(offered) && /^\d{1,4}$/.test(without) ? (
					<Notice role="status" look={without === "0" ? "green" : "gold"} className="mb-6">
						{t("staff.disruptions.done", { offered, without })}
					</Notice>
				) : null}
				{visits.length === 0 ? <p>{t("staff.disruptions.none")}</p> : null}
				{mayOffer && visits.some(({ answer }) => answer === "not-asked") ? (
					<form action={offerTimes} className="mb-6">
						<input type="hidden" name="locale" value={locale} />
						<Button>{t("staff.disruptions.offer-all")}</Button>
					</form>
				) : null}
				{order.map((answer) => {
					const group = visits.filter((visit) => visit.answer === answer);
					return group.length === 0 ? null : (
						<section key={answer} className="mb-8">
							<h2 className="mb-3">
								{t(`staff.disruptions.${answer}`)}{" "}
								<span className="text-[1rem] font-[500] text-ink-soft">
									{t("staff.disruptions.count", { count: group.length })}
								</span>
							</h2>
							<ul className="grid gap-3">
								{group.map((visit) => (
									<Row
										key={visit.appointmentId}
										visit={visit}
										mayOffer={mayOffer}
										locale={locale}
										t={t}
										now={now}
									/>
								))}
							</ul>
						</section>
					);
				})}
			</div>
		</StaffPage>
	);
}
