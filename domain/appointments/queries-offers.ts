import { and, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offers } from "#db/schema/offers.ts";
import { offices } from "#db/schema/territory.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visibleTo } from "./access.ts";
import { hashOfToken } from "./make-offer.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { isDisrupted } from "./settle-visit.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

const visit = alias(appointments, "offered_visit");

const select = () =>
	db
		.select({
			id: offers.id,
			kind: offers.kind,
			state: offers.state,
			expiresAt: offers.expiresAt,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			end: wallMinuteOf(sql`upper(${appointments.during})`),
			oldStart: sql<number | null>`(extract(epoch from lower(${visit.during})) / 60)::int`,
			window: desks.number,
			office: {
				id: offices.id,
				number: offices.number,
				address: offices.address,
				phone: offices.phone,
				zone: offices.zone,
			},
		})
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.leftJoin(visit, eq(visit.id, offers.visitId));

const wall = (minute: number) => ({ day: dayText(dayOf(minute)), startMinute: minuteOf(minute) });

function view(row: Awaited<ReturnType<typeof select>>[number], now: Date) {
	const { start, end, oldStart, state, ...rest } = row;
	return {
		...rest,
		...wall(start),
		endMinute: minuteOf(start) + end - start,
		old: oldStart === null ? null : wall(oldStart),
		// What has run out is over, whether or not the worker has been by.
		state: state === "open" && row.expiresAt <= now ? ("expired" as const) : state,
	};
}

export type OfferView = ReturnType<typeof view>;

/** What the link of an offer shows: when and where, not who and not what for. Looking changes nothing. */
export async function findOffered(token: string, now: Date): Promise<OfferView | null> {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [row] = await select().where(eq(offers.tokenHash, hashOfToken(token)));
	return row ? view(row, now) : null;
}

/** Whether the office cannot keep this visit, and what it offers in its place. */
export async function findChangeOfVisit(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<{ disrupted: boolean; offer: OfferView | null }> {
	const [own] = await db
		.select({ id: appointments.id, disrupted: isDisrupted })
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(appointments.reference, reference),
				ne(appointments.state, "moved"),
				visibleTo(visitor, now),
			),
		);
	if (!own) return { disrupted: false, offer: null };
	const [row] = await select().where(and(eq(offers.visitId, own.id), eq(offers.state, "open")));
	const offer = row ? view(row, now) : null;
	return { disrupted: own.disrupted, offer: offer?.state === "open" ? offer : null };
}
