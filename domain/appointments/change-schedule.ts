import { eq } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { scheduleChanges, visitDisruptions } from "#db/schema/schedules.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { type Applied, applyChange, type Seen, scopeOf, showApplied } from "./apply-change.ts";
import { type BookedVisit, officesTouched } from "./disrupted-visits.ts";
import { keeps } from "./keeps-schedule.ts";
import { type ChangeKind, longestDays, type ScheduleChange } from "./schedule-change.ts";
import { lockSchedulesToChange } from "./schedule-lock.ts";
import { dayNumber, dayOf, wallMinute } from "./wall-clock.ts";

export type ChangeRefusal =
	/** Not theirs to change, or no such desk, inspector or office. */
	| "not-found"
	/** It would begin on a day that is over. */
	| "in-the-past"
	/** It would end before it begins, or has no end and needs one, or lasts too long. */
	| "wrong-days";

export type SaveRefusal =
	| ChangeRefusal
	/** Other visits are hit than those that were shown: look again. */
	| "preview-changed";

/** Somebody fell ill yesterday, and one enters it today. */
const absenceMayBegin = 31;

async function refusalOf(
	officer: Officer,
	change: ScheduleChange,
	now: Date,
): Promise<ChangeRefusal | null> {
	if (!(await keeps(officer, change))) return "not-found";
	const [office] = await db
		.select({ zone: offices.zone })
		.from(offices)
		.where(eq(offices.id, change.officeId));
	const today = dayOf(wallMinute(now, office?.zone ?? "UTC"));
	const from = dayNumber(change.from);
	if (from < today - (change.kind === "absence" ? absenceMayBegin : 0)) return "in-the-past";
	const hasEnd =
		change.kind === "closure" || change.kind === "opening" || change.kind === "absence";
	if (change.to === null) return hasEnd ? "wrong-days" : null;
	const days = dayNumber(change.to) - from + 1;
	return days < 1 || (hasEnd && days > longestDays) ? "wrong-days" : null;
}

/** Thrown to leave nothing behind. */
class Tried extends Error {
	readonly seen: Seen;
	constructor(seen: Seen) {
		super("tried");
		this.seen = seen;
	}
}

/** What the change would do: it is made, looked at and rolled back, so that looking and saving cannot differ. */
export async function previewChange(
	officer: Officer,
	change: ScheduleChange,
	now: Date,
): Promise<Outcome<Seen, ChangeRefusal>> {
	const refusal = await refusalOf(officer, change, now);
	if (refusal) return refuse(refusal);
	try {
		return await db.transaction(async (transaction) => {
			const key = crypto.randomUUID();
			const applied = await applyChange(transaction, officer, change, key, now);
			throw new Tried(await showApplied(transaction, officer, change, applied, now));
		});
	} catch (error) {
		if (error instanceof Tried) return done(error.seen);
		throw error;
	}
}

/** Flags visits with what hit them. The caller holds the lock of their offices' schedules. */
export async function flagVisits(
	transaction: Transaction,
	cause: { kind: ChangeKind; id: string },
	hits: readonly BookedVisit[],
	now: Date,
): Promise<void> {
	if (hits.length === 0) return;
	await transaction
		.insert(visitDisruptions)
		.values(
			hits.map(({ id, officeId }) => ({
				appointmentId: id,
				officeId,
				causeKind: cause.kind,
				causeId: cause.id,
				flaggedAt: now,
			})),
		)
		.onConflictDoNothing();
}

export type Saved = {
	changeId: string;
	/** Visits flagged, those the officer may not see included. */
	flagged: number;
};

class Stale extends Error {}

async function save(
	transaction: Transaction,
	officer: Officer,
	change: ScheduleChange,
	form: { formKey: string; seen: string },
	now: Date,
): Promise<Saved> {
	await lockSchedulesToChange(transaction, await officesTouched(transaction, scopeOf(change)));
	const [earlier] = await transaction
		.select({ id: scheduleChanges.id, createdBy: scheduleChanges.createdBy })
		.from(scheduleChanges)
		.where(eq(scheduleChanges.formKey, form.formKey));
	if (earlier?.createdBy === officer.accountId) return { changeId: earlier.id, flagged: 0 };
	const applied: Applied = await applyChange(transaction, officer, change, form.formKey, now);
	const shown = await showApplied(transaction, officer, change, applied, now);
	if (shown.seen !== form.seen) throw new Stale();
	await flagVisits(transaction, { kind: change.kind, id: applied.changeId }, applied.hits, now);
	const { kind, officeId, deskId, officerId, from, to } = change;
	await recordAudit(transaction, officer, {
		action: "schedule.changed",
		subjectKind: "schedule-change",
		subjectId: applied.changeId,
		details: { kind, officeId, deskId, officerId, from, to, flagged: applied.hits.length },
	});
	return { changeId: applied.changeId, flagged: applied.hits.length };
}

/**
 * Saves the change and flags the visits it hits, both or neither. `seen` is what the preview answered: when other visits
 * are hit by now, nothing is saved. One form saves once.
 */
export async function saveChange(
	officer: Officer,
	change: ScheduleChange,
	form: { formKey: string; seen: string },
	now: Date,
): Promise<Outcome<Saved, SaveRefusal>> {
	const refusal = await refusalOf(officer, change, now);
	if (refusal) return refuse(refusal);
	try {
		return done(
			await db.transaction((transaction) => save(transaction, officer, change, form, now)),
		);
	} catch (error) {
		if (error instanceof Stale) return refuse("preview-changed");
		throw error;
	}
}
