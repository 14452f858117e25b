import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { putBack } from "#domain/notifications/send-again.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { seesVisit } from "./seen-by.ts";

export type SendAgainRefusal =
	| "not-found"
	| "not-allowed"
	/** It went through meanwhile, is no longer of use, or its words have been forgotten. */
	| "cannot-be-sent-again";

/** A message about a visit that did not get through is tried once more, with all its attempts before it. */
export async function sendMessageAgain(
	officer: Officer,
	messageId: string,
	now: Date,
): Promise<Outcome<{ messageId: string }, SendAgainRefusal>> {
	if (!can(officer, "appointments.manage")) return refuse("not-allowed");
	if (!isRowId(messageId)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const [row] = await transaction
			.select({ id: messages.id, appointmentId: appointments.id })
			.from(messages)
			.innerJoin(
				appointments,
				and(
					eq(messages.subjectKind, "appointment"),
					eq(messages.subjectId, sql`${appointments.id}::text`),
				),
			)
			.innerJoin(desks, eq(desks.id, appointments.deskId))
			.where(and(eq(messages.id, messageId), seesVisit(officer)));
		if (!row) return refuse("not-found");
		if (!(await putBack(transaction, messageId, now))) return refuse("cannot-be-sent-again");
		await recordAudit(transaction, officer, {
			action: "message.sent-again",
			subjectKind: "appointment",
			subjectId: row.appointmentId,
		});
		return done({ messageId });
	});
}
