import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { db, pool } from "#db/client.ts";
import { personKeyOf, sealContact } from "#domain/appointments/contact.ts";
import { offerAlternatives } from "#domain/appointments/offer-alternatives.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { newReference } from "#domain/appointments/reference.ts";
import { openLargeOffice } from "../grow-visits.ts";
import { progress, quick, tell } from "../report.ts";

// An office of 200 visits closes for a day: how long until a new time is held for each, and whether anybody is lost.
// Beside it what a clerk's computer would do: one free time after the other is looked for and inserted.

const visits = quick ? 40 : 200;
const now = new Date();
const url = process.env.DATABASE_URL ?? "";
const { officeId, serviceId } = await openLargeOffice(url, 12);
const day = new Date(now.getTime() + ((8 - now.getUTCDay()) % 7 || 7) * 86_400_000)
	.toISOString()
	.slice(0, 10);

progress(`${visits} visits on ${day}`);
for (let index = 0; index < visits; index++) {
	const person = { name: "Bench", phone: `+7700${String(1_000_000 + index)}` };
	const desk = `${officeId}-b${1 + (index % 12)}`;
	const start = 540 + Math.floor(index / 12) * 20 + (index >= 144 ? 60 : 0);
	await db.execute(sql`INSERT INTO appointments (reference, office_id, desk_id, service_id, during, state, contact,
			person_key, phone_tail_key, language, open_place, booked_at)
		VALUES (${newReference()}, ${officeId}, ${desk}, ${serviceId},
			tsrange(${day}::date + ${start} * interval '1 minute', ${day}::date + ${start + 20} * interval '1 minute'),
			'booked', ${sealContact(person)}, ${personKeyOf(person)}, 'tail', 'ru', 1, now())`);
}
const change = randomUUID();
await db.execute(sql`INSERT INTO schedule_changes (id, office_id, kind, during, form_key, created_by, created_at)
	SELECT ${change}, ${officeId}, 'closure', daterange(${day}::date, ${day}::date + 1), ${change}, min(id::text)::uuid, now()
	FROM accounts`);
await db.execute(sql`INSERT INTO schedule_exceptions (office_id, day, kind, change_id)
	VALUES (${officeId}, ${day}, 'closed', ${change})`);
const { rows } = await db.execute<{ id: string }>(sql`
	INSERT INTO visit_disruptions (appointment_id, office_id, cause_kind, cause_id, flagged_at)
	SELECT id, office_id, 'closure', ${change}, now() FROM appointments
	WHERE service_id = ${serviceId} AND state = 'booked' RETURNING id`);

const begun = performance.now();
const { offered, withoutTime } = await offerAlternatives(
	"system",
	rows.map(({ id }) => id),
	now,
);
const seconds = (performance.now() - begun) / 1000;
const count = async (text: string) =>
	Number((await pool.query<{ count: string }>(text)).rows[0]?.count);
const lost = visits - (await count("SELECT count(*) FROM offers WHERE state = 'open'"));
const twice = await count(
	"SELECT count(*) FROM (SELECT visit_id FROM offers GROUP BY visit_id HAVING count(*) > 1) AS twice",
);
tell("reoffer.seconds", seconds, "s", `until a time is held for each of ${offered} visits`);
tell("reoffer.lost", lost, "people", `without an offer; ${withoutTime} without a free time`);
tell("reoffer.twice", twice, "people", "with two offers");

const sample = quick ? 10 : 40;
const plainBegun = performance.now();
for (let index = 0; index < sample; index++) {
	const [slot] = await earliestSlots({ serviceId, officeId, now, limit: 1 });
	if (!slot) break;
	await db.execute(sql`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at)
		VALUES (${officeId}, ${slot.deskId}, ${serviceId},
			tsrange(${slot.day}::date + ${slot.startMinute} * interval '1 minute',
				${slot.day}::date + ${slot.endMinute} * interval '1 minute'), 'held', now() + interval '1 day')`);
}
const plain = ((performance.now() - plainBegun) / 1000 / sample) * visits;
tell("reoffer.plain-seconds", plain, "s", "one search and one insert for each, and nobody told");
await pool.end();
