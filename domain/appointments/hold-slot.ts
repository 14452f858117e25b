import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { inTurn } from "./in-turn.ts";
import { liveList, loadSchedules } from "./queries-schedules.ts";
import { isOffered, openSlots } from "./rules.ts";
import { findByHoldKey, type HeldRow, heldColumns, lockVisitor, takeSlot } from "./take-slot.ts";
import { dayNumber, dayOf, dayText, duringText, wallMinute, wallMinuteFrom } from "./wall-clock.ts";

export type HoldRequest = {
	/** The idempotency key of the rendered form. */
	formKey: string;
	serviceId: string;
	officeId: string;
	/** Null: whichever of the office's desks is free then. */
	deskId: string | null;
	/** Where the visitor lives, when known; a beat's own desk brings its beat along. */
	beatId?: string | null;
	day: string;
	startMinute: number;
};

export type Held = HeldRow & { day: string; startMinute: number };

export type HoldRefusal =
	| "slot-taken"
	/** No such slot: outside the hours, too near, beyond the horizon, or never there. */
	| "slot-not-offered"
	| "too-many-attempts";

/** A visitor may take so many slots in ten minutes. Replays of one form count once. */
const holdsInTenMinutes = 30;

/**
 * The same form sent again has the same key. The visitor and the slot are part of it: a page from the browser's memory,
 * sent with another slot chosen, is another wish.
 */
const keyOf = (visitor: Visitor, request: HoldRequest, movesId: string | null): string =>
	createHash("sha256")
		.update(
			JSON.stringify([
				visitor.visitorHash,
				request.formKey,
				request.serviceId,
				request.officeId,
				request.deskId,
				request.day,
				request.startMinute,
				movesId,
			]),
		)
		.digest("base64url");

const earliestStart = (desk: LoadedDesk, now: Date): number =>
	wallMinuteFrom(new Date(now.getTime() + desk.noticeMinutes * 60_000), desk.zone);

/**
 * The desks that would offer this slot if nobody had a visit there, those that seem free first. The office may still
 * give away what is too near for visitors to take.
 */
export async function desksOffering(
	request: Omit<HoldRequest, "formKey">,
	now: Date,
	asked: "visitor" | "office" = "visitor",
): Promise<LoadedDesk[]> {
	const day = dayNumber(request.day);
	const { serviceId, officeId, deskId } = request;
	const desks = await loadSchedules(
		{ serviceId, officeId, deskId: deskId ?? undefined },
		day,
		1,
		now,
	);
	const start = day * 1440 + request.startMinute;
	const offering = desks.filter(
		(desk) =>
			(desk.beatId === null || deskId !== null || desk.beatId === request.beatId) &&
			day <= dayOf(wallMinute(now, desk.zone)) + desk.horizonDays &&
			isOffered(
				desk,
				start,
				asked === "office" ? wallMinuteFrom(now, desk.zone) : earliestStart(desk, now),
			),
	);
	const seemsFree = (desk: LoadedDesk) =>
		openSlots([desk], { fromDay: day, days: 1, notBefore: start }, 1)[0]?.startMinute ===
		request.startMinute;
	return offering.sort((one, other) => Number(seemsFree(other)) - Number(seemsFree(one)));
}

/** What this visitor has taken so far, whatever became of it. */
const listTaken = (transaction: Transaction, visitor: Visitor) =>
	transaction
		.select({
			...heldColumns,
			holdKey: appointments.holdKey,
			state: appointments.state,
			reference: appointments.reference,
			movesId: appointments.movesId,
			createdAt: appointments.createdAt,
		})
		.from(appointments)
		.where(eq(appointments.visitorHash, visitor.visitorHash));

