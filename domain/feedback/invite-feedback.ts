import { and, eq, exists, gt, isNull, lt, not, type SQL } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { feedbackInvitations } from "#db/schema/feedback.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { subjectOf } from "#domain/appointments/announce-visit.ts";
import { unsealContact } from "#domain/appointments/contact.ts";
import { enqueueInvitation } from "#domain/notifications/enqueue-invitation.ts";
import { queueMessages } from "#domain/notifications/queue-message.ts";
import { type Invitation, inviteOnce, isRated } from "./invitations.ts";
import { findServed, idOf, type ServedVisit, type VisitKey } from "./served-visit.ts";

/** By the way the person wants to be reminded; who wants no reminders is not asked either. Alike for every desk. */
async function askByMessage(
	transaction: Transaction,
	appointmentId: string,
	visit: ServedVisit,
	invitation: Invitation,
	now: Date,
): Promise<void> {
	if (!visit.contact || visit.startMinute === null) return;
	const { phone, email, remind } = unsealContact(visit.contact);
	const to = remind === "sms" ? phone : remind === "email" ? email : null;
	if (!to) return;
	await queueMessages(
		transaction,
		[
			{
				subject: subjectOf(appointmentId),
				kind: "feedback",
				channel: remind === "email" ? "email" : "sms",
				urgency: "news",
				language: visit.language ?? "kk",
				to,
				facts: {
					day: visit.day,
					startMinute: visit.startMinute,
					officeNumber: visit.officeNumber,
					window: 0,
					reference: "",
					address: visit.address,
					phone: visit.phone,
					token: invitation.token,
				},
				uselessAt: invitation.expiresAt,
				zone: visit.zone,
			},
		],
		now,
	);
}

export type Invited = "invited" | "nothing-to-do";

/** For the worker, when the clerk can no longer take it back: asks how a served visit went. Run twice, it asks once. */
export async function inviteFeedback(key: VisitKey, now: Date): Promise<Invited> {
	if (!isRowId(idOf(key))) return "nothing-to-do";
	return db.transaction(async (transaction) => {
		const visit = await findServed(transaction, key);
		if (!visit) return "nothing-to-do";
		const invitation = await inviteOnce(transaction, key, visit, now);
		if (invitation.expiresAt <= now || (await isRated(transaction, key))) return "nothing-to-do";
		if ("appointmentId" in key)
			await askByMessage(transaction, key.appointmentId, visit, invitation, now);
		return "invited";
	});
}

const rescuedWithinMs = 24 * 60 * 60_000;
const lateMs = 5 * 60_000;
const atOnce = 500;

const without = (link: SQL | undefined) =>
	not(exists(db.select({ id: feedbackInvitations.id }).from(feedbackInvitations).where(link)));

/** For the worker, every hour. Visits served within the last day whose job was lost are asked about after all. */
export async function rescueInvitations(now: Date): Promise<{ rescued: number }> {
	const from = new Date(now.getTime() - rescuedWithinMs);
	const until = new Date(now.getTime() - lateMs);
	const visits = await db
		.select({ appointmentId: appointments.id })
		.from(appointments)
		.where(
			and(
				eq(appointments.state, "served"),
				gt(appointments.closedAt, from),
				lt(appointments.closedAt, until),
				without(eq(feedbackInvitations.appointmentId, appointments.id)),
			),
		)
		.limit(atOnce);
	const walkIns = await db
		.select({ entryId: queueEntries.id })
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.state, "finished"),
				isNull(queueEntries.appointmentId),
				gt(queueEntries.endedAt, from),
				lt(queueEntries.endedAt, until),
				without(eq(feedbackInvitations.entryId, queueEntries.id)),
			),
		)
		.limit(atOnce);
	const lost = [...visits, ...walkIns];
	for (const key of lost) await enqueueInvitation(db, key, now);
	return { rescued: lost.length };
}
