import { and, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks, services } from "#db/schema/appointments.ts";
import type { Localized } from "#db/schema/columns.ts";
import { queueEntries, queueSteps } from "#db/schema/queue.ts";
import { unsealContact } from "#domain/appointments/contact.ts";
import { seesVisit } from "#domain/appointments/seen-by.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import type { QueueState } from "./change-turn.ts";
import { lineNow } from "./queries-line.ts";
import { isOnTime, type QueueRules } from "./rules.ts";
import { undoableMs } from "./undo-window.ts";
import { findDeskToWorkAt, type WorkDesk } from "./work-desk.ts";

export type DeskPerson = {
	entryId: string;
	letter: string;
	number: number;
	state: QueueState;
	bookedFor: Date | null;
	cameLate: boolean;
	joinedAt: Date;
	/** Whole minutes since they came. */
	waitingMinutes: number;
	/** Only this desk can serve them. */
	forThisDesk: boolean;
	calledAt: Date | null;
	startedAt: Date | null;
	calls: number;
	language: (typeof queueEntries.$inferSelect)["language"];
	adjustments: (typeof queueEntries.$inferSelect)["adjustments"];
	printed: boolean;
	/** Of a booked visit that the officer may see; null for walk-ins and for visits of other desks. */
	visit: { id: string; name: string | null; service: Localized } | null;
};

export type DeskQueue = {
	desk: WorkDesk;
	/** Called to this desk, or being served at it. */
	current: DeskPerson | null;
	/** In the order in which they would be called. */
	waiting: DeskPerson[];
	parked: DeskPerson[];
	/** Called and not come, the latest first: they may be called again by choice. */
	notHere: DeskPerson[];
	/** The officer's last step here, while it can be taken back. */
	undo: { entryId: string; kind: (typeof queueSteps.$inferSelect)["kind"]; until: Date } | null;
	rules: QueueRules;
	at: Date;
};

const columns = {
	id: queueEntries.id,
	letter: queueEntries.letter,
	number: queueEntries.number,
	state: queueEntries.state,
	deskId: queueEntries.deskId,
	calledDeskId: queueEntries.calledDeskId,
	appointmentId: queueEntries.appointmentId,
	bookedFor: queueEntries.bookedFor,
	joinedAt: queueEntries.joinedAt,
	calledAt: queueEntries.calledAt,
	startedAt: queueEntries.startedAt,
	endedAt: queueEntries.endedAt,
	calls: queueEntries.calls,
	language: queueEntries.language,
	adjustments: queueEntries.adjustments,
	printed: queueEntries.printed,
};

/** Whoever waits for this desk, is at it, or was put aside at it. */
const listEntries = (desk: WorkDesk) =>
	db
		.select(columns)
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.officeId, desk.officeId),
				eq(queueEntries.day, desk.day),
				or(
					and(
						eq(queueEntries.deskKind, desk.kind),
						inArray(queueEntries.state, ["waiting", "parked", "not-here"]),
						or(isNull(queueEntries.deskId), eq(queueEntries.deskId, desk.id)),
					),
					and(
						eq(queueEntries.calledDeskId, desk.id),
						inArray(queueEntries.state, ["called", "in-service"]),
					),
				),
			),
		);

async function findVisits(officer: Officer, ids: string[]) {
	if (ids.length === 0) return new Map<string, NonNullable<DeskPerson["visit"]>>();
	const rows = await db
		.select({ id: appointments.id, contact: appointments.contact, service: services.name })
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(and(inArray(appointments.id, ids), seesVisit(officer)));
	return new Map(
		rows.map(({ id, contact, service }) => [
			id,
			{ id, service, name: contact ? unsealContact(contact).name : null },
		]),
	);
}

async function findUndo(officer: Officer, desk: WorkDesk, now: Date): Promise<DeskQueue["undo"]> {
	const [step] = await db
		.select({
			id: queueSteps.id,
			entryId: queueSteps.entryId,
			kind: queueSteps.kind,
			at: queueSteps.at,
			before: queueSteps.before,
		})
		.from(queueSteps)
		.where(
			and(
				eq(queueSteps.accountId, officer.accountId),
				eq(queueSteps.deskId, desk.id),
				gt(queueSteps.at, new Date(now.getTime() - undoableMs)),
			),
		)
		.orderBy(desc(queueSteps.id))
		.limit(1);
	if (!step?.before) return null;
	return {
		entryId: step.entryId,
		kind: step.kind,
		until: new Date(step.at.getTime() + undoableMs),
	};
}

/** A desk's queue for the clerk who works at it; null: no such desk, or not one of theirs. */
export async function listDeskQueue(
	officer: Officer,
	deskId: string,
	now: Date,
): Promise<DeskQueue | null> {
	if (!can(officer, "queue.work")) return null;
	const desk = await findDeskToWorkAt(db, officer, deskId, now);
	if (!desk) return null;
	const { zone, ...line } = { ...desk, deskKind: desk.kind };
	const [{ waiting: order, rules }, rows, undo] = await Promise.all([
		lineNow(line, zone, now),
		listEntries(desk),
		findUndo(officer, desk, now),
	]);
	const visits = await findVisits(
		officer,
		rows.map(({ appointmentId }) => appointmentId).filter((id) => id !== null),
	);
	const person = (row: (typeof rows)[number]): DeskPerson => {
		const { id, deskId: boundTo, calledDeskId, appointmentId, endedAt, ...shown } = row;
		const asWaiting = {
			id,
			joinedAt: row.joinedAt.getTime(),
			bookedFor: row.bookedFor?.getTime() ?? null,
		};
		return {
			...shown,
			entryId: id,
			cameLate: row.bookedFor !== null && !isOnTime(asWaiting, rules),
			waitingMinutes: Math.max(0, Math.floor((now.getTime() - asWaiting.joinedAt) / 60_000)),
			forThisDesk: boundTo !== null,
			visit: (appointmentId && visits.get(appointmentId)) || null,
		};
	};
	const byId = new Map(rows.map((row) => [row.id, row]));
	const inState = (state: QueueState) => rows.filter((row) => row.state === state);
	const current = rows.find(
		(row) => row.calledDeskId === desk.id && (row.state === "called" || row.state === "in-service"),
	);
	const latestFirst = (one: { endedAt: Date | null }, other: { endedAt: Date | null }) =>
		(other.endedAt?.getTime() ?? 0) - (one.endedAt?.getTime() ?? 0);
	return {
		desk,
		current: current ? person(current) : null,
		waiting: order
			.map(({ id }) => byId.get(id))
			.filter((row) => row !== undefined)
			.map(person),
		parked: inState("parked").map(person),
		notHere: inState("not-here").sort(latestFirst).map(person),
		undo,
		rules,
		at: now,
	};
}
