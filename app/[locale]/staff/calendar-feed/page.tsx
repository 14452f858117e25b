import { type PageProps, pageLocale } from "#app/page-locale.ts";
import { findCalendarFeed } from "#domain/identity/calendar-feeds.ts";
import { formatDate, today } from "#lib/dates.ts";
import { requireOfficer } from "#lib/session.ts";
import { Heading } from "#ui/heading.tsx";
import { StaffPage } from "../staff-page.tsx";
import { FeedForm } from "./feed-form.tsx";

/** The officer's visits in their own calendar, by a secret address without names. */
export default async function CalendarFeedPage(props: PageProps) {
	const { locale, t } = await pageLocale(props.params);
	const officer = await requireOfficer("appointments.view");
	const feed = await findCalendarFeed(officer);
	return (
		<StaffPage
			locale={locale}
			path="/staff/calendar-feed"
			title={t("staff.feed.title")}
			officer={officer}
		>
			<div className="mx-auto max-w-[46rem]">
				<Heading
					lead={t("staff.feed.lead")}
					back={{ href: `/${locale}/staff/week`, text: t("staff.nav.week") }}
				>
					{t("staff.feed.title")}
				</Heading>
				<FeedForm
					locale={locale}
					hasFeed={feed !== null}
					texts={{
						state: feed
							? t("staff.feed.since", { day: formatDate(today(feed.createdAt), locale, true) })
							: t("staff.feed.none"),
						hint: feed ? t("staff.feed.renew-hint") : "",
						make: t(feed ? "staff.feed.renew" : "staff.feed.make"),
						revoke: t("staff.feed.revoke"),
						revoked: t("staff.feed.revoked"),
						address: t("staff.feed.address"),
						once: t("staff.feed.once"),
						open: t("staff.feed.open"),
					}}
				/>
			</div>
		</StaffPage>
	);
}
