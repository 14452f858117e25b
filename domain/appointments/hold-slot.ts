import { createHash } from "node:crypto";
import { and, count, eq, gt } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { type LoadedDesk, loadSchedules } from "./queries-schedules.ts";
import { isOffered, openSlots } from "./rules.ts";
import { findByHoldKey, type HeldRow, lockVisitor, takeSlot } from "./take-slot.ts";
import { dayNumber, dayOf, wallMinute, wallMinuteFrom } from "./wall-clock.ts";

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

/** The desks that would offer this slot if nobody had a visit there, those that seem free first. */
export async function desksOffering(
	request: Omit<HoldRequest, "formKey">,
	now: Date,
): Promise<LoadedDesk[]> {
	const [service] = await db
		.select({
			noticeMinutes: services.noticeMinutes,
			horizonDays: services.horizonDays,
			bookable: services.bookable,
		})
		.from(services)
		.where(eq(services.id, request.serviceId));
	if (!service?.bookable) return [];
	const day = dayNumber(request.day);
	const { serviceId, officeId, deskId } = request;
	const desks = await loadSchedules(
		{ serviceId, officeId, deskId: deskId ?? undefined },
		day,
		1,
		now,
	);
	const earliest = new Date(now.getTime() + service.noticeMinutes * 60_000);
	const start = day * 1440 + request.startMinute;
	const offering = desks.filter(
		(desk) =>
			(desk.beatId === null || deskId !== null || desk.beatId === request.beatId) &&
			day <= dayOf(wallMinute(now, desk.zone)) + service.horizonDays &&
			isOffered(desk, start, wallMinuteFrom(earliest, desk.zone)),
	);
	const seemsFree = (desk: LoadedDesk) =>
		openSlots([desk], { fromDay: day, days: 1, notBefore: start }, 1)[0]?.startMinute ===
		request.startMinute;
	return offering.sort((one, other) => Number(seemsFree(other)) - Number(seemsFree(one)));
}

async function tookTooMany(transaction: Transaction, visitor: Visitor, now: Date) {
	const [taken] = await transaction
		.select({ count: count() })
		.from(appointments)
		.where(
			and(
				eq(appointments.visitorHash, visitor.visitorHash),
				gt(appointments.createdAt, new Date(now.getTime() - 600_000)),
			),
		);
	return (taken?.count ?? 0) >= holdsInTenMinutes;
}

/** Holds a slot, as a new visit or as the new time of one. The rule for both; see holdSlot and startMove. */
export async function holdFor(
	visitor: Visitor,
	request: HoldRequest,
	movesId: string | null,
	now: Date,
): Promise<Outcome<Held, HoldRefusal>> {
	const { day, startMinute } = request;
	const holdKey = keyOf(visitor, request, movesId);
	const answer = (row: HeldRow) => done({ ...row, day, startMinute });
	const earlier = await findByHoldKey(db, holdKey);
	if (earlier) return answer(earlier);
	const allowance = await consume("hold-slot-network", visitor.networkKey);
	if (!allowance.allowed) return refuse("too-many-attempts");
	const [desks, minutes] = await Promise.all([
		desksOffering(request, now),
		valueOn("booking.hold-minutes", day),
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
		const replayed = await findByHoldKey(transaction, holdKey);
		if (replayed) return answer(replayed);
		if (await tookTooMany(transaction, visitor, now)) return refuse("too-many-attempts");
		const held = await takeSlot(transaction, wanted, desks, now);
		if (!held) return refuse("slot-taken");
		await recordAudit(transaction, visitor, {
			action: movesId ? "appointment.move-held" : "appointment.held",
			subjectKind: "appointment",
			subjectId: held.holdId,
		});
		return answer(held);
	});
}

/** Holds a free slot for the visitor for ten minutes. An earlier unconfirmed hold of theirs is released. */
export const holdSlot = (
	visitor: Visitor,
	request: HoldRequest,
	now: Date,
): Promise<Outcome<Held, HoldRefusal>> => holdFor(visitor, request, null, now);
