import { and, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { db } from "#db/client.ts";
import { statisticsSignals } from "#db/schema/statistics.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { closeSchema, noteSchema, takeOnSchema } from "./signal-schema.ts";
import { kindsOf, universeOf } from "./universe.ts";

export type SignalRefusal =
	| "not-allowed"
	| "not-found"
	/** Somebody else wrote or closed meanwhile. */
	| "changed-meanwhile";

type Seen = z.infer<typeof takeOnSchema>;
type Changes = Partial<typeof statisticsSignals.$inferInsert>;

/** One change of an open signal, if nobody made another since it was looked at. */
async function change(
	officer: Officer,
	{ id, version }: Seen,
	action: string,
	changes: Changes,
): Promise<Outcome<{ id: string }, SignalRefusal>> {
	const universe = universeOf(officer);
	if (!universe || !can(officer, "signals.manage")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const [signal] = await transaction
			.select({ state: statisticsSignals.state, version: statisticsSignals.version })
			.from(statisticsSignals)
			.where(
				and(
					eq(statisticsSignals.id, id),
					inArray(statisticsSignals.deskKind, [...kindsOf[universe]]),
				),
			)
			.for("update");
		if (!signal) return refuse("not-found");
		if (signal.state !== "open" || signal.version !== version) return refuse("changed-meanwhile");
		await transaction
			.update(statisticsSignals)
			.set({ ...changes, version: sql`${statisticsSignals.version} + 1` })
			.where(eq(statisticsSignals.id, id));
		// The notes themselves stay out of the log: they are nobody's business but leadership's.
		await recordAudit(transaction, officer, { action, subjectKind: "signal", subjectId: id });
		return done({ id });
	});
}

/** Whoever takes a signal on looks after it, also instead of somebody else. */
export const takeOnSignal = (officer: Officer, seen: Seen) =>
	change(officer, seen, "signal.taken-on", { ownerId: officer.accountId });

export const noteSignal = (officer: Officer, { note, ...seen }: z.infer<typeof noteSchema>) =>
	change(officer, seen, "signal.noted", { note: note === "" ? null : note });

/** What was found or done. The same change is not raised again. */
export const closeSignal = (
	officer: Officer,
	{ closing, ...seen }: z.infer<typeof closeSchema>,
	now: Date,
) =>
	change(officer, seen, "signal.closed", {
		state: "closed",
		closedAt: now,
		closedBy: officer.accountId,
		closingNote: closing,
	});
