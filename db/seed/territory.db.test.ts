import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { containsPoint } from "#domain/territory/geometry.ts";
import { seedTerritory, type TerritoryCounts } from "./territory.ts";

const day = "2026-11-22";
let counts: TerritoryCounts | null = null;
let took = 0;

beforeAll(async () => {
	const started = performance.now();
	counts = await seedTerritory(db, day);
	took = performance.now() - started;
});

const one = async (query: string): Promise<Record<string, unknown>> =>
	(await pool.query(query)).rows[0] ?? {};

test("the whole region is loaded, quickly", () => {
	expect(counts).toMatchObject({ units: 20, settlements: 672 });
	expect(counts?.addresses).toBeGreaterThan(6000);

	expect(took).toBeLessThan(30_000);
});

test("seeding again changes nothing", async () => {
	expect(await seedTerritory(db, "2027-01-01")).toBeNull();
	expect(await one("SELECT count(*)::int AS beats FROM beats")).toEqual({ beats: counts?.beats });
});

test("all that was invented says so, and no phone can be real", async () => {
	for (const table of ["offices", "beats", "addresses", "officers"])
		expect(await one(`SELECT count(*)::int AS real FROM ${table} WHERE NOT synthetic`)).toEqual({
			real: 0,
		});
	const phones = await pool.query<{ phone: string }>(
		"SELECT phone FROM offices UNION ALL SELECT phone FROM officers",
	);
	expect(phones.rows.filter(({ phone }) => !/^\+7000\d{7}$/.test(phone))).toEqual([]);
	expect(new Set(phones.rows.map(({ phone }) => phone)).size).toBe(phones.rows.length);
	expect(
		await one("SELECT count(*)::int AS n FROM officers WHERE name->>'kk' NOT LIKE '%Демо'"),
	).toEqual({ n: 0 });
});

test("each unit has one duty office, and № 4 in Kokshetau has the most beats there", async () => {
	expect(
		(await pool.query("SELECT unit_id FROM offices WHERE is_duty GROUP BY 1 HAVING count(*) = 1"))
			.rows,
	).toHaveLength(20);
	expect(
		await one(`SELECT office_id FROM beats WHERE unit_id = '1110' GROUP BY 1
			ORDER BY count(*) DESC LIMIT 1`),
	).toEqual({ office_id: "1110-4" });
	expect(await one("SELECT office_id FROM beats WHERE id = '1110-17'")).toEqual({
		office_id: "1110-4",
	});
});

test("a house belongs to the beat it stands in", async () => {
	const { rows } = await pool.query(`SELECT a.lon, a.lat, b.boundary FROM addresses a
		JOIN beats b ON b.id = a.beat_id ORDER BY md5(a.id::text) LIMIT 300`);
	expect(rows.filter((row) => !containsPoint(row.boundary, row.lon, row.lat))).toEqual([]);
});

test("house numbers have letters and fractions", async () => {
	expect(
		await one(
			`SELECT count(DISTINCT house)::int AS n FROM addresses WHERE house IN ('142/1', '12А')`,
		),
	).toEqual({ n: 2 });
});

test("some inspectors are away with a colleague acting, and one beat has nobody", async () => {
	const acting = await pool.query(
		"SELECT beat_id FROM assignments WHERE kind = 'acting' AND during @> $1::date",
		[day],
	);
	expect(acting.rows.length).toBeGreaterThan(10);
	expect(acting.rows).toContainEqual({ beat_id: "1110-17" });
	const nobody = await pool.query(
		`SELECT b.id FROM beats b WHERE NOT EXISTS (
			SELECT FROM assignments a WHERE a.beat_id = b.id AND a.during @> $1::date)`,
		[day],
	);
	expect(nobody.rows).toHaveLength(1);
});

test("nobody acts for another while away", async () => {
	const { rows } = await pool.query(`SELECT a.officer_id FROM assignments a
		JOIN assignments mine ON mine.officer_id = a.officer_id AND mine.kind = 'permanent'
		JOIN assignments away ON away.beat_id = mine.beat_id AND away.kind = 'acting'
		WHERE a.kind = 'acting' AND a.during && away.during`);
	expect(rows).toEqual([]);
});
