import { and, count, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { holdForOffer, makeOffer } from "./make-offer.ts";
import { waitingOfferEnd } from "./offer-rules.ts";
import { bookable, byTime, findDesks } from "./queries-slots.ts";
import { isResting } from "./rest-slot.ts";
import { openSlots } from "./rules.ts";
import {
	type Entry,
	type Line,
	listAsked,
	listAskedBefore,
	listResting,
	suits,
	type Time,
} from "./waiting-line.ts";
import { dayNumber, dayText, instantAt } from "./wall-clock.ts";

/** Somebody made this person an offer in the same moment: the transaction leaves nothing. */
class Overtaken extends Error {}

async function offerTime(
	transaction: Transaction,
	entry: Entry,
	time: Time,
	line: Line,
	expiresAt: Date,
	now: Date,
): Promise<boolean> {
	if (time.restId)
		await transaction
			.update(appointments)
			.set({ state: "expired", holdKey: null, closedAt: now })
			.where(and(eq(appointments.id, time.restId), isResting));
	const wanted = { serviceId: line.serviceId, beatId: entry.beatId, expiresAt };
	const holdId = await holdForOffer(transaction, time, { ...wanted, movesId: entry.visitId }, now);
	if (!holdId) return false;
	const [before] = await transaction
		.select({ times: count() })
		.from(offers)
		.where(eq(offers.waitingId, entry.id));
	const made = await makeOffer(
		transaction,
		{
			kind: "waiting",
			holdId,
			visitId: entry.visitId,
			waitingId: entry.id,
			round: (before?.times ?? 0) + 1,
			personKey: entry.personKey,
			expiresAt,
			contact: entry.contact,
			language: entry.language,
			reference: entry.reference,
		},
		now,
	);
	if (!made) throw new Overtaken();
	await recordAudit(transaction, "system", {
		action: "waiting-list.asked",
		subjectKind: "waiting-entry",
		subjectId: entry.id,
		details: { hold: holdId },
	});
	return true;
}

async function quietHours(transaction: Transaction, today: string, zone: string) {
	return {
		fromHour: await valueOn("messages.quiet-from-hour", today, transaction),
		untilHour: await valueOn("messages.quiet-until-hour", today, transaction),
		zone,
	};
}

/** Asks the first in line whom one of the free times suits. False: there is none. */
async function askNext(line: Line, now: Date): Promise<boolean> {
	return db.transaction(async (transaction) => {
		// One at a time in each line: whoever decides sees what was decided before.
		const key = `waiting ${line.serviceId} ${line.officeId}`;
		await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
		const entries = await listAsked(transaction, line);
		if (entries.length === 0) return false;
		const found = await findDesks({ ...line, now });
		const zone = found?.desks[0]?.zone;
		if (!found || !zone) return false;
		const today = dayText(found.today);
		const holdMinutes = await valueOn("waiting-list.hold-minutes", today, transaction);
		const quiet = await quietHours(transaction, today, zone);
		const notice = (found.desks[0]?.noticeMinutes ?? 0) * 60_000;
		const free = openSlots(found.desks, bookable(found)).map((slot) => ({ ...slot, restId: null }));
		const resting = await listResting(transaction, line, found, now);
		const times: Time[] = [...resting, ...free].sort(byTime);
		const former = await listAskedBefore(transaction, entries);
		for (const entry of entries)
			for (const time of times) {
				if (!suits(entry, time, former)) continue;
				const startsAt = instantAt(dayNumber(time.day) * 1440 + time.startMinute, zone);
				const until = new Date(startsAt.getTime() - notice);
				const expiresAt = waitingOfferEnd(now, holdMinutes, until, quiet);
				if (!expiresAt) continue;
				if (await offerTime(transaction, entry, time, line, expiresAt, now)) return true;
			}
		return false;
	});
}

/**
 * Gives what has come free to those who wait: each time to the first in line whom it suits, held until they answer or
 * its end. Of two who ask for the same at once, the one who joined first is asked.
 */
export async function handOutTimes(now: Date, officeId?: string): Promise<number> {
	const lines = await db
		.selectDistinct({ serviceId: waitingEntries.serviceId, officeId: waitingEntries.officeId })
		.from(waitingEntries)
		.where(
			and(
				eq(waitingEntries.state, "waiting"),
				officeId === undefined ? undefined : eq(waitingEntries.officeId, officeId),
			),
		);
	let asked = 0;
	for (const line of lines) {
		try {
			while (await askNext(line, now)) asked++;
		} catch (error) {
			if (!(error instanceof Overtaken)) throw error;
		}
	}
	return asked;
}
