import { and, eq, inArray, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { phoneTailKeyOf, sealContact } from "./contact.ts";
import type { Details } from "./schema.ts";

export type DetailsRefusal = "not-found";

/** Seals who comes into the visitor's unconfirmed hold. One that has run out keeps the answers too. */
export async function saveDetails(
	visitor: Visitor,
	holdId: string,
	details: Details,
): Promise<Outcome<{ holdId: string }, DetailsRefusal>> {
	if (!isRowId(holdId)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const [row] = await transaction
			.update(appointments)
			.set({
				contact: sealContact(details),
				phoneTailKey: phoneTailKeyOf(details),
				language: details.language,
				adjustments: details.adjustments,
				forSomeoneElse: details.forSomeoneElse,
			})
			.where(
				and(
					eq(appointments.id, holdId),
					eq(appointments.visitorHash, visitor.visitorHash),
					inArray(appointments.state, ["held", "expired"]),
					isNull(appointments.reference),
					// Moving a visit changes its time, not who comes.
					isNull(appointments.movesId),
				),
			)
			.returning({ id: appointments.id });
		if (!row) return refuse("not-found");
		await recordAudit(transaction, visitor, {
			action: "appointment.details-saved",
			subjectKind: "appointment",
			subjectId: holdId,
		});
		return done({ holdId });
	});
}
