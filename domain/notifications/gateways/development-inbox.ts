import { db } from "#db/client.ts";
import { developmentMessages } from "#db/schema/notifications.ts";
import { sealContents } from "#domain/notifications/contents.ts";
import type { Gateway } from "./gateway.ts";

/** Where messages go while no gateway is configured in a demo: onto a page that a newcomer can read. */
export const openDevelopmentInbox = (channel: "sms" | "email"): Gateway => ({
	async send({ id, contents }) {
		await db
			.insert(developmentMessages)
			.values({ messageId: id, channel, contents: sealContents(contents) })
			.onConflictDoNothing();
		return { providerId: null };
	},
	async close() {},
});
