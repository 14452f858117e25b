import { db, pool } from "#db/client.ts";
import { loadSchedules } from "#domain/appointments/queries-schedules.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { openSlots } from "#domain/appointments/rules.ts";
import { dayOf, wallMinute } from "#domain/appointments/wall-clock.ts";
import { slotsBySql } from "#tests/factories/slots-by-sql.ts";
import { addPastVisits, bookSome, openLargeOffice } from "../grow-visits.ts";
import { progress, quick, tell, tellLatencies } from "../report.ts";
import { timeEach, timeOnAverage } from "../stop-watch.ts";

// Free slots: of 20 desks for 30 days, and the earliest over all offices with a long past in the table.

const days = 30;
const now = new Date();
const fromDay = dayOf(wallMinute(now, "Asia/Almaty")) + 1;
const notBefore = fromDay * 1440;
const url = process.env.DATABASE_URL ?? "";
const times = <Value>(count: number, value: Value): Value[] => new Array<Value>(count).fill(value);

const { officeId, serviceId } = await openLargeOffice(url, 20);
const visits = await bookSome(url, officeId, serviceId, fromDay, days);
const load = () => loadSchedules({ serviceId, officeId }, fromDay, days, now);
const desks = await load();
const deskIds = desks.map((desk) => desk.deskId);
const question = { deskIds, fromDay, days, minutes: desks[0]?.minutes ?? 20, notBefore, now };

const found = openSlots(desks, { fromDay, days, notBefore });
const { rows } = await db.execute(slotsBySql(question));
if (found.length !== rows.length || desks.length !== 20)
	throw new Error(`The arithmetic finds ${found.length} slots, SQL ${rows.length}.`);

const words = `20 desks, 30 days, ${visits} visits booked, ${found.length} slots free`;
const ours = timeOnAverage(
	() => openSlots(desks, { fromDay, days, notBefore }),
	quick ? 500 : 2000,
);
tell("slots.20x30", ours, "ms", `${words}, schedules in memory; equal to slots.20x30.sql`);
const runs = quick ? 20 : 100;
await timeEach(times(10, null), load);
tellLatencies(
	"slots.20x30.from-database",
	await timeEach(times(runs, null), async () =>
		openSlots(await load(), { fromDay, days, notBefore }),
	),
	`${words}, read from the database each time`,
);
tellLatencies(
	"slots.20x30.sql",
	await timeEach(times(runs, null), () => db.execute(slotsBySql(question))),
	`${words}; multiranges in PostgreSQL`,
);

const earliest = () => earliestSlots({ serviceId: "inspector-reception", limit: 3, now });
const inspectors = await loadSchedules({ serviceId: "inspector-reception" }, fromDay, 15, now);
const places = `${inspectors.length} desks in ${new Set(inspectors.map((desk) => desk.officeId)).size} offices, 14 days ahead`;
await timeEach(times(20, null), earliest);
tellLatencies(
	"slots.earliest.no-past",
	await timeEach(times(runs, null), earliest),
	`${places}, end to end, only the demo's visits in the table`,
);
const past = quick ? 100_000 : 1_000_000;
progress(`Making ${past} past visits`);
await addPastVisits(url, past);
await timeEach(times(20, null), earliest);
tellLatencies(
	"slots.earliest",
	await timeEach(times(runs, null), earliest),
	`${places}, end to end, ${past} past visits in the table; beside slots.earliest.no-past`,
);
const all = {
	deskIds: inspectors.map((desk) => desk.deskId),
	fromDay,
	days: 15,
	minutes: 20,
	notBefore,
	now,
};
tellLatencies(
	"slots.earliest.sql",
	await timeEach(times(3, null), () => db.execute(slotsBySql(all))),
	`the same question to multiranges in PostgreSQL, ${past} past visits`,
);
await pool.end();
