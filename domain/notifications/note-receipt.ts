import { and, eq, inArray } from "drizzle-orm";
import { db } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import type { Receipt } from "./gateways/gateway.ts";

/** A gateway says what became of a message it had taken. Said twice, or about one that is unknown: nothing happens. */
export async function noteReceipt(receipt: Receipt): Promise<boolean> {
	const noted = await db
		.update(messages)
		.set(
			receipt.delivered
				? { state: "delivered", failure: null }
				: { state: "undelivered", failure: "not-delivered" },
		)
		.where(
			and(
				eq(messages.providerId, receipt.providerId),
				eq(messages.channel, "sms"),
				inArray(messages.state, ["sent", "undelivered"]),
			),
		);
	return (noted.rowCount ?? 0) > 0;
}
