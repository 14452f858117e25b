import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { assignments, officers, offices } from "#db/schema/territory.ts";
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";
import { importOfficers } from "./import-officers.ts";
import { importOffices } from "./import-offices.ts";

beforeAll(insertSmallRegion);

const officerHeader = "badge,name_kk,name_ru,name_en,rank,phone,languages,office,active,beat,since";
const officer = (badge: string, change: Record<string, string> = {}) => {
	const cells: Record<string, string> = {
		...{ badge, name_kk: "Асқар", name_ru: "Аскар", name_en: "", rank: "капитан полиции" },
		...{ phone: "8 (701) 234-56-78", languages: "kk ru", office: "1110-1", active: "" },
		...{ beat: "", since: "", ...change },
	};
	return officerHeader
		.split(",")
		.map((name) => cells[name])
		.join(",");
};
const officerFile = (...rows: string[]) => [[officerHeader, ...rows].join("\n")];

const storedOfficer = async (badge: string) =>
	(
		await db
			.select({
				phone: officers.phone,
				rank: officers.rank,
				languages: officers.languages,
				active: officers.active,
				synthetic: officers.synthetic,
			})
			.from(officers)
			.where(eq(officers.badge, badge))
	)[0];

const posts = async (beatId: string) =>
	(
		await db
			.select({ badge: officers.badge, during: sql<string>`${assignments.during}::text` })
			.from(assignments)
			.innerJoin(officers, eq(officers.id, assignments.officerId))
			.where(eq(assignments.beatId, beatId))
			.orderBy(asc(sql`lower(${assignments.during})`))
	).map(({ badge, during }) => `${badge} ${during}`);

describe("officers, by badge", () => {
	test("a dry run writes nothing; then one officer is new; twice is a no-op", async () => {
		const file = officerFile(officer("A-1"));
		expect(await importOfficers(file, { apply: false })).toMatchObject({
			created: 1,
			applied: false,
		});
		expect(await storedOfficer("A-1")).toBeUndefined();
		expect(await importOfficers(file, { apply: true })).toMatchObject({
			created: 1,
			applied: true,
		});
		expect(await storedOfficer("A-1")).toEqual({
			...{ phone: "+77012345678", rank: "captain", languages: ["kk", "ru"] },
			...{ active: true, synthetic: false },
		});
		expect(await importOfficers(file, { apply: true })).toMatchObject({
			created: 0,
			changed: 0,
			unchanged: 1,
		});
	});

	test("what changed is changed", async () => {
		const file = officerFile(officer("A-1", { rank: "полиция майоры", active: "жоқ" }));
		expect(await importOfficers(file, { apply: true })).toMatchObject({ changed: 1 });
		expect(await storedOfficer("A-1")).toMatchObject({ rank: "major", active: false });
	});

	test.each<[reason: string, change: Record<string, string>]>([
		["is no rank", { rank: "генерал" }],
		["is no telephone number", { phone: "12345" }],
		["--allow-synthetic takes it", { phone: "+7 000 000 00 01" }],
		["phone is empty", { phone: "" }],
		["is no language code", { languages: "казахский" }],
		['the office "9-9" is not known', { office: "9-9" }],
		['the beat "9-9" is not known', { beat: "9-9", since: "2026-12-01" }],
		["since is empty", { beat: "1110-2" }],
		["is no date", { beat: "1110-2", since: "2026-02-30" }],
		["neither yes nor no", { active: "maybe" }],
		["name_kk is empty", { name_kk: "" }],
	])("an officer is refused, and the others with them: %s", async (reason, change) => {
		const report = await importOfficers(officerFile(officer("B-1"), officer("B-2", change)), {
			apply: true,
		});
		expect(report.applied).toBe(false);
		expect(report.bad).toEqual([{ line: 3, reason: expect.stringContaining(reason) }]);
		expect(await storedOfficer("B-1")).toBeUndefined();
	});

	test("a badge may not stand twice in a file, and a file needs its columns", async () => {
		const report = await importOfficers(officerFile(officer("B-1"), officer("B-1")), {
			apply: true,
		});
		expect(report.bad[0]?.reason).toBe("the badge B-1 stands at line 2 already");
		await expect(importOfficers(["badge,name\n1,2"], { apply: true })).rejects.toThrow(
			"lacks name_kk",
		);
	});

	test("demonstration numbers are taken when asked for, and marked as such", async () => {
		const file = officerFile(officer("D-1", { phone: "8 (000) 000-00-01" }));
		await importOfficers(file, { apply: true, allowSynthetic: true });
		expect(await storedOfficer("D-1")).toMatchObject({ phone: "+70000000001", synthetic: true });
	});

	test("an appointment ends the one before it; twice is a no-op; an earlier one is refused", async () => {
		await importOfficers(officerFile(officer("C-1", { beat: "1110-2", since: "2026-01-01" })), {
			apply: true,
		});
		const file = officerFile(officer("C-2", { beat: "1110-2", since: "2026-12-01" }));
		await importOfficers(file, { apply: true });
		expect(await posts("1110-2")).toEqual(["C-1 [2026-01-01,2026-12-01)", "C-2 [2026-12-01,)"]);
		expect(await importOfficers(file, { apply: true })).toMatchObject({ changed: 0, unchanged: 1 });
		const report = await importOfficers(
			officerFile(officer("C-3", { beat: "1110-2", since: "2026-06-01" })),
			{ apply: true },
		);
		expect(report.bad[0]?.reason).toContain("from 2026-12-01, a later day");
		await importOfficers(officerFile(officer("C-3", { beat: "1110-2", since: "2026-12-01" })), {
			apply: true,
		});
		expect(await posts("1110-2")).toEqual(["C-1 [2026-01-01,2026-12-01)", "C-3 [2026-12-01,)"]);
	});
});

