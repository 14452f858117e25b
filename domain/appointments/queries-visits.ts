import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/client.ts";
import { appointments, desks, services } from "#db/schema/appointments.ts";
import { officers, offices } from "#db/schema/territory.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { derivePin } from "#domain/identity/sealing.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { isRowId, visibleTo } from "./access.ts";
import { canChange, changeUntil } from "./change-rules.ts";
import { unsealContact } from "./contact.ts";
import { publicServiceName } from "./public-service-name.ts";
import { feeInTenge } from "./queries.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { cutoffMinutesOf } from "./settle-visit.ts";
import { dayOf, dayText, instantAt, minuteOf } from "./wall-clock.ts";

const moved = alias(appointments, "moved_visit");

const columns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	sequence: appointments.sequence,
	beatId: appointments.beatId,
	contact: appointments.contact,
	language: appointments.language,
	adjustments: appointments.adjustments,
	forSomeoneElse: appointments.forSomeoneElse,
	holdExpiresAt: appointments.holdExpiresAt,
	holdExtended: appointments.holdExtended,
	closedReason: appointments.closedReason,
	bookedAt: appointments.bookedAt,
	closedAt: appointments.closedAt,
	movesReference: moved.reference,
	service: {
		id: services.id,
		name: services.name,
		bring: services.bring,
		feeMci: services.feeMci,
		feeNote: services.feeNote,
		sensitive: services.sensitive,
		cutoffMinutes: cutoffMinutesOf,
	},
	office: {
		id: offices.id,
		unitId: offices.unitId,
		number: offices.number,
		address: offices.address,
		landmark: offices.landmark,
		directions: offices.directions,
		phone: offices.phone,
		access: offices.access,
		lon: offices.lon,
		lat: offices.lat,
		zone: offices.zone,
		synthetic: offices.synthetic,
	},
	desk: { id: desks.id, number: desks.number },
	officer: { id: officers.id, name: officers.name, rank: officers.rank },
};

const select = () =>
	db
		.select(columns)
		.from(appointments)
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.leftJoin(officers, eq(officers.id, appointments.officerId))
		.leftJoin(moved, eq(moved.id, appointments.movesId));

type Row = Awaited<ReturnType<typeof select>>[number];

async function view(row: Row) {
	const { start, end, contact, service, office, ...rest } = row;
	const day = dayText(dayOf(start));
	const { sensitive, feeMci, name, cutoffMinutes, ...shown } = service;
	return {
		...rest,
		office,
		day,
		startMinute: minuteOf(start),
		endMinute: minuteOf(start) + end - start,
		startsAt: instantAt(start, office.zone),
		endsAt: instantAt(end, office.zone),
		service: {
			...shown,
			/** How the visit may be called: never by a sensitive purpose. */
			name: publicServiceName({ name, sensitive }, row.desk.number),
			feeMci,
			feeTenge: feeInTenge(feeMci, await valueOn("mci", day)),
			cutoffMinutes,
		},
		contact: contact ? unsealContact(contact) : null,
	};
}

export type HoldView = Awaited<ReturnType<typeof view>> & {
	holdId: string;
	/** "lapsed": the time is up, the answers are kept, and it can still be confirmed if the slot is free. */
	hold: "held" | "lapsed";
	expiresAt: Date;
};

const unconfirmed = (visitor: Visitor) =>
	and(
		eq(appointments.visitorHash, visitor.visitorHash),
		inArray(appointments.state, ["held", "expired"]),
		isNull(appointments.reference),
	);

/** The visitor's unconfirmed hold: the newest, or the one of that id. */
export async function findMyHold(
	visitor: Visitor,
	now: Date,
	holdId?: string,
): Promise<HoldView | null> {
	if (holdId !== undefined && !isRowId(holdId)) return null;
	const which = holdId === undefined ? isNull(appointments.movesId) : eq(appointments.id, holdId);
	const [row] = await select()
		.where(and(unconfirmed(visitor), which))
		.orderBy(desc(appointments.createdAt))
		.limit(1);
	if (!row?.holdExpiresAt) return null;
	return {
		...(await view(row)),
		holdId: row.id,
		hold: row.state === "held" && now < row.holdExpiresAt ? "held" : "lapsed",
		expiresAt: row.holdExpiresAt,
	};
}

/** The reference that a hold of this visitor has become, for a page that is opened again after confirming. */
export async function findReferenceOfHold(
	visitor: Visitor,
	holdId: string,
): Promise<string | null> {
	if (!isRowId(holdId)) return null;
	const [row] = await db
		.select({ reference: appointments.reference })
		.from(appointments)
		.where(and(eq(appointments.id, holdId), eq(appointments.visitorHash, visitor.visitorHash)));
	return row?.reference ?? null;
}

async function visitView(row: Row & { reference: string }, now: Date) {
	const visit = await view(row);
	const change = { ...visit, cutoffMinutes: visit.service.cutoffMinutes };
	return {
		...visit,
		reference: row.reference,
		pin: derivePin(row.reference),
		canChange: canChange(change, now),
		changeUntil: changeUntil(change),
	};
}

export type VisitView = Awaited<ReturnType<typeof visitView>>;

const hasReference = (row: Row): row is Row & { reference: string } => row.reference !== null;

/** A visit this browser may see, with its PIN; null when there is none or it is not theirs. */
export async function findMyVisit(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<VisitView | null> {
	const [row] = await select().where(
		and(
			eq(appointments.reference, reference),
			ne(appointments.state, "moved"),
			visibleTo(visitor, now),
		),
	);
	return row && hasReference(row) ? visitView(row, now) : null;
}

/** The visits this browser may see, those to come first. */
export async function listMyVisits(visitor: Visitor, now: Date): Promise<VisitView[]> {
	const rows = await select()
		.where(and(ne(appointments.state, "moved"), visibleTo(visitor, now)))
		.orderBy(desc(sql`lower(${appointments.during})`))
		.limit(50);
	const visits = await Promise.all(rows.filter(hasReference).map((row) => visitView(row, now)));
	const isOver = (visit: VisitView) => visit.endsAt <= now;
	return visits
		.filter((visit) => !isOver(visit))
		.reverse()
		.concat(visits.filter(isOver));
}
