import { desc } from "drizzle-orm";
import { db } from "#db/client.ts";
import { developmentMessages } from "#db/schema/notifications.ts";
import { unsealContents } from "./contents.ts";
import { linkOrigins } from "./link-origins.ts";
import { isInboxOpen } from "./open-gateways.ts";
import { linkPath, writeEmail, writeSms } from "./write-message.ts";

const shown = 100;

/** What would have been sent, the newest first, or null where such a page has no business (`isInboxOpen`). */
export async function listInbox(variables: Record<string, string | undefined>) {
	if (!isInboxOpen(variables)) return null;
	const origins = linkOrigins(variables);
	const rows = await db
		.select({
			id: developmentMessages.id,
			contents: developmentMessages.contents,
			channel: developmentMessages.channel,
			createdAt: developmentMessages.createdAt,
		})
		.from(developmentMessages)
		.orderBy(desc(developmentMessages.id))
		.limit(shown);
	return rows.map(({ contents: sealed, ...row }) => {
		const contents = unsealContents(sealed);
		const written =
			row.channel === "sms"
				? { subject: null, text: writeSms(contents, origins) }
				: writeEmail(contents, origins);
		const path = linkPath(contents);
		return {
			...row,
			...written,
			to: contents.to,
			language: contents.language,
			kind: contents.kind,
			link: path ? `/${contents.language}${path}` : null,
			hasCalendar: contents.calendar !== null && row.channel === "email",
		};
	});
}
