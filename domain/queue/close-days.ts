import { and, eq, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { queueEntries, queueLines, queueSteps } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { enqueueInvitation } from "#domain/notifications/enqueue-invitation.ts";
import { endTurn, servedBy } from "./change-turn.ts";
import { lockEntry } from "./lock-entry.ts";
import { recordStep } from "./record-step.ts";
import { dayAt } from "./work-desk.ts";

const live = ["waiting", "parked", "called", "in-service"] as const;
/** A ticket's link, whose browser took it, and the steps are of no use after this. */
const keptDays = 30;
const atOnce = 200;

/**
 * One that the day left behind. Whoever was at a window was served and the clerk forgot to say so: when that ended is
 * unknown and is not measured. Whoever still waited was not served, which is the office's doing and nobody's no-show.
 */
async function closeEntry(entryId: string, today: string, now: Date): Promise<boolean> {
	return db.transaction(async (transaction) => {
		const locked = await lockEntry(transaction, entryId);
		if (!locked) return false;
		const { entry, line } = locked;
		const isLive = live.some((state) => state === entry.state);
		if (!isLive || entry.day >= today) return false;
		const wasAtWindow = entry.state === "called" || entry.state === "in-service";
		await transaction
			.update(queueEntries)
			.set({ state: wasAtWindow ? "finished" : "left", endedAt: now })
			.where(eq(queueEntries.id, entryId));
		await endTurn(transaction, entryId, "day-ended", now);
		if (entry.appointmentId)
			await moveVisit(
				transaction,
				entry.appointmentId,
				wasAtWindow
					? { from: ["called", "in-service"], to: "served" }
					: { from: ["arrived"], to: "cancelled-by-office" },
				now,
			);
		if (wasAtWindow) await enqueueInvitation(transaction, servedBy(entry), now);
		await recordStep(transaction, line, { entryId, kind: "day-ended", at: now });
		await recordAudit(transaction, "system", {
			action: "queue.day-ended",
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { from: entry.state },
		});
		return true;
	});
}

/**
 * Ends every queue of a day that is over on its office's wall clock. Not at closing time: whoever is inside then may
 * still be served. Answers how many entries it ended.
 */
export async function closeDays(now: Date): Promise<number> {
	const zones = await db.selectDistinct({ zone: offices.zone }).from(offices);
	let closed = 0;
	for (const { zone } of zones) {
		const today = dayAt(now, zone);
		const left = await db
			.select({ id: queueEntries.id })
			.from(queueEntries)
			.innerJoin(offices, eq(offices.id, queueEntries.officeId))
			.where(
				and(
					eq(offices.zone, zone),
					lt(queueEntries.day, today),
					inArray(queueEntries.state, [...live]),
				),
			)
			.limit(atOnce);
		for (const { id } of left) if (await closeEntry(id, today, now)) closed++;
	}
	return closed;
}

/**
 * Forgets whose browser took a number once the day is over, and after thirty days the tickets' links, the steps and the
 * lines. What stays are counts and times.
 */
export async function forgetTickets(now: Date): Promise<void> {
	const days = (count: number) =>
		sql`(${now.toISOString()}::timestamptz - ${`${count} days`}::interval)::date`;
	await db
		.update(queueEntries)
		.set({ visitorHash: null })
		.where(and(lt(queueEntries.day, days(1)), isNotNull(queueEntries.visitorHash)));
	await db
		.update(queueEntries)
		.set({ tokenHash: null, visitorHash: null })
		.where(
			and(
				lt(queueEntries.day, days(keptDays)),
				or(isNotNull(queueEntries.tokenHash), isNotNull(queueEntries.visitorHash)),
			),
		);
	await db.delete(queueSteps).where(lt(queueSteps.day, days(keptDays)));
	await db.delete(queueLines).where(lt(queueLines.day, days(keptDays)));
}
