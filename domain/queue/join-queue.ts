import { randomUUID } from "node:crypto";
import { and, count, eq, inArray, or, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Language, Officer, Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { listDeskHours } from "./desk-hours.ts";
import { type Ticket, takeNumber } from "./take-number.ts";
import { codeOfDay, type DeskKind } from "./tickets.ts";
import { dayAt } from "./work-desk.ts";

export type JoinRefusal =
	| "not-allowed"
	/** No such office, or no window of that kind at it. */
	| "not-found"
	| "wrong-code"
	/** No window of that kind has hours left today. */
	| "closed-now"
	| "too-many-attempts";

const isOfficer = (actor: Visitor | Officer): actor is Officer => "accountId" in actor;

export type Joining = {
	officeId: string;
	deskKind: DeskKind;
	/** The inspector's desk one came for; null: any desk of the kind. */
	deskId: string | null;
	language: Language;
	adjustments: NonNullable<(typeof queueEntries.$inferInsert)["adjustments"]>;
	/** What hangs on the office's wall; staff need none. */
	code?: string;
	printed?: boolean;
	/** Of one rendered form at the counter or the kiosk, so that a double press takes one number. */
	formKey?: string;
};

async function findLine(queryable: Queryable, asked: Joining) {
	const [office] = await queryable
		.select({ zone: offices.zone, unitId: offices.unitId })
		.from(desks)
		.innerJoin(offices, eq(offices.id, desks.officeId))
		.where(
			and(
				eq(desks.officeId, asked.officeId),
				eq(desks.kind, asked.deskKind),
				eq(desks.active, true),
				or(sql`${asked.deskId}::text IS NULL`, eq(desks.id, asked.deskId ?? "")),
			),
		)
		.limit(1);
	return office;
}

/** Whether a window of that kind, or that very one, still opens today or is open. */
async function isOpen(asked: Joining, zone: string, now: Date): Promise<boolean> {
	const [hours, rows] = await Promise.all([
		listDeskHours(asked.officeId, zone, now),
		db
			.select({ id: desks.id })
			.from(desks)
			.where(and(eq(desks.officeId, asked.officeId), eq(desks.kind, asked.deskKind))),
	]);
	return rows
		.filter(({ id }) => asked.deskId === null || id === asked.deskId)
		.some(({ id }) => (hours.get(id)?.opensIn ?? null) !== null);
}

/** A browser's next ticket at an office today: while one is live, this is its own. */
async function keyOf(
	transaction: Transaction,
	visitor: Visitor,
	officeId: string,
	day: string,
): Promise<string> {
	const [row] = await transaction
		.select({ over: count() })
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.officeId, officeId),
				eq(queueEntries.day, day),
				eq(queueEntries.visitorHash, visitor.visitorHash),
				inArray(queueEntries.state, ["finished", "not-here", "left"]),
			),
		);
	return `visitor ${visitor.visitorHash} ${officeId} ${day} ${row?.over ?? 0}`;
}

async function mayTry(visitor: Visitor): Promise<boolean> {
	const allowances = [
		await consume("join-queue-network", visitor.networkKey),
		await consume("join-queue-visitor", visitor.visitorHash),
	];
	return allowances.every(({ allowed }) => allowed);
}

/**
 * Somebody without a booking gets a number: at the counter, at the kiosk, or on their phone with the code of the day.
 * A browser has one number at a time at an office: asking again shows the same.
 */
export async function joinQueue(
	actor: Visitor | Officer,
	asked: Joining,
	now: Date,
): Promise<Outcome<Ticket, JoinRefusal>> {
	const officer = isOfficer(actor) ? actor : null;
	if (officer && !can(officer, "queue.work")) return refuse("not-allowed");
	if (!isOfficer(actor) && !(await mayTry(actor))) return refuse("too-many-attempts");
	const office = await findLine(db, asked);
	if (!office) return refuse("not-found");
	if (officer && officer.officeId !== asked.officeId && officer.unitId !== office.unitId)
		return refuse("not-found");
	const day = dayAt(now, office.zone);
	if (!officer && asked.code?.trim() !== codeOfDay(asked.officeId, day))
		return refuse("wrong-code");
	if (!(await isOpen(asked, office.zone, now))) return refuse("closed-now");
	return db.transaction(async (transaction) => {
		const { code: _, formKey = randomUUID(), ...place } = asked;
		const ticket = await takeNumber(
			transaction,
			{
				...place,
				day,
				appointmentId: null,
				bookedFor: null,
				printed: asked.printed ?? false,
				...(isOfficer(actor)
					? { ticketKey: `form ${formKey}` }
					: {
							visitorHash: actor.visitorHash,
							ticketKey: await keyOf(transaction, actor, asked.officeId, day),
						}),
			},
			now,
		);
		if (!ticket) throw new Error("A walk-in's number met another's.");
		await recordAudit(transaction, actor, {
			action: "queue.joined",
			subjectKind: "queue-entry",
			subjectId: ticket.id,
		});
		return done(ticket);
	});
}
