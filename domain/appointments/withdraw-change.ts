import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { scheduleChanges, visitDisruptions } from "#db/schema/schedules.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { digestOf, fallenOut, type HitVisit, showHits } from "./apply-change.ts";
import { flagVisits } from "./change-schedule.ts";
import {
	type BookedVisit,
	loadStanding,
	officesTouched,
	stands,
	visitsInScope,
} from "./disrupted-visits.ts";
import { keepsChange } from "./keeps-schedule.ts";
import { lockSchedulesToChange } from "./schedule-lock.ts";
import { withdrawOffers } from "./settle-visit.ts";
import { dayOf, dayText } from "./wall-clock.ts";

export type WithdrawRefusal = "not-found" | "preview-changed";

/** What taking a change back does: visits that stand again, and visits booked in hours that are gone with it. */
export type Withdrawal = { freed: HitVisit[]; hits: HitVisit[]; seen: string };

const columns = {
	id: scheduleChanges.id,
	ordinal: scheduleChanges.ordinal,
	kind: scheduleChanges.kind,
	officeId: scheduleChanges.officeId,
	deskId: scheduleChanges.deskId,
	officerId: scheduleChanges.officerId,
	during: scheduleChanges.during,
	withdrawnAt: scheduleChanges.withdrawnAt,
};

async function findChange(transaction: Transaction, officer: Officer, id: string) {
	const [change] = await transaction
		.select(columns)
		.from(scheduleChanges)
		.where(and(eq(scheduleChanges.id, id), keepsChange(officer)));
	return change ?? null;
}

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

const openFlags = (causeId: string) =>
	and(eq(visitDisruptions.causeId, causeId), isNull(visitDisruptions.resolvedAt));

async function flaggedBy(transaction: Transaction, change: Change, now: Date) {
	// The visits before their offers, as those who answer an offer lock them.
	await transaction.execute(sql`SELECT id FROM appointments WHERE id IN (
		SELECT appointment_id FROM visit_disruptions WHERE cause_id = ${change.id} AND resolved_at IS NULL
	) ORDER BY id FOR UPDATE`);
	const flags = await transaction
		.select({ id: visitDisruptions.appointmentId })
		.from(visitDisruptions)
		.where(openFlags(change.id));
	const ids = new Set(flags.map((flag) => flag.id));
	return (await visitsInScope(transaction, change, now)).filter((visit) => ids.has(visit.id));
}

/** Another week or step that was saved later may leave a visit outside as well: the flag becomes its. */
async function findOtherCause(transaction: Transaction, change: Change, visit: BookedVisit) {
	const [other] = await transaction
		.select({ id: scheduleChanges.id, kind: scheduleChanges.kind })
		.from(scheduleChanges)
		.where(
			and(
				inArray(scheduleChanges.kind, ["hours", "capacity"]),
				isNull(scheduleChanges.withdrawnAt),
				ne(scheduleChanges.id, change.id),
				sql`${scheduleChanges.deskId} IS NOT DISTINCT FROM ${change.deskId}`,
				sql`${scheduleChanges.officerId} IS NOT DISTINCT FROM ${change.officerId}::uuid`,
				sql`${scheduleChanges.during} @> ${dayText(dayOf(visit.start))}::date`,
			),
		)
		.orderBy(desc(scheduleChanges.ordinal))
		.limit(1);
	return other ?? null;
}

async function unflag(transaction: Transaction, change: Change, now: Date): Promise<BookedVisit[]> {
	const flagged = await flaggedBy(transaction, change, now);
	const freed: BookedVisit[] = [];
	const standing = flagged.length > 0 ? await loadStanding(transaction, flagged, now) : null;
	const isWeek = change.kind === "hours" || change.kind === "capacity";
	for (const visit of flagged) {
		const outside = isWeek && standing !== null && !stands(standing, visit);
		const other = outside ? await findOtherCause(transaction, change, visit) : null;
		if (other) await flagVisits(transaction, other, [visit], now);
		else freed.push(visit);
	}
	await transaction
		.update(visitDisruptions)
		.set({ resolvedAt: now, resolution: "withdrawn" })
		.where(openFlags(change.id));
	if (freed.length === 0) return freed;
	const still = await transaction
		.select({ id: visitDisruptions.appointmentId })
		.from(visitDisruptions)
		.where(
			and(
				isNull(visitDisruptions.resolvedAt),
				inArray(
					visitDisruptions.appointmentId,
					freed.map(({ id }) => id),
				),
			),
		);
	const hit = new Set(still.map(({ id }) => id));
	return freed.filter(({ id }) => !hit.has(id));
}

async function withdraw(
	transaction: Transaction,
	officer: Officer,
	change: Change,
	now: Date,
): Promise<{ freed: BookedVisit[]; hits: BookedVisit[]; shown: Withdrawal }> {
	const visits = await visitsInScope(transaction, change, now);
	const hits = await fallenOut(transaction, visits, now, async () => {
		await transaction
			.update(scheduleChanges)
			.set({ withdrawnAt: now, withdrawnBy: officer.accountId })
			.where(eq(scheduleChanges.id, change.id));
	});
	const freed = await unflag(transaction, change, now);
	await flagVisits(transaction, change, hits, now);
	const shownHits = await showHits(transaction, officer, hits);
	const shownFreed = await showHits(transaction, officer, freed);
	const shown = { freed: shownFreed, hits: shownHits, seen: digestOf(shownHits) };
	return { freed, hits, shown };
}

class Undone extends Error {
	readonly outcome: Outcome<Withdrawal, WithdrawRefusal>;
	constructor(outcome: Outcome<Withdrawal, WithdrawRefusal>) {
		super("undone");
		this.outcome = outcome;
	}
}

async function attempt(
	officer: Officer,
	id: string,
	now: Date,
	seen: string | null,
): Promise<Outcome<Withdrawal, WithdrawRefusal>> {
	if (!isRowId(id)) return refuse("not-found");
	try {
		return await db.transaction(async (transaction) => {
			const found = await findChange(transaction, officer, id);
			if (!found) return refuse("not-found");
			if (seen !== null)
				await lockSchedulesToChange(transaction, await officesTouched(transaction, found));
			// Somebody may have taken it back while this one waited for the lock.
			const change = await findChange(transaction, officer, id);
			if (!change || change.withdrawnAt) return done({ freed: [], hits: [], seen: "" });
			const { freed, hits, shown } = await withdraw(transaction, officer, change, now);
			if (seen === null) throw new Undone(done(shown));
			if (seen !== shown.seen) throw new Undone(refuse("preview-changed"));
			await withdrawOffers(
				transaction,
				freed.map((visit) => visit.id),
				now,
			);
			await recordAudit(transaction, officer, {
				action: "schedule.withdrawn",
				subjectKind: "schedule-change",
				subjectId: id,
				details: { kind: change.kind, unflagged: freed.length, flagged: hits.length },
			});
			return done(shown);
		});
	} catch (error) {
		if (error instanceof Undone) return error.outcome;
		throw error;
	}
}

/** What taking the change back would do. */
export const previewWithdrawal = (officer: Officer, id: string, now: Date) =>
	attempt(officer, id, now, null);

/**
 * Takes a change back: the hours before it hold again, visits it hit and nobody has settled yet are no longer flagged,
 * and those booked in hours that only it opened are. Asked again it does nothing.
 */
export const withdrawChange = (officer: Officer, id: string, seen: string, now: Date) =>
	attempt(officer, id, now, seen);
