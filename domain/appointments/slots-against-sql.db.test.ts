import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments, scheduleExceptions, scheduleRules } from "#db/schema/appointments.ts";
import { calendarDays } from "#db/schema/regulations.ts";
import { assignments } from "#db/schema/territory.ts";
import { migrationDesks, seedOffice } from "#tests/factories/office.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "./contact.ts";
import { liveList, loadSchedules } from "./queries-schedules.ts";
import { newReference } from "./reference.ts";
import { openSlots } from "./rules.ts";
import { dayNumber, dayText, duringText, timestampText } from "./wall-clock.ts";

// Two ways to the free slots, written apart: arithmetic in process, and multiranges in PostgreSQL.

const fromDay = dayNumber("2026-11-23");
const days = 21;
const deskIds = [...migrationDesks, "1110-4-d6", "1110-4-d7"];
let inspectors: { first: string; second: string };

beforeAll(async () => {
	inspectors = await seedOffice();
});

/** Free time as the database computes it: hours of the day minus closures minus live visits, as a tsmultirange. */
const bySql = (notBefore: number, now: Date) => sql`
	WITH days AS (
		SELECT day.day::date AS day, CASE WHEN c.kind = 'working-day' AND extract(isodow FROM day.day) > 5 THEN 5
			ELSE extract(isodow FROM day.day) END AS weekday, coalesce(c.kind IN ('holiday', 'day-off'), false) AS off
		FROM generate_series(${dayText(fromDay)}::date, ${dayText(fromDay + days - 1)}::date, interval '1 day') AS day(day)
		LEFT JOIN calendar_days c ON c.day = day.day::date
	), desk_days AS (
		SELECT d.id AS desk_id, d.office_id, d.beat_id, days.*, (
			SELECT a.officer_id FROM assignments a WHERE a.beat_id = d.beat_id AND a.during @> days.day
			ORDER BY a.kind LIMIT 1) AS officer_id
		FROM desks d CROSS JOIN days WHERE d.id = ANY(${sql.raw(`'{${deskIds.join(",")}}'::text[]`)})
	), hours AS (
		SELECT x.*, r.opens_minute AS opens, r.closes_minute AS closes, r.step_minutes AS step
		FROM desk_days x JOIN schedule_rules r ON r.weekday = x.weekday AND r.during @> x.day AND NOT x.off
			AND (CASE WHEN x.beat_id IS NULL THEN r.desk_id = x.desk_id ELSE r.officer_id = x.officer_id END)
		UNION ALL
		SELECT x.*, e.opens_minute, e.closes_minute, e.step_minutes
		FROM desk_days x JOIN schedule_exceptions e ON e.kind = 'open' AND e.day = x.day AND e.desk_id = x.desk_id
		WHERE x.beat_id IS NULL OR x.officer_id IS NOT NULL
	), stretches AS (
		SELECT hours.*, tsrange(day + opens * interval '1 minute', day + closes * interval '1 minute') AS open FROM hours
	), starts AS (
		SELECT s.*, start FROM stretches s,
			generate_series(lower(open), upper(open) - interval '20 minutes', step * interval '1 minute') AS start
	)
	SELECT DISTINCT desk_id, (extract(epoch FROM start) / 60)::int AS start FROM starts s
	WHERE tsrange(start, start + interval '20 minutes') <@ (
		tsmultirange(open)
		- coalesce((SELECT range_agg(tsrange(e.day + e.opens_minute * interval '1 minute',
				e.day + e.closes_minute * interval '1 minute')) FROM schedule_exceptions e
			WHERE e.kind = 'closed' AND e.day = s.day AND e.office_id = s.office_id
				AND (e.desk_id IS NULL OR e.desk_id = s.desk_id)), '{}')
		- coalesce((SELECT range_agg(a.during) FROM appointments a
			WHERE a.state IN (${liveList}) AND NOT (a.state = 'held' AND a.hold_expires_at <= ${now})
				AND (a.desk_id = s.desk_id OR a.officer_id = s.officer_id)), '{}'))
	AND start >= ${timestampText(notBefore)}::timestamp
	ORDER BY desk_id, start`;

const some = <Value>(count: number, make: () => Value): Value[] =>
	Array.from({ length: randomInt(count + 1) }, make);
