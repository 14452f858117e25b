import { and, eq, ne } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume, forgive, giveBack } from "#domain/identity/limit-rate.ts";
import { isPinOf } from "#domain/identity/sealing.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { grantAccess } from "./access.ts";
import { phoneTailKeys } from "./contact.ts";
import { readReference } from "./reference.ts";

/** Whether the reference exists, whether the second part was wrong: both are "not-found". */
export type FindRefusal = "not-found" | "too-many-attempts";

const anyReference = "0000000000";

/**
 * Finds a visit by its reference and the PIN or the phone's last four digits, and lets this browser see it from then on.
 * Each attempt counts, per code, per person and per network. The same work is done whether the reference exists or not.
 */
export async function findVisit(
	visitor: Visitor,
	typed: { reference: string; secret: string },
	now: Date,
): Promise<Outcome<{ reference: string }, FindRefusal>> {
	const reference = readReference(typed.reference);
	const code = reference ?? anyReference;
	const allowances = [
		await consume("find-visit-network", visitor.networkKey),
		await consume("find-visit-visitor", visitor.visitorHash),
		await consume("find-visit-reference", code),
	];
	if (allowances.some(({ allowed }) => !allowed)) return refuse("too-many-attempts");
	const digits = typed.secret.replace(/\D/g, "");
	const [row] = await db
		.select({ id: appointments.id, phoneTailKey: appointments.phoneTailKey })
		.from(appointments)
		.where(and(eq(appointments.reference, code), ne(appointments.state, "moved")));
	const byPin = isPinOf(code, digits);
	const keys = phoneTailKeys(digits);
	const byPhone = digits.length === 4 && keys.includes(row?.phoneTailKey ?? "none");
	if (!row || !reference || !(byPin || byPhone)) return refuse("not-found");
	await db.transaction(async (transaction) => {
		await grantAccess(transaction, visitor, reference, now);
		await recordAudit(transaction, visitor, {
			action: "appointment.found",
			subjectKind: "appointment",
			subjectId: row.id,
			details: { by: byPin ? "pin" : "phone-tail" },
		});
	});
	await Promise.all([
		forgive("find-visit-reference", code),
		forgive("find-visit-visitor", visitor.visitorHash),
		giveBack("find-visit-network", visitor.networkKey),
	]);
	return done({ reference });
}
