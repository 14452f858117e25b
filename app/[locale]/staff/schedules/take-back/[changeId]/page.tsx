import { notFound, redirect } from "next/navigation";
import { type PageProps, pageLocale, queryText } from "#app/page-locale.ts";
import type { HitVisit } from "#domain/appointments/apply-change.ts";
import { findChangeView } from "#domain/appointments/queries-changes.ts";
import { previewWithdrawal } from "#domain/appointments/withdraw-change.ts";
import type { Locale, MessageKey, Translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Heading } from "#ui/heading.tsx";
import { Notice } from "#ui/notice.tsx";
import { StaffPage } from "../../../staff-page.tsx";
import { takeBackAction } from "../../actions.ts";
import { HitList } from "../../hit-list.tsx";
import { groupHits } from "../../preview-words.ts";
import { changeOwnerText, changeWhatText, daysText } from "../../schedule-words.ts";

function Visits(props: {
	heading: Extract<MessageKey, `staff.schedules.back-${string}`>;
	visits: HitVisit[];
	look: "green" | "gold";
	locale: Locale;
	t: Translator;
}) {
	const { visits, t } = props;
	if (visits.length === 0) return null;
	return (
		<div className="mt-4">
			<Notice look={props.look}>{t(props.heading, { count: visits.length })}</Notice>
			<HitList groups={groupHits(visits, props.locale, t)} />
		</div>
	);
}

/** What taking a change back does, before it is done. */
export default async function TakeBackPage(props: PageProps<{ changeId: string }>) {
	const { locale, t, changeId } = await pageLocale(props.params);
	const officer = await requireOfficer("schedules.edit");
	const change = await findChangeView(officer, changeId);
	if (!change) notFound();
	const back = `/${locale}/staff/schedules?office=${change.officeId}`;
	if (change.withdrawnAt) redirect(`${back}&back=1#changes`);
	const shown = await previewWithdrawal(officer, changeId, new Date());
	if (!shown.ok) notFound();
	const { freed, hits, seen } = shown.value;
	const title = t("staff.schedules.back-title");
	return (
		<StaffPage
			locale={locale}
			path={`/staff/schedules/take-back/${changeId}`}
			title={title}
			officer={officer}
		>
			<div className="mx-auto max-w-[40rem]">
				<Heading back={{ href: back, text: t("staff.nav.schedules") }}>{title}</Heading>
				<Card>
					{queryText((await props.searchParams).changed) === "1" ? (
						<Notice role="alert" className="mb-4">
							{t("staff.schedules.back-changed")}
						</Notice>
					) : null}
					<p className="font-[680]">
						{`${changeOwnerText(change, locale, t)}, ${daysText(change, locale, t)}`}
					</p>
					<p>{changeWhatText(change, locale, t)}</p>
					<p className="mt-3">{t("staff.schedules.back-text")}</p>
					<Visits
						heading="staff.schedules.back-freed"
						visits={freed}
						look="green"
						locale={locale}
						t={t}
					/>
					<Visits
						heading="staff.schedules.back-hits"
						visits={hits}
						look="gold"
						locale={locale}
						t={t}
					/>
					<form action={takeBackAction} className="mt-6 flex flex-wrap gap-3">
						<input type="hidden" name="locale" value={locale} />
						<input type="hidden" name="change" value={changeId} />
						<input type="hidden" name="office" value={change.officeId} />
						<input type="hidden" name="seen" value={seen} />
						<Button>{t("staff.schedules.take-back")}</Button>
						<ButtonLink look="quiet" href={back}>
							{t("staff.schedules.back-no")}
						</ButtonLink>
					</form>
				</Card>
			</div>
		</StaffPage>
	);
}
