import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, lt, ne, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { visitLinks } from "#db/schema/notifications.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume, giveBack } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { grantAccess } from "./access.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { dayOf, dayText, instantAt, minuteOf } from "./wall-clock.ts";

/*
 * The link in a message: whoever has it may see, move and cancel the visit, as with reference and PIN. 128 random
 * bits, of which the database keeps the SHA-256 alone. It ends a day after the visit, and when the visit is cancelled.
 */

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** With a digit in it, so that no log takes it for a word of ours (server/loggable.ts). */
function newToken(): string {
	for (;;) {
		const token = randomBytes(16).toString("base64url");
		if (/\d/.test(token)) return token;
	}
}

const lifeAfterMs = 24 * 60 * 60 * 1000;

/** Makes a link's token; links given out before live as long as this one, for the visit may have been moved. */
export async function mintVisitLink(
	transaction: Transaction,
	reference: string,
	endsAt: Date,
): Promise<string> {
	const token = newToken();
	const expiresAt = new Date(endsAt.getTime() + lifeAfterMs);
	await transaction
		.update(visitLinks)
		.set({ expiresAt })
		.where(eq(visitLinks.reference, reference));
	await transaction.insert(visitLinks).values({ tokenHash: hashOf(token), reference, expiresAt });
	return token;
}

export const revokeVisitLinks = (transaction: Transaction, reference: string) =>
	transaction.delete(visitLinks).where(eq(visitLinks.reference, reference));

/** They end at a moment to come: until then the office may take its cancellation back, and the links with it. */
export const endVisitLinksAt = (transaction: Transaction, reference: string, expiresAt: Date) =>
	transaction.update(visitLinks).set({ expiresAt }).where(eq(visitLinks.reference, reference));

/** For the worker: links whose time is over. */
export async function forgetVisitLinks(now: Date): Promise<{ forgotten: number }> {
	const forgotten = await db.delete(visitLinks).where(lt(visitLinks.expiresAt, now));
	return { forgotten: forgotten.rowCount ?? 0 };
}

const columns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	window: desks.number,
	office: { number: offices.number, address: offices.address, zone: offices.zone },
};

async function findByToken(queryable: Queryable, token: string, now: Date) {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [row] = await queryable
		.select(columns)
		.from(visitLinks)
		.innerJoin(
			appointments,
			and(eq(appointments.reference, visitLinks.reference), ne(appointments.state, "moved")),
		)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(and(eq(visitLinks.tokenHash, hashOf(token)), gt(visitLinks.expiresAt, now)));
	return row ?? null;
}

/**
 * What a link shows before anybody has pressed anything, to programs that look at links as well: when and where, not
 * who and not what for. It changes nothing.
 */
export async function findLinkedVisit(token: string, now: Date) {
	const row = await findByToken(db, token, now);
	if (!row) return null;
	const { start, office, window, state } = row;
	return {
		state,
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
		startsAt: instantAt(start, office.zone),
		office,
		window,
	};
}

export type LinkRefusal = "not-found" | "too-many-attempts";

/** Lets this browser see the visit of a link from now on. */
export async function openVisitLink(
	visitor: Visitor,
	token: string,
	now: Date,
): Promise<Outcome<{ reference: string }, LinkRefusal>> {
	const { allowed } = await consume("find-visit-network", visitor.networkKey);
	if (!allowed) return refuse("too-many-attempts");
	return db.transaction(async (transaction) => {
		const row = await findByToken(transaction, token, now);
		if (!row?.reference) return refuse("not-found");
		await grantAccess(transaction, visitor, row.reference, now);
		await recordAudit(transaction, visitor, {
			action: "appointment.found",
			subjectKind: "appointment",
			subjectId: row.id,
			details: { by: "link" },
		});
		await giveBack("find-visit-network", visitor.networkKey);
		return done({ reference: row.reference });
	});
}
