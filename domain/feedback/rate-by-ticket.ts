import { and, eq, ne, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import type { Language, Officer, Visitor } from "#domain/identity/actors.ts";
import { consume, giveBack } from "#domain/identity/limit-rate.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { codeOfDay } from "#domain/queue/tickets.ts";
import { dayAt } from "#domain/queue/work-desk.ts";
import { inviteOnce, isRated } from "./invitations.ts";
import { insertAnswer } from "./rate-visit.ts";
import { findServed, type ServedVisit, type VisitKey } from "./served-visit.ts";
import { readTicket } from "./ticket-number.ts";

export type TicketRefusal =
	| "not-allowed"
	| "wrong-code"
	/** No such ticket at this office today. */
	| "not-found"
	/** Still waiting, at the window, gone or cancelled. */
	| "not-served"
	| "already-rated"
	| "too-many-attempts";

const isOfficer = (actor: Visitor | Officer): actor is Officer => "accountId" in actor;

type Place = { officeId: string; day: string };

async function findByTicket(
	queryable: Queryable,
	{ officeId, day }: Place,
	typed: string,
): Promise<VisitKey | null> {
	const ticket = readTicket(typed);
	if (!ticket) return null;
	const [entry] = await queryable
		.select({ id: queueEntries.id, appointmentId: queueEntries.appointmentId })
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.officeId, officeId),
				eq(queueEntries.day, day),
				eq(queueEntries.letter, ticket.letter),
				eq(queueEntries.number, ticket.number),
			),
		);
	if (!entry) return null;
	return entry.appointmentId ? { appointmentId: entry.appointmentId } : { entryId: entry.id };
}

/** At the kiosk a booking's number will do as well. */
async function findByReference(
	queryable: Queryable,
	{ officeId, day }: Place,
	typed: string,
): Promise<VisitKey | null> {
	const reference = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
	if (reference.length !== 10) return null;
	const [visit] = await queryable
		.select({ appointmentId: appointments.id })
		.from(appointments)
		.where(
			and(
				eq(appointments.reference, reference),
				eq(appointments.officeId, officeId),
				ne(appointments.state, "moved"),
				sql`lower(${appointments.during})::date = ${day}::date`,
			),
		);
	return visit ?? null;
}

async function mayTry(actor: Visitor | Officer, place: Place): Promise<boolean> {
	const ofOffice = await consume("rate-ticket-office", `${place.officeId} ${place.day}`);
	if (isOfficer(actor)) return ofOffice.allowed;
	const allowances = [
		ofOffice,
		await consume("rate-ticket-network", actor.networkKey),
		await consume("rate-ticket-visitor", actor.visitorHash),
	];
	return allowances.every(({ allowed }) => allowed);
}

async function countsNoTry(actor: Visitor | Officer, place: Place): Promise<void> {
	await giveBack("rate-ticket-office", `${place.officeId} ${place.day}`);
	if (!isOfficer(actor)) await giveBack("rate-ticket-network", actor.networkKey);
}

async function findOffice(actor: Visitor | Officer, officeId: string) {
	const [office] = await db
		.select({ zone: offices.zone, unitId: offices.unitId })
		.from(offices)
		.where(eq(offices.id, officeId));
	if (!office) return null;
	const isElsewhere =
		isOfficer(actor) && actor.officeId !== officeId && actor.unitId !== office.unitId;
	return isElsewhere ? null : office;
}

type Asked = { officeId: string; ticket: string; code: string };

/** Who asks, where, and for which served visit; the same answers for looking and for giving a mark. */
async function withServed<Value>(
	actor: Visitor | Officer,
	{ officeId, ticket, code }: Asked,
	now: Date,
	work: (
		transaction: Transaction,
		key: VisitKey,
		visit: ServedVisit,
	) => Promise<Outcome<Value, TicketRefusal>>,
): Promise<Outcome<Value, TicketRefusal>> {
	if (isOfficer(actor) && !can(actor, "queue.work")) return refuse("not-allowed");
	const office = await findOffice(actor, officeId);
	if (!office) return refuse("not-found");
	const place = { officeId, day: dayAt(now, office.zone) };
	if (!(await mayTry(actor, place))) return refuse("too-many-attempts");
	if (!isOfficer(actor) && code.trim() !== codeOfDay(officeId, place.day))
		return refuse("wrong-code");
	const outcome = await db.transaction(async (transaction) => {
		const key =
			(await findByTicket(transaction, place, ticket)) ??
			(isOfficer(actor) ? await findByReference(transaction, place, ticket) : null);
		if (!key) return refuse("not-found");
		const visit = await findServed(transaction, key);
		return visit ? work(transaction, key, visit) : refuse("not-served");
	});
	if (outcome.ok) await countsNoTry(actor, place);
	return outcome;
}

/** For the kiosk, before it asks for the mark: whether there is one to give. */
export const checkTicket = (officer: Officer, asked: Omit<Asked, "code">, now: Date) =>
	withServed(officer, { ...asked, code: "" }, now, async (transaction, key) =>
		(await isRated(transaction, key)) ? refuse("already-rated") : done({}),
	);

/**
 * A mark by the number of a ticket served today: on one's phone with the code of the day from the wall, or at the
 * kiosk. Tickets can be read by everybody in the room, so this gives a mark and nothing else: no link, no words, no
 * sight of an answer. The person's own link sets it right.
 */
export const rateByTicket = (
	actor: Visitor | Officer,
	asked: Asked & { rating: number; language: Language },
	now: Date,
) =>
	withServed(actor, asked, now, async (transaction, key, visit) => {
		const { rating, language } = asked;
		const { id } = await inviteOnce(transaction, key, visit, now);
		const appointmentId = "appointmentId" in key ? key.appointmentId : null;
		const answer = await insertAnswer(
			transaction,
			actor,
			{ ...visit, id, appointmentId },
			{ rating, channel: isOfficer(actor) ? "kiosk" : "desk", language },
			now,
		);
		return answer ? done({ rating }) : refuse("already-rated");
	});
