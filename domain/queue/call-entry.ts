import { isRowId } from "#domain/appointments/access.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { Called, CallRefusal } from "./call-next.ts";
import type { QueueState } from "./change-turn.ts";
import { lockEntry } from "./lock-entry.ts";
import { isBusy, openTurn } from "./open-turn.ts";
import { orChangedMeanwhile } from "./or-changed-meanwhile.ts";
import { beforeStep, recordStep } from "./record-step.ts";
import { findDeskToWorkAt } from "./work-desk.ts";

/** Why somebody is called before their turn. Kept in the audit; words of one's own could hold a name. */
export const callReasons = [
	/** A law lets them go first. */
	"priority-right",
	"health",
	"small-child",
	/** They did not hear their call. */
	"missed-call",
	"other-desk-sent",
	"head-decided",
] as const;
export type CallReason = (typeof callReasons)[number];

const callable: readonly QueueState[] = ["waiting", "parked", "not-here"];

/**
 * Calls a chosen ticket of the desk's line out of turn, for a stated reason. The rule's count goes on as if nobody had
 * been called. Whoever was not here is called as well: the visit that counted as not come is open again.
 */
export async function callEntry(
	officer: Officer,
	deskId: string,
	entryId: string,
	reason: CallReason,
	now: Date,
): Promise<Outcome<Called, Exclude<CallRefusal, "nobody-waits"> | "changed-meanwhile">> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	if (!isRowId(entryId)) return refuse("not-found");
	return orChangedMeanwhile(async (transaction) => {
		const desk = await findDeskToWorkAt(transaction, officer, deskId, now);
		const locked = desk ? await lockEntry(transaction, entryId) : null;
		if (!desk || !locked) return refuse("not-found");
		const { entry, line } = locked;
		const isTheirs =
			entry.officeId === desk.officeId &&
			entry.day === desk.day &&
			entry.deskKind === desk.kind &&
			(entry.deskId === null || entry.deskId === desk.id);
		if (!isTheirs) return refuse("not-found");
		if (!callable.includes(entry.state)) return refuse("changed-meanwhile");
		if (await isBusy(transaction, desk.id)) return refuse("desk-busy");
		await openTurn(transaction, desk, entry, now);
		await recordStep(transaction, line, {
			entryId,
			kind: "called-by-choice",
			deskId: desk.id,
			accountId: officer.accountId,
			at: now,
			before: beforeStep(entry, line.bookedInARow),
		});
		await recordAudit(transaction, officer, {
			action: "queue.called-by-choice",
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { desk: desk.id, reason },
		});
		return done({ entryId, letter: entry.letter, number: entry.number });
	});
}
