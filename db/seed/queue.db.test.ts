import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { listDeskQueue } from "#domain/queue/queries-desk.ts";
import { wallView } from "#domain/queue/queries-wall.ts";
import { officer } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, now, seedOffice } from "#tests/factories/office.ts";
import { queueOffice, seedQueue } from "./queue.ts";

const [desk = ""] = migrationDesks;

beforeAll(async () => {
	await seedOffice();
});

test("the demo's office is in the middle of its day: calls on the wall, people at the windows and in the line", async () => {
	await bookVisit(new Date(now.getTime() + 20 * 60_000), desk);
	expect(await seedQueue(db, now)).toBe(true);
	const wall = await wallView(queueOffice, now);
	expect(wall?.calls).toHaveLength(5);
	expect(wall?.calls.some(({ open }) => open)).toBe(true);
	const queue = await listDeskQueue(officer.migrationOfficer(), desk, now);
	expect(queue?.current?.state).toBe("in-service");
	expect(queue?.waiting.map(({ visit }) => visit?.name).filter(Boolean)).toEqual(["Visitor 0"]);
});

test("a day that has begun is left alone, and the next day has a queue of its own", async () => {
	expect(await seedQueue(db, now)).toBe(false);
	expect(await seedQueue(db, new Date(now.getTime() + 86_400_000))).toBe(true);
	const { rows } = await pool.query("SELECT DISTINCT day FROM queue_lines");
	expect(rows).toHaveLength(2);
});