const oneOf = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;
const stretch = () => {
	const opens = randomInt(0, 1430);
	return { opensMinute: opens, closesMinute: randomInt(opens + 1, 1441) };
};
const span = () => {
	const from = fromDay - 5 + randomInt(days + 5);
	return `[${dayText(from)},${dayText(from + 1 + randomInt(15))})`;
};
const anyDay = () => dayText(fromDay + randomInt(days));

async function randomCalendar(now: Date): Promise<void> {
	await db.execute(
		sql`TRUNCATE appointments, schedule_rules, schedule_exceptions, calendar_days, assignments CASCADE`,
	);
	const owners = [
		...migrationDesks.map((deskId) => ({ deskId })),
		{ officerId: inspectors.first },
		{ officerId: inspectors.second },
	];
	const rules = owners.flatMap((owner) =>
		some(9, () => ({
			...owner,
			...stretch(),
			weekday: randomInt(1, 8),
			stepMinutes: randomInt(5, 60),
			during: oneOf([span(), "[2020-01-01,)", "(,2026-12-05)"]),
		})),
	);
	if (rules.length > 0) await db.insert(scheduleRules).values(rules);
	const exceptions = some(12, () => {
		const kind = oneOf(["open", "closed", "closed"] as const);
		return {
			officeId: "1110-4",
			deskId: kind === "open" ? oneOf(deskIds) : oneOf([...deskIds, null]),
			day: anyDay(),
			kind,
			...(randomInt(3) === 0 && kind === "closed" ? {} : stretch()),
			stepMinutes: randomInt(5, 60),
		};
	});
	if (exceptions.length > 0) await db.insert(scheduleExceptions).values(exceptions);
	const name = { kk: "x", ru: "x", en: "x" };
	const special = some(8, () => ({
		day: anyDay(),
		kind: oneOf(["holiday", "day-off", "working-day"] as const),
		name,
		source: "test",
	}));
	if (special.length > 0) await db.insert(calendarDays).values(special).onConflictDoNothing();
	const serving = some(10, () => ({
		beatId: oneOf(["1110-1", "1110-2"]),
		officerId: oneOf([inspectors.first, inspectors.second]),
		kind: oneOf(["permanent", "acting"] as const),
		during: span(),
	}));
	if (serving.length > 0) await db.insert(assignments).values(serving).onConflictDoNothing();
	const contact = { name: "x", phone: "+77010000000" };
	for (let at = 0; at < 80; at++) {
		const start = fromDay * 1440 + randomInt(days * 1440);
		const deskId = oneOf(deskIds);
		const state = oneOf([
			"held",
			"held",
			"booked",
			"arrived",
			"served",
			"cancelled-by-office",
		] as const);
		await db
			.insert(appointments)
			.values({
				officeId: "1110-4",
				deskId,
				serviceId: "fingerprints",
				officerId: migrationDesks.includes(deskId)
					? null
					: oneOf([inspectors.first, inspectors.second]),
				during: duringText(start, start + randomInt(1, 90)),
				state,
				holdExpiresAt: new Date(now.getTime() + oneOf([-1, 0, 1]) * 60_000),
				...(state === "held"
					? {}
					: {
							reference: newReference(),
							contact: sealContact(contact),
							personKey: personKeyOf({ ...contact, name: `x${"y".repeat(at)}` }),
							phoneTailKey: phoneTailKeyOf(contact),
							language: "kk" as const,
						}),
			})
			.onConflictDoNothing();
	}
}

test("on random calendars the arithmetic and the multiranges give the same slots", async () => {
	let compared = 0;
	for (let round = 0; round < 25; round++) {
		const notBefore = (fromDay - 1) * 1440 + randomInt(3 * 1440);
		const now = new Date("2026-11-22T10:00:00Z");
		await randomCalendar(now);
		const loaded = await loadSchedules({ officeId: "1110-4" }, fromDay, days, now);
		const desks = loaded
			.filter((desk) => deskIds.includes(desk.deskId))
			.map((desk) => ({ ...desk, minutes: 20 }))
			.sort((one, other) => (one.deskId < other.deskId ? -1 : 1));
		const ours = openSlots(desks, { fromDay, days, notBefore }).map(
			(slot) => [slot.deskId, dayNumber(slot.day) * 1440 + slot.startMinute] as const,
		);
		const { rows } = await db.execute<{ desk_id: string; start: number }>(bySql(notBefore, now));
		expect(ours).toEqual(rows.map((row) => [row.desk_id, row.start]));
		compared += rows.length;
	}
	expect(compared).toBeGreaterThan(1000);
});
