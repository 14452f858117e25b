import { and, eq, inArray } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { announceBooked } from "./announce-visit.ts";
import { canChange } from "./change-rules.ts";
import {
	type Contact,
	personKeyOf,
	phoneTailKeyOf,
	sealContact,
	unsealContact,
} from "./contact.ts";
import { findOwnVisit } from "./own-visit.ts";
import { findOpenPlace, lockPerson, violatedConstraint } from "./place-booking.ts";
import type { Details } from "./schema.ts";
import { revokeVisitLinks } from "./visit-links.ts";
import { dayOf, dayText, timestampText, wallMinute } from "./wall-clock.ts";

/** What is given is changed, the rest stays. */
export type DetailsChange = Partial<Details>;

export type ChangeRefusal =
	| "not-found"
	| "too-late"
	| "changed-meanwhile"
	/** Reminders by e-mail to somebody without an address. */
	| "email-needed"
	/** Whoever is to come now has another visit then, or as many as one person may have. */
	| "overlapping-visit"
	| "too-many-open-visits";

type Own = NonNullable<Awaited<ReturnType<typeof findOwnVisit>>> & { reference: string };

const columns = {
	contact: appointments.contact,
	personKey: appointments.personKey,
	openPlace: appointments.openPlace,
	sequence: appointments.sequence,
};

const withoutUndefined = <Shape extends object>(shape: Shape): Partial<Shape> =>
	Object.fromEntries(
		Object.entries(shape).filter(([, value]) => value !== undefined),
	) as Partial<Shape>;

async function write(
	transaction: Transaction,
	visitor: Visitor,
	visit: Own,
	before: Contact,
	change: DetailsChange,
	now: Date,
): Promise<Outcome<null, ChangeRefusal> | "again"> {
	const { name, phone, email, remind, ...rest } = change;
	const contact: Contact = { ...before, ...withoutUndefined({ name, phone, email, remind }) };
	if (contact.remind === "email" && !contact.email) return refuse("email-needed");
	const personKey = personKeyOf(contact);
	await lockPerson(transaction, personKey);
	const [row] = await transaction
		.select(columns)
		.from(appointments)
		.where(and(eq(appointments.id, visit.id), eq(appointments.state, "booked")))
		.for("update");
	if (row?.sequence !== visit.sequence) return "again";
	let openPlace = row.openPlace;
	if (personKey !== row.personKey) {
		const wall = wallMinute(now, visit.zone);
		const allowed = await valueOn("booking.max-open-visits", dayText(dayOf(wall)), transaction);
		openPlace = await findOpenPlace(transaction, personKey, allowed, timestampText(wall));
		if (openPlace === null) return refuse("too-many-open-visits");
	}
	const shown = {
		contact: sealContact(contact),
		phoneTailKey: phoneTailKeyOf(contact),
		...withoutUndefined(rest),
	};
	await transaction
		.update(appointments)
		.set({ ...shown, personKey, openPlace, sequence: visit.sequence + 1 })
		.where(eq(appointments.id, visit.id));
	// A new time that is being chosen this minute was given the answers of before.
	await transaction
		.update(appointments)
		.set(shown)
		.where(
			and(eq(appointments.movesId, visit.id), inArray(appointments.state, ["held", "expired"])),
		);
	await recordAudit(transaction, visitor, {
		action: "appointment.details-changed",
		subjectKind: "appointment",
		subjectId: visit.id,
		details: { fields: Object.keys(withoutUndefined(change)) },
	});
	const isElsewhere = contact.phone !== before.phone || contact.email !== before.email;
	if (isElsewhere) await revokeVisitLinks(transaction, visit.reference);
	if (JSON.stringify(contact) !== JSON.stringify(before) || rest.language)
		await announceBooked(transaction, visit.id, visit.id, now);
	return done(null);
}

/** Leaves nothing of a change behind that was refused half-way. */
class Undone extends Error {
	readonly outcome: Outcome<null, ChangeRefusal>;
	constructor(outcome: Outcome<null, ChangeRefusal>) {
		super("undone");
		this.outcome = outcome;
	}
}

/** Changes who comes, how they are reminded or what they need, of a visit that stands. Its messages are planned anew. */
export async function changeDetails(
	visitor: Visitor,
	reference: string,
	change: DetailsChange,
	now: Date,
): Promise<Outcome<null, ChangeRefusal>> {
	for (let tries = 0; tries < 8; tries++) {
		const visit = await findOwnVisit(db, visitor, reference, now, false);
		if (!visit) return refuse("not-found");
		if (visit.state !== "booked") return refuse("changed-meanwhile");
		if (!canChange(visit, now)) return refuse("too-late");
		const [row] = await db.select(columns).from(appointments).where(eq(appointments.id, visit.id));
		if (!row?.contact) return refuse("not-found");
		const before = unsealContact(row.contact);
		try {
			const outcome = await db.transaction(async (transaction) => {
				const written = await write(
					transaction,
					visitor,
					{ ...visit, reference },
					before,
					change,
					now,
				);
				if (written !== "again" && !written.ok) throw new Undone(written);
				return written;
			});
			if (outcome !== "again") return outcome;
		} catch (error) {
			if (error instanceof Undone) return error.outcome;
			const constraint = violatedConstraint(error);
			if (constraint === "appointments_person_once") return refuse("overlapping-visit");
			// Another visit of the person took that place meanwhile: choose another.
			if (constraint !== "appointments_person_open_place") throw error;
		}
	}
	throw new Error("A change of details found its visit changed eight times in a row.");
}
