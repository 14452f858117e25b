import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { assignments } from "#db/schema/territory.ts";
import { officer as staff } from "#tests/factories/actors.ts";
import {
	migrationDesks,
	now,
	officeId,
	probationDesks,
	seedOffice,
} from "#tests/factories/office.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "./contact.ts";
import { cancelByOffice, markArrived, markNotCome, markServed } from "./mark-visit.ts";
import { countDay, findDayVisit, listDay, officesOf } from "./queries-day.ts";
import { newReference } from "./reference.ts";

const today = "2026-11-24";
let people = 0;

async function makeVisit(
	deskId: string,
	minute: number,
	officerId: string | null = null,
	day = today,
) {
	const contact = { name: `Visitor ${people}`, phone: `+7701${String(1_000_000 + people++)}` };
	const clock = (at: number) =>
		`${day} ${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}:00`;
	const kind = probationDesks.includes(deskId)
		? "window-visit"
		: migrationDesks.includes(deskId)
			? "fingerprints"
			: "reception";
	const [row] = await db
		.insert(appointments)
		.values({
			reference: newReference(),
			officeId,
			deskId,
			serviceId: kind,
			officerId,
			during: `["${clock(minute)}","${clock(minute + 20)}")`,
			state: "booked",
			contact: sealContact(contact),
			personKey: personKeyOf(contact),
			phoneTailKey: phoneTailKeyOf(contact),
			openPlace: 1,
			language: "kk",
			adjustments: ["interpreter"],
		})
		.returning({ id: appointments.id });
	if (!row) throw new Error("no row");
	return row.id;
}

let inspectors: { first: string; second: string };
const visits = { migration: "", probation: "", first: "", second: "" };

beforeAll(async () => {
	inspectors = await seedOffice();
	visits.migration = await makeVisit("1110-4-d1", 540);
	visits.probation = await makeVisit("1110-4-d3", 540);
	visits.first = await makeVisit("1110-4-d6", 1020, inspectors.first);
	visits.second = await makeVisit("1110-4-d7", 1020, inspectors.second);
});

const actors = () => ({
	"inspector of the first beat": staff.inspector({ officerId: inspectors.first }),
	"inspector without a person": staff.inspector(),
	"front desk": staff.frontDesk(),
	"office head": staff.officeHead(),
	"head of the unit": staff.officeHead({ officeId: null, unitId: "1110" }),
	"migration officer": staff.migrationOfficer(),
	"probation officer": staff.probationOfficer(),
	"front desk of another office": staff.frontDesk({ officeId: "1110-5" }),
	"probation officer of another office": staff.probationOfficer({ officeId: "1110-5" }),
	leadership: staff.leadership(),
	administrator: staff.administrator(),
});

type Kind = keyof typeof visits;
const matrix: Record<keyof ReturnType<typeof actors>, Kind[]> = {
	"inspector of the first beat": ["first"],
	"inspector without a person": [],
	"front desk": ["migration", "first", "second"],
	"office head": ["migration", "first", "second"],
	"head of the unit": ["migration", "first", "second"],
	"migration officer": ["migration"],
	"probation officer": ["probation"],
	"front desk of another office": [],
	"probation officer of another office": [],
	leadership: [],
	administrator: [],
};

describe.each(Object.keys(matrix) as (keyof typeof matrix)[])("%s", (name) => {
	const allowed = matrix[name];

	test(`sees ${allowed.join(", ") || "no visit"} and nothing else`, async () => {
		const officer = actors()[name];
		const day = await listDay(officer, today, {}, now);
		const seen = day.flatMap((desk) => desk.visits.map((visit) => visit.id)).sort();
		expect(seen).toEqual(allowed.map((kind) => visits[kind]).sort());
		for (const kind of Object.keys(visits) as Kind[]) {
			const visit = await findDayVisit(officer, visits[kind], now);
			expect(visit !== null).toBe(allowed.includes(kind));
		}
		const seesProbation = day.some((desk) => desk.kind === "probation");
		expect(seesProbation).toBe(allowed.includes("probation"));
	});

	test("cannot mark what it cannot see", async () => {
		const officer = actors()[name];
		for (const kind of Object.keys(visits) as Kind[]) {
			if (allowed.includes(kind)) continue;
			const marked = await markArrived(officer, visits[kind], now);
			expect(marked.ok).toBe(false);
		}
		const rows = await db.select({ state: appointments.state }).from(appointments);
		expect(rows.every((row) => row.state === "booked")).toBe(true);
	});
});

test("the name, the phone and the wishes stand in the day for those who may see them", async () => {
	const [desk] = await listDay(staff.migrationOfficer(), today, { officeId }, now);
	expect(desk?.visits[0]).toMatchObject({
		contact: { name: "Visitor 0" },
		adjustments: ["interpreter"],
		marks: ["arrived", "served", "not-come", "cancelled-by-office"],
	});
});