/** Whether another's live visit stands at that desk at that minute, and this form was not answered before. */
async function isPlainlyTaken(
	visitor: Visitor,
	request: HoldRequest,
	holdKey: string,
	now: Date,
): Promise<boolean> {
	const start = dayNumber(request.day) * 1440 + request.startMinute;
	const { rows } = await db.execute<{ taken: boolean }>(sql`
		SELECT EXISTS (
			SELECT 1 FROM appointments a
			WHERE a.office_id = ${request.officeId} AND a.desk_id = ${request.deskId} AND a.state IN (${liveList})
				AND a.during && ${duringText(start, start + 1)}::tsrange
				AND a.visitor_hash IS DISTINCT FROM ${visitor.visitorHash}
				AND NOT (a.state = 'held' AND a.hold_expires_at <= ${now})
		) AND NOT EXISTS (SELECT 1 FROM appointments WHERE hold_key = ${holdKey}) AS taken`);
	return rows[0]?.taken ?? false;
}

/** Tries to hold, with nothing between it and the constraints. */
export async function attemptHold(
	visitor: Visitor,
	request: HoldRequest,
	movesId: string | null,
	now: Date,
): Promise<Outcome<Held, HoldRefusal>> {
	const { day, startMinute } = request;
	const holdKey = keyOf(visitor, request, movesId);
	const answer = ({ holdId, officeId, deskId, expiresAt }: HeldRow) =>
		done({ holdId, officeId, deskId, expiresAt, day, startMinute });
	const answered = await findByHoldKey(db, holdKey);
	if (answered) return answer(answered);
	const allowance = await consume("hold-slot-network", visitor.networkKey);
	if (!allowance.allowed) return refuse("too-many-attempts");
	const [desks, minutes] = await Promise.all([
		desksOffering(request, now),
		valueOn("booking.hold-minutes", dayText(Math.floor(now.getTime() / 86_400_000))),
	]);
	const [first] = desks;
	if (!first) return refuse("slot-not-offered");
	const wanted = {
		visitorHash: visitor.visitorHash,
		holdKey,
		serviceId: request.serviceId,
		beatId: first.beatId ?? request.beatId ?? null,
		start: dayNumber(day) * 1440 + startMinute,
		movesId,
		expiresAt: new Date(now.getTime() + minutes * 60_000),
	};
	return db.transaction(async (transaction) => {
		await lockVisitor(transaction, visitor.visitorHash);
		const taken = await listTaken(transaction, visitor);
		const replayed = taken.find((row) => row.holdKey === holdKey);
		if (replayed) return answer(replayed);
		const tenMinutesAgo = new Date(now.getTime() - 600_000);
		if (taken.filter((row) => row.createdAt > tenMinutesAgo).length >= holdsInTenMinutes)
			return refuse("too-many-attempts");
		const earlier = taken.filter((row) => row.reference === null && row.movesId === movesId);
		const held = await takeSlot(transaction, { ...wanted, earlier }, desks, now);
		if (!held) return refuse("slot-taken");
		await recordAudit(transaction, visitor, {
			action: movesId ? "appointment.move-held" : "appointment.held",
			subjectKind: "appointment",
			subjectId: held.holdId,
		});
		return answer(held);
	});
}

/** Holds a slot, as a new visit or as the new time of one. The rule for both; see holdSlot and startMove. */
export const holdFor = (
	visitor: Visitor,
	request: HoldRequest,
	movesId: string | null,
	now: Date,
): Promise<Outcome<Held, HoldRefusal>> =>
	inTurn(
		`${request.officeId} ${request.deskId} ${request.day} ${request.startMinute}`,
		async () => {
			const holdKey = keyOf(visitor, request, movesId);
			if (request.deskId !== null && (await isPlainlyTaken(visitor, request, holdKey, now)))
				return refuse("slot-taken");
			return attemptHold(visitor, request, movesId, now);
		},
	);

/** Holds a free slot for the visitor for ten minutes. An earlier unconfirmed hold of theirs is released. */
export const holdSlot = (
	visitor: Visitor,
	request: HoldRequest,
	now: Date,
): Promise<Outcome<Held, HoldRefusal>> => holdFor(visitor, request, null, now);
