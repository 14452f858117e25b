"use server";

import { refresh } from "next/cache";
import { makeCalendarFeed, revokeCalendarFeed } from "#domain/identity/calendar-feeds.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

/** The address, right after it was made: it stands in this answer and nowhere else. */
export type FeedAnswer = { address: string } | { revoked: true } | null;

export async function changeFeedAction(_before: FeedAnswer, form: FormData): Promise<FeedAnswer> {
	const officer = await requireOfficer("appointments.view");
	const locale = formLocale(form);
	const now = new Date();
	if (form.get("act") === "revoke") {
		await revokeCalendarFeed(officer, now);
		refresh();
		return { revoked: true };
	}
	const { token } = await makeCalendarFeed(officer, now);
	refresh();
	const site = (process.env.PUBLIC_URL ?? "").replace(/\/$/, "");
	return { address: `${site}/api/v1/calendars/${token}.ics?language=${locale}` };
}
