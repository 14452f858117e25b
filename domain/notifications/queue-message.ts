import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import type { Language } from "#domain/identity/actors.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { type MessageFacts, sealContents } from "./contents.ts";
import type { DigestFacts } from "./digest.ts";
import { enqueueSending } from "./enqueue.ts";
import { type QuietHours, sendingTime, type Urgency } from "./rules.ts";

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
	digest?: DigestFacts;
	calendar?: { text: string; method: "PUBLISH" | "CANCEL" };
	/** When it should leave; quiet hours may shift it. Without it: now. */
	wanted?: Date;
	/** From then on it is of no use and is not sent: the start of the visit, the end of the offer. */
	uselessAt: Date | null;
	/** The office's: quiet hours are those of its wall clock. */
	zone: string;
};

function rowOf(message: NewMessage, hours: Omit<QuietHours, "zone">, now: Date) {
	const {
		kind,
		language,
		to,
		facts,
		digest,
		calendar,
		channel,
		uselessAt,
		zone,
		occurrence = "",
	} = message;
	const dueAt = sendingTime(
		{ channel, urgency: message.urgency, uselessAt, wanted: message.wanted ?? now },
		{ ...hours, zone },
		now,
	);
	if (!dueAt) return null;
	return {
		subjectKind: message.subject.kind,
		subjectId: message.subject.id,
		kind,
		occurrence,
		channel,
		contents: sealContents({
			...{ kind, language, to, facts },
			...{ digest: digest ?? null, calendar: calendar ?? null },
		}),
		dueAt,
		uselessAt,
		createdAt: now,
	};
}

/**
 * Puts messages into the outbox, in the transaction of the change they tell of: either all stand or none. Answers those
 * that are new; not those that were there already, nor those for which no moment is left at which they would help.
 */
export async function queueMessages(
	transaction: Transaction,
	given: NewMessage[],
	now: Date,
): Promise<{ id: string; dueAt: Date }[]> {
	const today = now.toISOString().slice(0, 10);
	const hours = {
		fromHour: await valueOn("messages.quiet-from-hour", today, transaction),
		untilHour: await valueOn("messages.quiet-until-hour", today, transaction),
	};
	const rows = given.map((message) => rowOf(message, hours, now)).filter((row) => row !== null);
	if (rows.length === 0) return [];
	const queued = await transaction
		.insert(messages)
		.values(rows)
		.onConflictDoUpdate({
			target: [
				messages.subjectKind,
				messages.subjectId,
				messages.kind,
				messages.channel,
				messages.occurrence,
			],
			set: {
				contents: sql`excluded.contents`,
				dueAt: sql`excluded.due_at`,
				uselessAt: sql`excluded.useless_at`,
				state: "queued",
				attempts: 0,
				failure: null,
				withdrawnAt: null,
				settledAt: null,
			},
			// Taken back, it may be true again: a cancellation was undone.
			setWhere: eq(messages.state, "withdrawn"),
		})
		.returning({ id: messages.id, dueAt: messages.dueAt });
	for (const { id, dueAt } of queued) await enqueueSending(transaction, id, dueAt);
	return queued;
}
