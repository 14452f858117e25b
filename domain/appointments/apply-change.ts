import { createHash } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, desks, services } from "#db/schema/appointments.ts";
import type { Officer } from "#domain/identity/actors.ts";
import {
	type BookedVisit,
	isTheirs,
	loadStanding,
	type Scope,
	stands,
	touches,
	visitsInScope,
} from "./disrupted-visits.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { type ScheduleChange, wholeDay } from "./schedule-change.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";
import { duringOf, writeChange } from "./write-change.ts";

export type Applied = { changeId: string; hits: BookedVisit[] };

export const scopeOf = (change: ScheduleChange): Scope => ({
	officeId: change.officeId,
	deskId: change.deskId,
	officerId: change.officerId,
	during: duringOf(change),
});

/** Visits that stood in the hours before `act` and do not after it. */
export async function fallenOut(
	transaction: Transaction,
	visits: BookedVisit[],
	now: Date,
	act: () => Promise<void>,
): Promise<BookedVisit[]> {
	if (visits.length === 0) {
		await act();
		return [];
	}
	const before = await loadStanding(transaction, visits, now);
	await act();
	const after = await loadStanding(transaction, visits, now);
	return visits.filter((visit) => stands(before, visit) && !stands(after, visit));
}

/**
 * Writes the change and finds the visits it hits, by the arithmetic that makes the slots. Another week or step hits what
 * no longer lies in the hours; a closure and an absence hit what they touch, whatever closed that time before them.
 */
export async function applyChange(
	transaction: Transaction,
	officer: Officer,
	change: ScheduleChange,
	formKey: string,
	now: Date,
): Promise<Applied> {
	const visits = await visitsInScope(transaction, scopeOf(change), now);
	let changeId = "";
	const fallen = await fallenOut(transaction, visits, now, async () => {
		changeId = await writeChange(transaction, officer, change, formKey, now);
	});
	if (change.kind !== "closure" && change.kind !== "absence") return { changeId, hits: fallen };
	const touched = visits.filter((visit) => touches(change.hours ?? wholeDay, visit));
	const { officerId } = change;
	if (officerId === null || touched.length === 0) return { changeId, hits: touched };
	const standing = await loadStanding(transaction, touched, now);
	return { changeId, hits: touched.filter((visit) => isTheirs(standing, visit, officerId)) };
}

/** A visit that a change hits, as the staff sees it before deciding. */
export type HitVisit = {
	id: string;
	day: string;
	startMinute: number;
	deskNumber: number;
	serviceName: (typeof services.$inferSelect)["name"];
};

export type Seen = {
	hits: HitVisit[];
	/** Times that somebody is choosing this moment; they will be told that the desk is closed. */
	holds: number;
	/** Differs when other visits are hit than the ones shown. */
	seen: string;
};

export const digestOf = (hits: HitVisit[]): string =>
	createHash("sha256")
		.update(
			hits
				.map(({ id }) => id)
				.sort()
				.join(" "),
		)
		.digest("base64url");

/** Of the visits hit, those the officer may see. A probation visit is flagged too, and shown to its own service alone. */
export async function showHits(
	transaction: Transaction,
	officer: Officer,
	hits: BookedVisit[],
): Promise<HitVisit[]> {
	if (hits.length === 0) return [];
	const rows = await transaction
		.select({
			id: appointments.id,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			deskNumber: desks.number,
			serviceName: services.name,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(
			and(
				inArray(
					appointments.id,
					hits.map(({ id }) => id),
				),
				seesVisit(officer),
			),
		)
		.orderBy(asc(sql`lower(${appointments.during})`), asc(desks.number));
	return rows.map(({ start, ...rest }) => ({
		...rest,
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
	}));
}

/** How many people hold a time that the change closes, at desks the officer may see. */
async function countHolds(
	transaction: Transaction,
	officer: Officer,
	change: ScheduleChange,
	now: Date,
): Promise<number> {
	if (change.kind !== "closure" && change.kind !== "absence") return 0;
	const { opensMinute, closesMinute } = change.hours ?? wholeDay;
	const place = change.officerId
		? eq(appointments.officerId, change.officerId)
		: change.deskId
			? eq(appointments.deskId, change.deskId)
			: eq(appointments.officeId, change.officeId);
	const [row] = await transaction
		.select({ count: sql<number>`count(*)::int` })
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(appointments.state, "held"),
				sql`${appointments.holdExpiresAt} > ${now}`,
				sql`${duringOf(change)}::daterange @> lower(${appointments.during})::date`,
				sql`${appointments.during} && tsrange(
					lower(${appointments.during})::date + ${opensMinute} * interval '1 minute',
					lower(${appointments.during})::date + ${closesMinute} * interval '1 minute')`,
				place,
				seesVisit(officer),
			),
		);
	return row?.count ?? 0;
}

export async function showApplied(
	transaction: Transaction,
	officer: Officer,
	change: ScheduleChange,
	applied: Applied,
	now: Date,
): Promise<Seen> {
	const hits = await showHits(transaction, officer, applied.hits);
	const holds = await countHolds(transaction, officer, change, now);
	return { hits, holds, seen: digestOf(hits) };
}