test("leadership gets counts of every office, and none of the probation desks", async () => {
	const counts = await countDay(staff.leadership(), today);
	expect(counts.map((row) => row.deskKind).sort()).toEqual(["inspector", "migration"]);
	expect(await countDay(staff.frontDesk(), today)).toEqual([]);
	expect((await officesOf(staff.leadership(), today)).map((office) => office.id)).toEqual([
		officeId,
	]);
	expect(await officesOf(staff.frontDesk({ officeId: "1110-5" }), today)).toEqual([]);
});

test("who acts for an inspector sees that beat's visits, and keeps their own", async () => {
	const day = "2026-12-01";
	const id = await makeVisit("1110-4-d6", 1020, inspectors.first, day);
	await db.insert(assignments).values({
		beatId: "1110-1",
		officerId: inspectors.second,
		kind: "acting",
		reason: "leave",
		during: "[2026-12-01,2026-12-08)",
	});
	const second = staff.inspector({ officerId: inspectors.second });
	const seen = (await listDay(second, day, {}, now)).flatMap((desk) => desk.visits);
	expect(seen.map((visit) => visit.id)).toEqual([id]);
	expect((await listDay(second, today, {}, now)).map((desk) => desk.id)).toEqual(["1110-4-d7"]);
	const first = staff.inspector({ officerId: inspectors.first });
	expect((await listDay(first, day, {}, now)).map((desk) => desk.id)).toEqual(["1110-4-d6"]);
});

describe("marking", () => {
	const clerk = staff.frontDesk();
	const at = (time: string) => new Date(`${today}T${time}:00Z`);

	test("goes from booked over arrived to served, each with an audit row, and twice is once", async () => {
		const id = await makeVisit("1110-4-d1", 900);
		expect(await markArrived(clerk, id, at("09:50"))).toMatchObject({ ok: true });
		expect(await markArrived(clerk, id, at("09:51"))).toMatchObject({ ok: true });
		expect(await markNotCome(clerk, id, at("10:05"))).toMatchObject({
			refusal: "changed-meanwhile",
		});
		expect(await markServed(clerk, id, at("10:20"))).toMatchObject({ ok: true });
		expect(await cancelByOffice(clerk, id, "No power", at("10:21"))).toMatchObject({
			refusal: "changed-meanwhile",
		});
		const entries = await db
			.select({ action: auditEntries.action, actor: auditEntries.actorId })
			.from(auditEntries)
			.where(eq(auditEntries.subjectId, id));
		expect(entries.map((entry) => entry.action)).toEqual([
			"appointment.arrived",
			"appointment.served",
		]);
		expect(entries.every((entry) => entry.actor === clerk.accountId)).toBe(true);
	});

	test("nobody is missing before the visit has begun, nor arrives on another day", async () => {
		const id = await makeVisit("1110-4-d1", 960);
		expect(await markNotCome(clerk, id, at("10:59"))).toMatchObject({ refusal: "not-yet" });
		expect(await markNotCome(clerk, id, at("11:00"))).toMatchObject({ ok: true });
		const tomorrow = await makeVisit("1110-4-d1", 540, null, "2026-11-25");
		expect(await markArrived(clerk, tomorrow, now)).toMatchObject({ refusal: "not-yet" });
	});

	test("two clerks who press different things at once: one wins, the other is told", async () => {
		const id = await makeVisit("1110-4-d1", 1000);
		const answers = await Promise.all([
			markNotCome(clerk, id, at("12:00")),
			markServed(clerk, id, at("12:00")),
		]);
		expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
		expect(answers).toContainEqual({ ok: false, refusal: "changed-meanwhile" });
	});

	test("leadership cannot mark anything, and what is no id is not found", async () => {
		expect(await markArrived(staff.leadership(), visits.migration, now)).toMatchObject({
			refusal: "not-allowed",
		});
		expect(await markArrived(clerk, "' OR 1=1", now)).toMatchObject({ refusal: "not-found" });
	});
});

test("a switched-off desk disappears from the day only when nothing stands at it", async () => {
	const officer = staff.probationOfficer();
	await db.update(desks).set({ active: false }).where(eq(desks.id, "1110-4-d4"));
	expect((await listDay(officer, today, {}, now)).map((desk) => desk.id)).toEqual(["1110-4-d3"]);
	await db.update(desks).set({ active: false }).where(eq(desks.id, "1110-4-d3"));
	expect((await listDay(officer, today, {}, now)).map((desk) => desk.id)).toEqual(["1110-4-d3"]);
});
