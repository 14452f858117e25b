import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { accounts } from "#db/schema/identity.ts";
import { messages } from "#db/schema/notifications.ts";
import { offers } from "#db/schema/offers.ts";
import { scheduleChanges, scheduleExceptions, visitDisruptions } from "#db/schema/schedules.ts";
import { confirmAppointment } from "#domain/appointments/confirm-appointment.ts";
import { holdSlot } from "#domain/appointments/hold-slot.ts";
import { saveDetails } from "#domain/appointments/save-details.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { unsealContents } from "#domain/notifications/contents.ts";
import { visitor as makeVisitor } from "./actors.ts";
import { now, officeId } from "./office.ts";

let people = 0;

/** Books a visit the way a visitor does. Each call is another person unless one is given. */
export async function bookVisit(
	day: string,
	startMinute: number,
	given: {
		deskId?: string | null;
		serviceId?: string;
		phone?: string;
		at?: Date;
		visitor?: Visitor;
		beatId?: string;
	} = {},
) {
	const visitor = given.visitor ?? makeVisitor({ networkKey: randomBytes(8).toString("hex") });
	const { deskId = null, serviceId = "fingerprints", at = now, beatId = null } = given;
	const phone = given.phone ?? `+7702${String(1_000_000 + people++)}`;
	const request = { formKey: randomUUID(), serviceId, officeId, deskId, day, startMinute, beatId };
	const held = await holdSlot(visitor, request, at);
	if (!held.ok) throw new Error(held.refusal);
	await saveDetails(visitor, held.value.holdId, {
		name: "Person",
		phone,
		language: "ru",
		adjustments: [],
		forSomeoneElse: false,
	});
	const booked = await confirmAppointment(visitor, held.value.holdId, at);
	if (!booked.ok) throw new Error(booked.refusal);
	return { visitor, id: held.value.holdId, reference: booked.value.reference, phone };
}

/** Closes the office for a day and flags the visits that this hits, as saving a closure does. */
export async function closeOffice(day: string, at: Date = now) {
	const [account] = await db
		.insert(accounts)
		.values({
			login: `head-${randomUUID()}`,
			passwordHash: "x",
			role: "office-head",
			displayName: "Head",
		})
		.returning({ id: accounts.id });
	const [change] = await db
		.insert(scheduleChanges)
		.values({
			officeId,
			kind: "closure",
			during: `[${day},${day}]`,
			formKey: randomUUID(),
			createdBy: account?.id ?? "",
			createdAt: at,
		})
		.returning({ id: scheduleChanges.id });
	const changeId = change?.id ?? "";
	await db.insert(scheduleExceptions).values({ officeId, day, kind: "closed", changeId });
	const hit = await db
		.select({ id: appointments.id })
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(appointments.officeId, officeId),
				eq(appointments.state, "booked"),
				sql`${appointments.during} && tsrange(${day}::date::timestamp, ${day}::date + interval '1 day')`,
			),
		);
	if (hit.length === 0) return { changeId, disruptions: [] };
	const flagged = await db
		.insert(visitDisruptions)
		.values(
			hit.map(({ id }) => ({
				appointmentId: id,
				officeId,
				causeKind: "closure" as const,
				causeId: changeId,
				flaggedAt: at,
			})),
		)
		.returning({ id: visitDisruptions.id });
	return { changeId, disruptions: flagged.map(({ id }) => id) };
}

/** What the person of an offer was told, and the secret of its link. */
export async function linkOf(offerId: string): Promise<string> {
	const [offer] = await db
		.select({ holdId: offers.holdId })
		.from(offers)
		.where(eq(offers.id, offerId));
	const told = await db
		.select({ contents: messages.contents })
		.from(messages)
		.where(and(eq(messages.subjectId, offer?.holdId ?? ""), eq(messages.kind, "offer")));
	const token = told[0]?.contents ? unsealContents(told[0].contents).facts.token : null;
	if (!token) throw new Error("Nobody was told of the offer.");
	return token;
}

/** Empties what visits and offers a test has made. */
export async function forgetVisitsAndOffers(): Promise<void> {
	await db.execute(sql`TRUNCATE offers, waiting_entries, pardoned_no_shows, visit_disruptions, messages,
		visit_access, visit_links, appointments CASCADE`);
	await db.delete(scheduleExceptions).where(inArray(scheduleExceptions.kind, ["closed", "open"]));
}
