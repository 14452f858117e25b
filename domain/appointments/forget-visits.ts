import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { visitAccess } from "#db/schema/appointments.ts";
import type { Visitor } from "#domain/identity/actors.ts";

/** Takes the sight of every visit from this browser; reference with PIN or phone tail gives it back. */
export async function forgetVisits(visitor: Visitor): Promise<void> {
	await db.delete(visitAccess).where(eq(visitAccess.visitorHash, visitor.visitorHash));
}
