import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { seedTerritory } from "#db/seed/territory.ts";
import { visitor } from "#tests/factories/actors.ts";
import { listServing } from "./list-serving.ts";
import { closeTerritoryIndex } from "./live-index.ts";
import {
	beatsOfSettlement,
	dutyOffice,
	findBeat,
	findOffice,
	findSettlement,
	findUnit,
	listBeats,
	listBoundaries,
	listOffices,
	listSettlements,
	listUnits,
	nearestOffices,
} from "./queries.ts";
import { reportWrongBorder } from "./report-border.ts";

const day = "2026-11-22";
const kokshetau = 241542056;

beforeAll(async () => {
	await seedTerritory(db, day);
});
afterAll(closeTerritoryIndex);

describe("a beat", () => {
	test("tells who acts today, until when, for whom, and at which office", async () => {
		const beat = await findBeat("1110-17", day);
		expect(beat).toMatchObject({
			number: 17,
			unit: { id: "1110", kind: "city" },
			office: { id: "1110-4", number: 4, isDuty: true, zone: "Asia/Almaty" },
			serving: {
				officer: { name: { kk: "Айгүл Сәрсенқызы Демо" } },
				kind: "acting",
				until: "2026-12-06",
				insteadOf: { name: { kk: "Ерлан Демо" } },
				reason: "leave",
			},
			synthetic: true,
		});
		expect(beat?.settlements.map(({ id }) => id)).toContain(kokshetau);
		expect(beat?.boundary.length).toBeGreaterThan(0);
	});

	test("is served by the permanent inspector before the leave and after it", async () => {
		for (const other of ["2026-11-16", "2026-12-07"])
			expect((await findBeat("1110-17", other))?.serving).toMatchObject({
				officer: { name: { kk: "Ерлан Демо" } },
				kind: "permanent",
				until: null,
				insteadOf: null,
			});
	});

	test("may have nobody, and then the unit's duty office answers", async () => {
		const all = await listBeats();
		const serving = await listServing(
			all.map(({ id }) => id),
			day,
		);
		const lonely = all.filter(({ id }) => !serving.has(id));
		expect(lonely).toHaveLength(1);
		const beat = await findBeat(lonely[0]?.id ?? "", day);
		expect(beat?.serving).toBeNull();
		expect((await dutyOffice(beat?.unitId ?? ""))?.isDuty).toBe(true);
	});

	test("is not served by an officer who left the service", async () => {
		await pool.query(`UPDATE officers SET active = false WHERE id IN
			(SELECT officer_id FROM assignments WHERE beat_id = '1116-1')`);
		expect((await findBeat("1116-1", day))?.serving).toBeNull();
	});

	test("cannot get a second permanent inspector on the same day", async () => {
		await expect(
			pool.query(`INSERT INTO assignments (beat_id, officer_id, kind, during)
				SELECT beat_id, officer_id, 'permanent', '[2026-11-22,2026-11-23)' FROM assignments
				WHERE beat_id = '1110-17' AND kind = 'permanent'`),
		).rejects.toThrow("assignments_once");
	});

	test("is not found by what is no id, not even with a NUL byte", async () => {
		for (const id of ["", "0", "1110-9999", "1110-17\0", "' OR 1=1", "x".repeat(10_000)]) {
			expect(await findBeat(id, day)).toBeNull();
			expect(await findOffice(id, day)).toBeNull();
			expect(await findUnit(id)).toBeNull();
			expect(await listOffices({ unitId: id })).toEqual([]);
			expect(await listBeats({ unitId: id })).toEqual([]);
		}
	});
});

describe("an office", () => {
	test("shows its beats and the people who serve them today", async () => {
		const office = await findOffice("1110-4", day);
		expect(office?.beats.length).toBeGreaterThan(7);
		const aigul = office?.people.find(({ officer }) => officer.name.en.startsWith("Aigul"));
		expect(aigul?.beats).toEqual([
			{ id: "1110-17", number: 17, kind: "acting" },
			{ id: "1110-18", number: 18, kind: "permanent" },
		]);
		expect(office?.people.some(({ officer }) => officer.name.en === "Yerlan Demo")).toBe(false);
	});

	test("is found by distance", async () => {
		const office = await findOffice("1110-4", day);
		const near = await nearestOffices((office?.lon ?? 0) + 0.001, office?.lat ?? 0, 3);
		expect(near.map(({ id }) => id)[0]).toBe("1110-4");
		expect(near).toHaveLength(3);
		expect(near[0]?.metres).toBeLessThan(100);
		expect(near[0]?.minutes).toBe(2);
		expect(await nearestOffices(69, 53, -1)).toEqual([]);
	});
});

describe("the lists", () => {
	test("name all units with what they have", async () => {
		const units = await listUnits();
		expect(units).toHaveLength(20);
		expect(units.find(({ id }) => id === "1110")).toMatchObject({
			name: { kk: "Көкшетау қаласы", ru: "город Кокшетау", en: "Kokshetau city" },
			offices: 11,
			beats: 63,
			settlements: 5,
			centreSettlementId: kokshetau,
		});
		expect(await listSettlements({ unitId: "1110" })).toHaveLength(5);
		expect(await listSettlements()).toHaveLength(672);
		expect((await listBoundaries({ unitId: "1110" })).every((beat) => beat.boundary.length)).toBe(
			true,
		);
	});

	test("a village has one beat, a divided town several", async () => {
		const village = (await listSettlements({ unitId: "1144" }))[0];
		expect(await beatsOfSettlement(village?.id ?? 0)).toHaveLength(1);
		expect((await beatsOfSettlement(kokshetau)).length).toBeGreaterThan(50);
		expect(await beatsOfSettlement(1)).toEqual([]);
		expect((await findSettlement(kokshetau))?.nameRu).toBe("Кокшетау");
		expect(await findSettlement(1e300)).toBeNull();
	});
});

describe("reporting a wrong border", () => {
	const report = {
		beatId: "1110-17",
		message: "Абая 76 – это участок 18",
		formKey: "a-form-key-of-16-",
	};

	test("the same form sent again and again makes one report and one audit row", async () => {
		const somebody = visitor({ language: "ru" });
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => reportWrongBorder(somebody, report)),
		);
		expect(answers).toEqual(Array(10).fill({ ok: true, value: { beatId: "1110-17" } }));
		const { rows } = await pool.query(
			"SELECT beat_id, message, language, state FROM border_reports",
		);
		expect(rows).toEqual([
			{ beat_id: "1110-17", message: report.message, language: "ru", state: "new" },
		]);
		const audit = await pool.query(
			"SELECT actor_id, details FROM audit_entries WHERE action = 'report-border'",
		);
		expect(audit.rows).toEqual([{ actor_id: null, details: { beatId: "1110-17" } }]);
	});

	test("nobody can flood the office with reports: the twenty-first in an hour is refused", async () => {
		const somebody = visitor();
		const send = (number: number) =>
			reportWrongBorder(somebody, { ...report, formKey: `another-form-key-${number}` });
		for (let number = 1; number <= 20; number++)
			expect(await send(number)).toMatchObject({ ok: true });
		expect(await send(21)).toEqual({ ok: false, refusal: "too-many-reports" });
		// What was sent before is still recognised.
		expect(await send(7)).toMatchObject({ ok: true });
	});

	test("a beat that does not exist cannot be reported", async () => {
		expect(
			await reportWrongBorder(visitor(), {
				...report,
				beatId: "1110-999",
				formKey: "k".repeat(20),
			}),
		).toEqual({ ok: false, refusal: "no-such-beat" });
	});
});
