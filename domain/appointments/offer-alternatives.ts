import { and, desc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offers } from "#db/schema/offers.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { nearestOffices } from "#domain/territory/queries.ts";
import { holdForOffer, makeOffer } from "./make-offer.ts";
import { closureOfferEnd, distanceFrom, startOf } from "./offer-rules.ts";
import { type Hit, listFormer, listHit } from "./queries-hit-visits.ts";
import { bookable, findDesks } from "./queries-slots.ts";
import { openSlots, type Slot } from "./rules.ts";
import { isDisrupted } from "./settle-visit.ts";
import { dayText, instantAt } from "./wall-clock.ts";

/** How many offices are looked at: the visit's own and those nearest to it. */
const officesConsidered = 6;

/** The free times of a service at an office and those around it, read once for all visits of that office. */
async function readTimes(hit: Hit, now: Date) {
	const near = await nearestOffices(hit.office.lon, hit.office.lat, officesConsidered + 1);
	const others = near.map(({ id }) => id).filter((id) => id !== hit.officeId);
	const ranks = new Map(
		[hit.officeId, ...others].slice(0, officesConsidered).map((id, rank) => [id, rank]),
	);
	const found = await findDesks({ serviceId: hit.serviceId, now });
	const considered = found?.desks.filter((desk) => ranks.has(desk.officeId)) ?? [];
	const slots = found ? openSlots(considered, bookable(found)) : [];
	return { ranks, slots };
}

const overlaps = (one: Slot, other: Slot): boolean =>
	one.day === other.day &&
	one.startMinute < other.endMinute &&
	other.startMinute < one.endMinute &&
	(one.deskId === other.deskId || (one.officerId !== null && one.officerId === other.officerId));

/** Rolls the transaction back: the visit was answered, cancelled or offered something by another at this moment. */
class Overtaken extends Error {}

async function offerOne(
	actor: Officer | "system",
	hit: Hit,
	slot: Slot,
	expiresAt: Date,
	now: Date,
): Promise<"offered" | "taken" | "overtaken"> {
	try {
		return await db.transaction(async (transaction) => {
			const [visit] = await transaction
				.select({ state: appointments.state, disrupted: isDisrupted })
				.from(appointments)
				.innerJoin(desks, eq(desks.id, appointments.deskId))
				.where(eq(appointments.id, hit.id))
				.for("update", { of: appointments });
			const { contact, personKey, language } = hit;
			if (visit?.state !== "booked" || !visit.disrupted || !contact || !personKey || !language)
				throw new Overtaken();
			const holdId = await holdForOffer(
				transaction,
				slot,
				{ serviceId: hit.serviceId, beatId: hit.beatId, movesId: hit.id, expiresAt },
				now,
			);
			if (!holdId) return "taken";
			const [last] = await transaction
				.select({ round: offers.round })
				.from(offers)
				.where(and(eq(offers.visitId, hit.id), eq(offers.kind, "closure")))
				.orderBy(desc(offers.round))
				.limit(1);
			const made = await makeOffer(
				transaction,
				{
					kind: "closure",
					holdId,
					visitId: hit.id,
					waitingId: null,
					round: (last?.round ?? 0) + 1,
					personKey,
					expiresAt,
					contact,
					language,
					reference: hit.reference,
				},
				now,
			);
			if (!made) throw new Overtaken();
			await recordAudit(transaction, actor, {
				action: "appointment.alternative-offered",
				subjectKind: "appointment",
				subjectId: hit.id,
				details: { hold: holdId },
			});
			return "offered";
		});
	} catch (error) {
		if (error instanceof Overtaken) return "overtaken";
		throw error;
	}
}

export type Offered = { offered: number; withoutTime: number };

/**
 * Offers each visit of those disruptions the free time nearest to the one that was lost, and holds it. One after the
 * other in fair order, each in a transaction of its own: stopped in the middle and begun again, it goes on with those
 * who have not been asked. Who has an open offer is not asked again.
 */
export async function offerAlternatives(
	actor: Officer | "system",
	disruptionIds: readonly string[],
	now: Date,
): Promise<Offered> {
	const result: Offered = { offered: 0, withoutTime: 0 };
	if (actor !== "system" && !can(actor, "appointments.manage")) return result;
	if (disruptionIds.length === 0) return result;
	const hits = await listHit(actor, disruptionIds, now);
	if (hits.length === 0) return result;
	const holdHours = await valueOn(
		"offers.hold-hours",
		dayText(Math.floor(now.getTime() / 86_400_000)),
	);
	const former = await listFormer(hits.map(({ id }) => id));
	const times = new Map<string, Awaited<ReturnType<typeof readTimes>>>();
	for (const hit of hits) {
		const key = `${hit.serviceId} ${hit.officeId}`;
		const free = times.get(key) ?? (await readTimes(hit, now));
		times.set(key, free);
		const before = former.get(hit.id);
		const ranked = free.slots
			.filter((slot) => !before?.has(`${slot.officeId} ${startOf(slot)}`))
			.map((slot) => ({
				slot,
				distance: distanceFrom(hit, slot, free.ranks.get(slot.officeId) ?? officesConsidered),
			}))
			.sort((one, other) => one.distance - other.distance);
		let answer: "offered" | "taken" | "overtaken" | "none" = "none";
		for (const { slot } of ranked) {
			const startsAt = instantAt(startOf(slot), hit.office.zone);
			const lostStartsAt = instantAt(hit.start, hit.office.zone);
			const expiresAt = closureOfferEnd(now, holdHours, lostStartsAt, startsAt);
			if (!expiresAt) continue;
			answer = await offerOne(actor, hit, slot, expiresAt, now);
			if (answer !== "overtaken")
				for (const list of times.values())
					list.slots = list.slots.filter((other) => !overlaps(slot, other));
			if (answer !== "taken") break;
		}
		if (answer === "offered") result.offered++;
		else if (answer !== "overtaken") result.withoutTime++;
	}
	return result;
}
