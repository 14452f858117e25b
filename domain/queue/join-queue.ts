import { and, eq, or, sql } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import type { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Language, Officer, Visitor } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { type Ticket, takeNumber } from "./take-number.ts";
import { codeOfDay, type DeskKind } from "./tickets.ts";
import { dayAt } from "./work-desk.ts";

export type JoinRefusal =
	| "not-allowed"
	/** No such office, or no window of that kind at it. */
	| "not-found"
	| "wrong-code";

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
	/** Of one rendered form, so that a double press takes one number. */
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

/** Somebody without a booking gets a number: at the counter, at the kiosk, or on their phone with the code of the day. */
export async function joinQueue(
	actor: Visitor | Officer,
	asked: Joining,
	now: Date,
): Promise<Outcome<Ticket, JoinRefusal>> {
	const officer = "accountId" in actor ? actor : null;
	if (officer && !can(officer, "queue.work")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const office = await findLine(transaction, asked);
		if (!office) return refuse("not-found");
		if (officer && officer.officeId !== asked.officeId && officer.unitId !== office.unitId)
			return refuse("not-found");
		const day = dayAt(now, office.zone);
		if (!officer && asked.code?.trim() !== codeOfDay(asked.officeId, day))
			return refuse("wrong-code");
		const { code: _, ...place } = asked;
		const ticket = await takeNumber(
			transaction,
			{ ...place, day, appointmentId: null, bookedFor: null, printed: asked.printed ?? false },
			now,
		);
		if (!ticket) throw new Error("A walk-in's number met a visit's.");
		await recordAudit(transaction, actor, {
			action: "queue.joined",
			subjectKind: "queue-entry",
			subjectId: ticket.id,
		});
		return done(ticket);
	});
}
