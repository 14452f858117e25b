import { asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { type NewMessage, queueMessages } from "#domain/notifications/queue-message.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";
import { calendarWords } from "#domain/notifications/write-message.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { unsealContact } from "./contact.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { visitCalendar } from "./visit-calendar.ts";
import { endVisitLinksAt, mintVisitLink, revokeVisitLinks } from "./visit-links.ts";
import { dayOf, dayText, instantAt, minuteOf } from "./wall-clock.ts";

/*
 * What a visit's person is told, queued in the transaction of the change. Written alike for every desk. The office's
 * reason for a cancellation stands on the visit's page alone: a clerk's free words could tell what one comes for, and
 * leaving them out of sensitive visits only would tell as much.
 */

/** A clerk may take a cancellation back for ten seconds: until then nobody has been told. */
const undoMs = 15_000;

/** What a visit's messages are queued under. */
export const subjectOf = (id: string) => ({ kind: "appointment", id });

const columns = {
	reference: appointments.reference,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	contact: appointments.contact,
	language: appointments.language,
	sequence: appointments.sequence,
	window: desks.number,
	office: {
		number: offices.number,
		address: offices.address,
		phone: offices.phone,
		zone: offices.zone,
	},
};

async function load(transaction: Transaction, id: string) {
	const [row] = await transaction
		.select(columns)
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(eq(appointments.id, id));
	const { reference, contact, language } = row ?? {};
	if (!row || !reference || !contact || !language) return null;
	const { start, end, office } = row;
	const time = { startsAt: instantAt(start, office.zone), endsAt: instantAt(end, office.zone) };
	return { ...row, ...time, reference, language, contact: unsealContact(contact) };
}

type Announced = NonNullable<Awaited<ReturnType<typeof load>>>;

async function calendarOf(
	transaction: Transaction,
	visit: Announced,
	cancelled: boolean,
	now: Date,
) {
	const { reference, language, office, window } = visit;
	const [first] = await transaction
		.select({ id: appointments.id })
		.from(appointments)
		.where(eq(appointments.reference, reference))
		.orderBy(asc(appointments.sequence))
		.limit(1);
	const base = (process.env.PUBLIC_URL ?? "").replace(/\/$/, "");
	const words = calendarWords(language, {
		officeNumber: office.number,
		window,
		phone: office.phone,
	});
	const text = visitCalendar(
		{
			calendarId: first?.id ?? reference,
			sequence: visit.sequence,
			cancelled,
			startsAt: visit.startsAt,
			endsAt: visit.endsAt,
			changedAt: now,
		},
		{
			...words,
			location: office.address[language],
			url: `${base}/${language}/visits/${reference}`,
		},
	);
	return { text, method: cancelled ? ("CANCEL" as const) : ("PUBLISH" as const) };
}

function messagesOf(visit: Announced, id: string, token: string | null) {
	const { contact, language, office, window, reference, start, startsAt } = visit;
	const shared = {
		subject: subjectOf(id),
		language,
		uselessAt: startsAt,
		zone: office.zone,
		facts: {
			day: dayText(dayOf(start)),
			startMinute: minuteOf(start),
			officeNumber: office.number,
			window,
			reference,
			address: office.address,
			phone: office.phone,
			token,
		},
	};
	return {
		sms: (rest: Pick<NewMessage, "kind" | "urgency" | "wanted">): NewMessage[] =>
			contact.phone ? [{ ...shared, ...rest, channel: "sms", to: contact.phone }] : [],
		email: (rest: Pick<NewMessage, "kind" | "urgency" | "wanted" | "calendar">): NewMessage[] =>
			contact.email ? [{ ...shared, ...rest, channel: "email", to: contact.email }] : [],
	};
}

/**
 * The visit is booked, or moved here from `movedFrom`: says so, and plans its reminders. By e-mail if there is an
 * address, by SMS to those who chose SMS; reminders only by the way that was chosen. Of visits that were booked
 * together only the first is confirmed: "reminders" plans the rest.
 */
export async function announceBooked(
	transaction: Transaction,
	id: string,
	movedFrom: string | null,
	now: Date,
	what: "all" | "reminders" = "all",
): Promise<void> {
	if (movedFrom) await withdrawMessages(transaction, subjectOf(movedFrom), now);
	const visit = await load(transaction, id);
	if (!visit) return;
	const { remind } = visit.contact;
	const token = await mintVisitLink(transaction, visit.reference, visit.endsAt);
	const { sms, email } = messagesOf(visit, id, token);
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	const before = async (key: "messages.reminder-early-hours" | "messages.reminder-late-hours") =>
		new Date(visit.startsAt.getTime() - (await valueOn(key, today, transaction)) * 3_600_000);
	const kind = movedFrom ? "changed" : "confirmed";
	const calendar = await calendarOf(transaction, visit, false, now);
	const reminders = [
		{
			kind: "reminder-early",
			urgency: "reminder",
			wanted: await before("messages.reminder-early-hours"),
		},
		{
			kind: "reminder-late",
			urgency: "reminder",
			wanted: await before("messages.reminder-late-hours"),
		},
	] as const;
	const byWay = { sms, email, none: () => [] };
	await queueMessages(
		transaction,
		[
			...(what === "all" ? email({ kind, urgency: "answer", calendar }) : []),
			...(what === "all" && remind === "sms" ? sms({ kind, urgency: "answer" }) : []),
			...reminders.flatMap((reminder) => byWay[remind](reminder)),
		],
		now,
	);
}

/**
 * The visit is cancelled: its messages are taken back and its links end. When the office did it, everybody is told, by
 * every way there is; who cancelled their own visit gets an e-mail that takes it out of the calendar.
 */
export async function announceCancelled(
	transaction: Transaction,
	id: string,
	by: "cancelled-by-office" | "cancelled-by-resident",
	now: Date,
): Promise<void> {
	await withdrawMessages(transaction, subjectOf(id), now);
	const visit = await load(transaction, id);
	if (!visit) return;
	const wanted = new Date(now.getTime() + undoMs);
	if (by === "cancelled-by-office") await endVisitLinksAt(transaction, visit.reference, wanted);
	else await revokeVisitLinks(transaction, visit.reference);
	const { sms, email } = messagesOf(visit, id, null);
	const calendar = await calendarOf(transaction, visit, true, now);
	const messages =
		by === "cancelled-by-office"
			? [
					...email({ kind: by, urgency: "news", calendar, wanted }),
					...sms({ kind: by, urgency: "news", wanted }),
				]
			: email({ kind: by, urgency: "answer", calendar });
	await queueMessages(transaction, messages, now);
}

/** Somebody has come, or did not: nothing more is reminded. */
export const endReminders = (transaction: Transaction, id: string, now: Date) =>
	withdrawMessages(transaction, subjectOf(id), now);
