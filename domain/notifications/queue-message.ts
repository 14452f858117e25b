import type { Transaction } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import type { Language } from "#domain/identity/actors.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { type MessageFacts, sealContents } from "./contents.ts";
import { enqueueSending } from "./enqueue.ts";
import { sendingTime, type Urgency } from "./rules.ts";

export type MessageSubject = { kind: string; id: string };

export type NewMessage = {
	/** What it is about, e.g. a visit: with kind, channel and occurrence it is queued once, however often asked. */
	subject: MessageSubject;
	kind: (typeof messages.$inferSelect)["kind"];
	occurrence?: string;
	channel: (typeof messages.$inferSelect)["channel"];
	urgency: Urgency;
	language: Language;
	/** E.164 phone or e-mail address. */
	to: string;
	facts: MessageFacts;
	calendar?: { text: string; method: "PUBLISH" | "CANCEL" };
	/** When it should leave; quiet hours may shift it. Without it: now. */
	wanted?: Date;
	/** From then on it is of no use and is not sent: the start of the visit, the end of the offer. */
	uselessAt: Date | null;
	/** The office's: quiet hours are those of its wall clock. */
	zone: string;
};

/**
 * Puts a message into the outbox, in the transaction of the change it tells of: either both stand or neither.
 * Null: it was there already, or no moment is left at which it would help.
 */
export async function queueMessage(
	transaction: Transaction,
	message: NewMessage,
	now: Date,
): Promise<{ id: string; dueAt: Date } | null> {
	const today = now.toISOString().slice(0, 10);
	const dueAt = sendingTime(
		{ ...message, wanted: message.wanted ?? now },
		{
			fromHour: await valueOn("messages.quiet-from-hour", today, transaction),
			untilHour: await valueOn("messages.quiet-until-hour", today, transaction),
			zone: message.zone,
		},
		now,
	);
	if (!dueAt) return null;
	const { kind, language, to, facts, calendar, channel, uselessAt, occurrence = "" } = message;
	const [row] = await transaction
		.insert(messages)
		.values({
			subjectKind: message.subject.kind,
			subjectId: message.subject.id,
			kind,
			occurrence,
			channel,
			contents: sealContents({ kind, language, to, facts, calendar: calendar ?? null }),
			dueAt,
			uselessAt,
			createdAt: now,
		})
		.onConflictDoNothing()
		.returning({ id: messages.id });
	if (!row) return null;
	await enqueueSending(transaction, row.id, dueAt);
	return { id: row.id, dueAt };
}
