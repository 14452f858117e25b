import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, deskServices, desks, services } from "#db/schema/appointments.ts";
import { waitingEntries } from "#db/schema/offers.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { lookupKey } from "#domain/identity/sealing.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { visibleTo } from "./access.ts";
import { personKeyOf, sealContact } from "./contact.ts";
import { hashOfToken, newOfferToken } from "./make-offer.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { noteFreed } from "./rest-slot.ts";
import { endedEntry } from "./settle-visit.ts";
import type { WaitingDetails } from "./waiting-schema.ts";
import { dayOf, dayText } from "./wall-clock.ts";

export type JoinRefusal =
	| "not-found"
	| "too-many-attempts"
	/** This person stands in this line already. */
	| "already-waiting";

type NewEntry = Omit<
	typeof waitingEntries.$inferInsert,
	"id" | "tokenHash" | "formKey" | "state" | "endedAt"
>;

/** The same form sent again has the same link. Derived, so that the answer can be given again without being kept. */
const tokenOf = (visitor: Visitor, formKey: string): string =>
	lookupKey("waiting-link", `${visitor.visitorHash} ${formKey}`).slice(0, 22);

async function insertEntry(
	transaction: Transaction,
	visitor: Visitor,
	entry: NewEntry,
	formKey: string,
	token: string,
): Promise<boolean> {
	const [row] = await transaction
		.insert(waitingEntries)
		.values({ ...entry, tokenHash: hashOfToken(token), formKey })
		.onConflictDoNothing()
		.returning({ id: waitingEntries.id });
	if (!row) return false;
	await recordAudit(transaction, visitor, {
		action: "waiting-list.joined",
		subjectKind: "waiting-entry",
		subjectId: row.id,
	});
	// A time that suits may be free already.
	await noteFreed(transaction, entry.officeId);
	return true;
}

/** Joins the line for any time at an office until a day. Sent twice it is one place; the answer is its link's token. */
export async function joinWaitingList(
	visitor: Visitor,
	details: WaitingDetails,
	now: Date,
): Promise<Outcome<{ token: string }, JoinRefusal>> {
	const { allowed } = await consume("join-waiting-network", visitor.networkKey);
	if (!allowed) return refuse("too-many-attempts");
	const { service: serviceId, office: officeId, beat, language, formKey } = details;
	const [offering] = await db
		.select({ id: desks.id })
		.from(deskServices)
		.innerJoin(desks, eq(desks.id, deskServices.deskId))
		.innerJoin(services, eq(services.id, deskServices.serviceId))
		.where(
			and(
				eq(deskServices.serviceId, serviceId),
				eq(desks.officeId, officeId),
				beat ? eq(desks.beatId, beat) : undefined,
				eq(desks.active, true),
				eq(services.bookable, true),
			),
		)
		.limit(1);
	if (!offering) return refuse("not-found");
	const contact = { name: details.name, phone: details.phone, email: details.email };
	const token = tokenOf(visitor, formKey);
	const key = hashOfToken(`${visitor.visitorHash} ${formKey}`);
	return db.transaction(async (transaction) => {
		const joined = await insertEntry(
			transaction,
			visitor,
			{
				serviceId,
				officeId,
				beatId: beat || null,
				untilDay: details.untilDay,
				visitId: null,
				contact: sealContact(contact),
				personKey: personKeyOf(contact),
				language,
				joinedAt: now,
			},
			key,
			token,
		);
		if (joined) return done({ token });
		const [same] = await transaction
			.select({ id: waitingEntries.id })
			.from(waitingEntries)
			.where(eq(waitingEntries.formKey, key));
		return same ? done({ token }) : refuse("already-waiting");
	});
}

/** Joins the line for an earlier time than a visit has. Asked again it is the same place. */
export async function waitForEarlier(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<Outcome<{ reference: string }, JoinRefusal>> {
	return db.transaction(async (transaction) => {
		const [visit] = await transaction
			.select({
				id: appointments.id,
				serviceId: appointments.serviceId,
				officeId: appointments.officeId,
				beatId: appointments.beatId,
				start: wallMinuteOf(sql`lower(${appointments.during})`),
				contact: appointments.contact,
				personKey: appointments.personKey,
				language: appointments.language,
			})
			.from(appointments)
			.where(
				and(
					eq(appointments.reference, reference),
					eq(appointments.state, "booked"),
					visibleTo(visitor, now),
				),
			)
			.for("update");
		if (!visit?.contact || !visit.personKey || !visit.language) return refuse("not-found");
		const { id, contact, personKey, language, start, ...where } = visit;
		const joined = await insertEntry(
			transaction,
			visitor,
			{
				...where,
				untilDay: dayText(dayOf(start)),
				visitId: id,
				contact,
				personKey,
				language,
				joinedAt: now,
			},
			hashOfToken(newOfferToken()),
			newOfferToken(),
		);
		if (joined) return done({ reference });
		const [same] = await transaction
			.select({ id: waitingEntries.id })
			.from(waitingEntries)
			.where(and(eq(waitingEntries.visitId, id), eq(waitingEntries.state, "waiting")));
		return same ? done({ reference }) : refuse("already-waiting");
	});
}

/** Leaves the line, by its link or by the visit that it is for. Who has left, has left. */
export async function leaveWaitingList(
	visitor: Visitor,
	key: { token: string } | { reference: string },
	now: Date,
): Promise<void> {
	const own =
		"token" in key
			? eq(waitingEntries.tokenHash, hashOfToken(key.token))
			: inArray(
					waitingEntries.visitId,
					db
						.select({ id: appointments.id })
						.from(appointments)
						.where(
							and(
								eq(appointments.reference, key.reference),
								ne(appointments.state, "moved"),
								visibleTo(visitor, now),
							),
						),
				);
	await db.transaction(async (transaction) => {
		const left = await transaction
			.update(waitingEntries)
			.set(endedEntry("left", now))
			.where(and(own, eq(waitingEntries.state, "waiting")))
			.returning({ id: waitingEntries.id });
		for (const { id } of left)
			await recordAudit(transaction, visitor, {
				action: "waiting-list.left",
				subjectKind: "waiting-entry",
				subjectId: id,
			});
	});
}
