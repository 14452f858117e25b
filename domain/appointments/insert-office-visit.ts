import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, type bookingChannels } from "#db/schema/appointments.ts";
import type { Officer } from "#domain/identity/actors.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { keysOfPerson, sealContact } from "./contact.ts";
import { liveList } from "./queries-schedules.ts";
import { newReference } from "./reference.ts";
import type { OfficeDetails } from "./schema.ts";
import { clearOverdueHolds, placeOf } from "./take-slot.ts";
import { duringText } from "./wall-clock.ts";

export type Booked = { id: string; reference: string; officeId: string; deskId: string };

/** Who comes, sealed, with the keys to find them by. */
export function sealPerson(details: OfficeDetails) {
	const { name, phone, language, adjustments, forSomeoneElse } = details;
	const remind = phone ? ("sms" as const) : ("none" as const);
	return {
		contact: sealContact({ name, phone, remind }),
		...keysOfPerson(details),
		language,
		adjustments: [...new Set(adjustments)],
		forSomeoneElse,
	};
}

type Wanted = {
	person: ReturnType<typeof sealPerson>;
	serviceId: string;
	beatId: string | null;
	/** Minutes of the wall clock. */
	start: number;
	channel: (typeof bookingChannels)[number];
	/** The form's, so that a form sent twice books once. */
	holdKey: string;
	openPlace: number | null;
	seriesId: string | null;
};

/** Whether the person is somewhere else then. The caller holds lockPerson, so that the answer stands. */
export async function isBusyThen(
	transaction: Transaction,
	personKey: string,
	start: number,
	end: number,
): Promise<boolean> {
	const rows = await transaction
		.select({ id: appointments.id })
		.from(appointments)
		.where(
			and(
				eq(appointments.personKey, personKey),
				sql`${appointments.state} IN (${liveList})`,
				sql`${appointments.during} && ${duringText(start, end)}::tsrange`,
			),
		)
		.limit(1);
	return rows.length > 0;
}

/** Books at the first of the desks that is free; there is no hold before it. Null: taken at every desk. */
export async function insertOfficeVisit(
	transaction: Transaction,
	officer: Officer,
	wanted: Wanted,
	desks: readonly LoadedDesk[],
	now: Date,
): Promise<Booked | null> {
	const { person, start, ...rest } = wanted;
	for (const desk of desks) {
		const place = placeOf(desk, start);
		if (desk.hasOverdueHold) await clearOverdueHolds(transaction, place, now);
		// As with holds: without ON CONFLICT a crowd at one slot deadlocks (docs/decisions/0004).
		const [row] = await transaction
			.insert(appointments)
			.values({
				...place,
				...rest,
				...person,
				beatId: desk.beatId ?? wanted.beatId,
				state: "booked",
				reference: newReference(),
				bookedBy: officer.accountId,
				bookedAt: now,
				createdAt: now,
			})
			.onConflictDoNothing()
			.returning({
				id: appointments.id,
				reference: appointments.reference,
				officeId: appointments.officeId,
				deskId: appointments.deskId,
			});
		if (row?.reference) return { ...row, reference: row.reference };
	}
	return null;
}
