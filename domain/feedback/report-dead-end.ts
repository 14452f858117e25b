import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { feedbackDeadEnds } from "#db/schema/feedback.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { lookupKey } from "#domain/identity/sealing.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { keepWords } from "./keep-words.ts";
import type { DeadEnd } from "./words-schema.ts";

const zone = "Asia/Almaty";

/**
 * "I got no further": counted once a day for a browser, a kind and a place. Sent again, it is thanked for again; if it
 * says in words what it did not before, the words are kept. A place that is not known is left out, not refused: the
 * person has been turned away once already.
 */
export async function reportDeadEnd(
	visitor: Visitor,
	told: DeadEnd,
	now: Date,
): Promise<Outcome<{ isNew: boolean }, "too-many-reports">> {
	const allowances = [
		await consume("dead-end-network", visitor.networkKey),
		await consume("dead-end-visitor", visitor.visitorHash),
	];
	if (allowances.some(({ allowed }) => !allowed)) return refuse("too-many-reports");
	const day = Temporal.Instant.fromEpochMilliseconds(now.getTime())
		.toZonedDateTimeISO(zone)
		.toPlainDate()
		.toString();
	return db.transaction(async (transaction) => {
		const [office] = await transaction
			.select({ id: offices.id, unitId: offices.unitId })
			.from(offices)
			.where(eq(offices.id, told.officeId ?? ""));
		const [service] = await transaction
			.select({ id: services.id })
			.from(services)
			.where(eq(services.id, told.serviceId ?? ""));
		const place = `${office?.id ?? ""} ${service?.id ?? ""}`;
		const onceKey = lookupKey("dead-end", `${visitor.visitorHash} ${day} ${told.kind} ${place}`);
		const kept = await keepWords(transaction, told.words);
		const [inserted] = await transaction
			.insert(feedbackDeadEnds)
			.values({
				kind: told.kind,
				officeId: office?.id ?? null,
				unitId: office?.unitId ?? null,
				serviceId: service?.id ?? null,
				...{ day, onceKey },
				language: visitor.language,
				...kept,
				createdAt: now,
			})
			.onConflictDoNothing({ target: feedbackDeadEnds.onceKey })
			.returning({ id: feedbackDeadEnds.id });
		if (inserted)
			await recordAudit(transaction, visitor, {
				action: "feedback.dead-end",
				subjectKind: "feedback-dead-end",
				subjectId: inserted.id,
				details: { kind: told.kind },
			});
		else if (kept.words)
			await transaction
				.update(feedbackDeadEnds)
				.set(kept)
				.where(and(eq(feedbackDeadEnds.onceKey, onceKey), eq(feedbackDeadEnds.moderation, "none")));
		return done({ isNew: inserted !== undefined });
	});
}
