import { and, desc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { liveList } from "./queries-schedules.ts";
import { dayOf, duringText } from "./wall-clock.ts";

/** Where and when, as the constraints see it. */
export type Place = { officeId: string; deskId: string; officerId: string | null; during: string };

export type Wanted = {
	visitorHash: string;
	holdKey: string;
	serviceId: string;
	beatId: string | null;
	/** Minutes of the wall clock. */
	start: number;
	/** The visit whose new time this is to be. */
	movesId: string | null;
	expiresAt: Date;
	/** The visitor's unconfirmed rows of the same purpose, live or lapsed. */
	earlier: readonly { state: string }[];
};

export const heldColumns = {
	holdId: appointments.id,
	officeId: appointments.officeId,
	deskId: appointments.deskId,
	expiresAt: appointments.holdExpiresAt,
};

export type HeldRow = { holdId: string; officeId: string; deskId: string; expiresAt: Date | null };

/** One visitor's commands wait for each other. Locks are taken in one order: visitor, person, desk, officer, rows. */
export const lockVisitor = (transaction: Transaction, visitorHash: string) =>
	transaction.execute(
		sql`SELECT pg_advisory_xact_lock(hashtextextended(${`visitor ${visitorHash}`}, 0))`,
	);

export const placeOf = (desk: LoadedDesk, start: number): Place => ({
	officeId: desk.officeId,
	deskId: desk.deskId,
	officerId: desk.serving?.[dayOf(start) - desk.firstDay]?.id ?? null,
	during: duringText(start, start + desk.minutes),
});

const overlapping = ({ officeId, deskId, officerId, during }: Place) => sql`
	((${appointments.officeId} = ${officeId} AND ${appointments.deskId} = ${deskId}
		AND ${appointments.during} && ${during}::tsrange)
	OR (${appointments.officerId} = ${officerId}::uuid AND ${appointments.during} && ${during}::tsrange))
	AND ${appointments.state} IN (${liveList})`;

/** Sets holds that have run out and stand in the way to expired. One that is being confirmed this moment is left. */
export async function clearOverdueHolds(
	transaction: Transaction,
	place: Place,
	now: Date,
): Promise<void> {
	const overdue = transaction
		.select({ id: appointments.id })
		.from(appointments)
		.where(
			and(
				eq(appointments.state, "held"),
				sql`${appointments.holdExpiresAt} <= ${now}`,
				overlapping(place),
			),
		)
		.for("update", { skipLocked: true });
	await transaction
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(inArray(appointments.id, overdue));
}

async function insertHold(
	transaction: Transaction,
	wanted: Wanted,
	desk: LoadedDesk,
	now: Date,
): Promise<HeldRow | null> {
	const place = placeOf(desk, wanted.start);
	if (desk.hasOverdueHold) await clearOverdueHolds(transaction, place, now);
	// Without ON CONFLICT a crowd at one slot deadlocks: see docs/decisions.
	const [row] = await transaction
		.insert(appointments)
		.values({
			...place,
			serviceId: wanted.serviceId,
			beatId: wanted.beatId,
			state: "held",
			visitorHash: wanted.visitorHash,
			holdKey: wanted.holdKey,
			holdExpiresAt: wanted.expiresAt,
			movesId: wanted.movesId,
			createdAt: now,
		})
		.onConflictDoNothing()
		.returning(heldColumns);
	return row ?? null;
}

const ownUnconfirmed = (wanted: Wanted) =>
	and(
		eq(appointments.visitorHash, wanted.visitorHash),
		isNull(appointments.reference),
		wanted.movesId === null
			? isNull(appointments.movesId)
			: eq(appointments.movesId, wanted.movesId),
	);

/** When only the visitor's own earlier hold is in the way: that very hold, or the new one in its stead. */
async function takeFromOneself(
	transaction: Transaction,
	wanted: Wanted,
	desk: LoadedDesk,
	now: Date,
): Promise<HeldRow | null> {
	const place = placeOf(desk, wanted.start);
	const inTheWay = await transaction
		.select({
			...heldColumns,
			own: sql<boolean>`coalesce(${ownUnconfirmed(wanted)}, false)`,
			same: sql<boolean>`${appointments.during} = ${place.during}::tsrange
				AND ${appointments.deskId} = ${place.deskId} AND ${appointments.serviceId} = ${wanted.serviceId}`,
		})
		.from(appointments)
		.where(overlapping(place));
	if (inTheWay.length === 0 || inTheWay.some((row) => !row.own)) return null;
	const same = inTheWay.find((row) => row.same);
	if (same) return same;
	await transaction
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(
			inArray(
				appointments.id,
				inTheWay.map((row) => row.holdId),
			),
		);
	return insertHold(transaction, wanted, desk, now);
}

/** The answer given to this form before, if it was. */
export async function findByHoldKey(
	queryable: Pick<Transaction, "select">,
	holdKey: string,
): Promise<HeldRow | null> {
	const [row] = await queryable
		.select(heldColumns)
		.from(appointments)
		.where(eq(appointments.holdKey, holdKey));
	return row ?? null;
}

/** The answers of an earlier unconfirmed hold (or of the visit to be moved) go with the visitor to the new one. */
async function carryDetails(transaction: Transaction, wanted: Wanted, holdId: string) {
	const [details] = await transaction
		.select({
			contact: appointments.contact,
			phoneTailKey: appointments.phoneTailKey,
			language: appointments.language,
			adjustments: appointments.adjustments,
			forSomeoneElse: appointments.forSomeoneElse,
		})
		.from(appointments)
		.where(
			wanted.movesId === null
				? and(
						ownUnconfirmed(wanted),
						isNotNull(appointments.contact),
						inArray(appointments.state, ["held", "expired"]),
						ne(appointments.id, holdId),
					)
				: eq(appointments.id, wanted.movesId),
		)
		.orderBy(desc(appointments.createdAt))
		.limit(1);
	if (details)
		await transaction.update(appointments).set(details).where(eq(appointments.id, holdId));
}

/**
 * Takes the slot at the first of the desks that has it. The new hold is made first and the visitor's earlier one
 * released after it, so that whoever finds the slot taken still has what they had. Null: taken at every desk.
 * The caller holds lockVisitor.
 */
export async function takeSlot(
	transaction: Transaction,
	wanted: Wanted,
	desks: readonly LoadedDesk[],
	now: Date,
): Promise<HeldRow | null> {
	const hasLive = wanted.earlier.some((row) => row.state === "held");
	let held: HeldRow | null = null;
	for (const desk of desks) {
		held = await insertHold(transaction, wanted, desk, now);
		if (held) break;
	}
	for (const desk of held || !hasLive ? [] : desks) {
		held = await takeFromOneself(transaction, wanted, desk, now);
		if (held) break;
	}
	if (!held) return null;
	if (wanted.movesId !== null || wanted.earlier.length > 0)
		await carryDetails(transaction, wanted, held.holdId);
	if (!hasLive) return held;
	await transaction
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(
			and(ownUnconfirmed(wanted), eq(appointments.state, "held"), ne(appointments.id, held.holdId)),
		);
	return held;
}