const officeHeader =
	"unit,number,settlement,address_kk,address_ru,address_en,lon,lat,phone,duty,step_free,parking";
const office = (change: Record<string, string> = {}) => {
	const cells: Record<string, string> = {
		...{ unit: "1110", number: "4", settlement: "Көкшетау", address_kk: "Абай 76" },
		...{ address_ru: "Абая 76", address_en: "", lon: "61.01", lat: "52.01" },
		...{ phone: "8 (7162) 25-00-00", duty: "yes", step_free: "да", parking: "", ...change },
	};
	return officeHeader
		.split(",")
		.map((name) => cells[name])
		.join(",");
};
const officeFile = (...rows: string[]) => [[officeHeader, ...rows].join("\n")];

describe("offices, by unit and number", () => {
	test("a dry run writes nothing; then one office is new; twice is a no-op", async () => {
		const stored = () =>
			db
				.select({ access: offices.access, phone: offices.phone })
				.from(offices)
				.where(eq(offices.id, "1110-4"));
		expect(await importOffices(officeFile(office()), { apply: false })).toMatchObject({
			created: 1,
		});
		expect(await stored()).toEqual([]);
		expect(await importOffices(officeFile(office()), { apply: true })).toMatchObject({
			created: 1,
			applied: true,
		});
		expect(await stored()).toEqual([
			{
				access: { stepFree: true, accessibleToilet: null, parking: null, hearingLoop: null },
				phone: "+77162250000",
			},
		]);
		expect(await importOffices(officeFile(office()), { apply: true })).toMatchObject({
			changed: 0,
			unchanged: 1,
		});
		const moved = officeFile(office({ lon: "61.02" }));
		expect(await importOffices(moved, { apply: true })).toMatchObject({ changed: 1 });
	});

	test.each<[reason: string, change: Record<string, string>]>([
		['the unit "11" is not known', { unit: "11" }],
		["number", { number: "0" }],
		["is no whole number", { number: "1.5" }],
		["lies outside the unit", { lat: "55" }],
		["is no number from -180", { lon: "east" }],
		['the settlement "Ньюйорк" is not known', { settlement: "Ньюйорк" }],
		["is no telephone number", { phone: "102" }],
		["address_ru is empty", { address_ru: "" }],
		["step_free", { step_free: "?" }],
	])("an office is refused, and the others with it: %s", async (reason, change) => {
		const report = await importOffices(
			officeFile(office({ number: "8" }), office({ number: "9", ...change })),
			{ apply: true },
		);
		expect(report.applied).toBe(false);
		expect(report.bad).toEqual([{ line: 3, reason: expect.stringContaining(reason) }]);
	});
});
