import { createHash, randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offers } from "#db/schema/offers.ts";
import { offices } from "#db/schema/territory.ts";
import type { Language } from "#domain/identity/actors.ts";
import { queueMessages } from "#domain/notifications/queue-message.ts";
import { unsealContact } from "./contact.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import type { Slot } from "./rules.ts";
import { clearOverdueHolds } from "./take-slot.ts";
import { dayNumber, dayOf, dayText, duringText, minuteOf, wallMinute } from "./wall-clock.ts";

export const hashOfToken = (token: string): string =>
	createHash("sha256").update(token).digest("base64url");

/** 128 random bits, with a digit among the letters, so that no log takes it for a word of ours (server/loggable.ts). */
export function newOfferToken(): string {
	for (;;) {
		const token = randomBytes(16).toString("base64url");
		if (/\d/.test(token)) return token;
	}
}

/** Held a little longer than it is offered, so that the next in line has it before everybody. */
const graceMs = 150_000;

/** Holds a free time for nobody's browser: whom it is for, the offer says. Null: it was taken meanwhile. */
export async function holdForOffer(
	transaction: Transaction,
	slot: Slot,
	wanted: { serviceId: string; beatId: string | null; movesId: string | null; expiresAt: Date },
	now: Date,
): Promise<string | null> {
	const midnight = dayNumber(slot.day) * 1440;
	const place = {
		officeId: slot.officeId,
		deskId: slot.deskId,
		officerId: slot.officerId,
		during: duringText(midnight + slot.startMinute, midnight + slot.endMinute),
	};
	await clearOverdueHolds(transaction, place, now);
	const [row] = await transaction
		.insert(appointments)
		.values({
			...place,
			serviceId: wanted.serviceId,
			beatId: slot.beatId ?? wanted.beatId,
			movesId: wanted.movesId,
			state: "held",
			holdExpiresAt: new Date(wanted.expiresAt.getTime() + graceMs),
			createdAt: now,
		})
		.onConflictDoNothing()
		.returning({ id: appointments.id });
	return row?.id ?? null;
}

export type NewOffer = {
	kind: "closure" | "waiting";
	holdId: string;
	visitId: string | null;
	waitingId: string | null;
	round: number;
	personKey: string;
	expiresAt: Date;
	/** Whom to tell. */
	contact: Buffer;
	language: Language;
	/** The number of the visit that it is about, if there is one. */
	reference: string | null;
};

/** Writes the offer for a time that is held, and tells its person. Null: somebody has made them one already. */
export async function makeOffer(
	transaction: Transaction,
	offer: NewOffer,
	now: Date,
): Promise<string | null> {
	const { contact, language, reference, ...row } = offer;
	const token = newOfferToken();
	const [made] = await transaction
		.insert(offers)
		.values({ ...row, tokenHash: hashOfToken(token), createdAt: now })
		.onConflictDoNothing()
		.returning({ id: offers.id });
	if (!made) return null;
	const [time] = await transaction
		.select({
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			window: desks.number,
			number: offices.number,
			address: offices.address,
			phone: offices.phone,
			zone: offices.zone,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(eq(appointments.id, offer.holdId));
	if (!time) throw new Error("An offer was made for a time that is not held.");
	const until = wallMinute(offer.expiresAt, time.zone);
	const { phone, email } = unsealContact(contact);
	const message = {
		// The held row is what it is about: taking the offer back takes back this and nothing else.
		subject: { kind: "appointment", id: offer.holdId },
		kind: "offer" as const,
		urgency: "news" as const,
		language,
		uselessAt: offer.expiresAt,
		zone: time.zone,
		facts: {
			day: dayText(dayOf(time.start)),
			startMinute: minuteOf(time.start),
			officeNumber: time.number,
			window: time.window,
			reference: reference ?? "",
			address: time.address,
			phone: time.phone,
			token,
			offeredUntil: { day: dayText(dayOf(until)), startMinute: minuteOf(until) },
		},
	};
	await queueMessages(
		transaction,
		[
			...(phone ? [{ ...message, channel: "sms" as const, to: phone }] : []),
			...(email ? [{ ...message, channel: "email" as const, to: email }] : []),
		],
		now,
	);
	return made.id;
}
