import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db, pool } from "#db/client.ts";
import { beats } from "#db/schema/territory.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { closeTerritoryIndex, territoryIndex } from "#domain/territory/live-index.ts";
import { ask } from "#tests/factories/api.ts";

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-24T04:00:00Z") });
	await seedDemo("2026-11-24");
});

afterAll(async () => {
	vi.useRealTimers();
	await closeTerritoryIndex();
});

describe("locate", () => {
	test("a point of Kokshetau gives its beat, office and today's inspector", async () => {
		const { status, body, headers } = await ask("/api/v1/locate", {
			search: "?lat=53.2846&lng=69.3783",
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({ point: { lat: 53.2846, lng: 69.3783 }, synthetic: true });
		expect(body.beats[0].unit.id).toBe("1110");
		expect(body.beats[0].office.phone).toMatch(/^\+7000/);
		expect(body.attribution.en).toContain("OpenStreetMap");
		expect(headers.get("cache-control")).toContain("private");
	});

	test("a point within 30 metres of a border gives both beats and says so", async () => {
		const { rows } = await pool.query<{ id: string; boundary: number[][][][] }>(
			"SELECT id, boundary FROM beats WHERE unit_id = '1110' ORDER BY id",
		);
		const seen = new Map<string, string>();
		let shared: number[] | undefined;
		for (const { id, boundary } of rows)
			for (const [lon, lat] of boundary.flat(2)) {
				const other = seen.get(`${lon} ${lat}`);
				if (other && other !== id) shared ??= [lon ?? 0, lat ?? 0];
				seen.set(`${lon} ${lat}`, id);
			}
		const [lon, lat] = shared ?? [];
		const { body } = await ask("/api/v1/locate", { search: `?lat=${lat}&lng=${lon}` });
		expect(body.ambiguous).toBe(true);
		expect(body.beats.length).toBeGreaterThan(1);
	});

	test.each([
		["in another country", "?lat=55.75&lng=37.61"],
		["in the next region", "?lat=51.13&lng=71.43"],
	])("a point %s is outside the region", async (_, search) => {
		const { status, body } = await ask("/api/v1/locate", {
			search,
			headers: { "accept-language": "en" },
		});
		expect(status).toBe(404);
		expect(body.type).toBe("http://localhost:3000/api/v1/problems/outside-region");
		expect(body.detail).toBe("This point lies in no beat of Akmola region.");
	});

	test.each([
		"",
		"?lat=53.28",
		"?lat=NaN&lng=69",
		"?lat=Infinity&lng=69",
		"?lat=&lng=",
		"?lat=91&lng=69",
		"?lat=53&lng=181",
		"?lat=0x35&lng=69",
		"?lat=5e1&lng=69",
		"?lat=53,28&lng=69",
		"?lat=53&lat=54&lng=69",
		"?lat=53%00&lng=69",
		"?lat=53&lng=%ff",
		"?lat=53&lng=69&x=%",
		`?lat=${"5".repeat(60)}&lng=69`,
	])("%s is no point", async (search) => {
		const { status, body } = await ask("/api/v1/locate", { search });
		expect(status).toBe(400);
		expect(body.errors.length).toBeGreaterThan(0);
	});

	test("who serves a beat changes without a restart", async () => {
		const point = { search: "?lat=53.2846&lng=69.3783" };
		const beatId = (await ask("/api/v1/locate", point)).body.beats[0].id;
		const before = await territoryIndex();
		await pool.query("DELETE FROM assignments WHERE beat_id = $1", [beatId]);
		await expect
			.poll(async () => (await territoryIndex()) !== before, { timeout: 20_000 })
			.toBe(true);
		expect((await ask("/api/v1/locate", point)).body.beats[0].serving).toBeNull();
	});
});

describe("beats", () => {
	test("page after page lists every beat once", async () => {
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const search = `?limit=97${cursor ? `&cursor=${cursor}` : ""}`;
			const { body, headers } = await ask("/api/v1/beats", { search });
			seen.push(...body.beats.map((beat: { id: string }) => beat.id));
			cursor = body.cursor;
			expect(headers.get("link")).toBe(body.next && `<${body.next}>; rel="next"`);
			expect(body.total).toBe(await db.$count(beats));
		} while (cursor);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toHaveLength(await db.$count(beats));
	});

	test("they can be asked for by unit and by office", async () => {
		const ofOffice = (await ask("/api/v1/beats", { search: "?unit=1110&office=1110-4" })).body;
		expect(ofOffice.beats.length).toBeGreaterThan(0);
		for (const beat of ofOffice.beats) expect(beat).toMatchObject({ officeId: "1110-4" });
	});

	test.each([
		["?unit=9999", 404],
		["?office=%27%20OR%201=1", 404],
		["?limit=0", 400],
		["?limit=-1", 400],
		["?limit=501", 400],
		["?limit=1.5", 400],
		["?cursor=!!", 400],
		["?cursor=bm9wZQ", 400],
	])("%s is refused", async (search, status) => {
		expect((await ask("/api/v1/beats", { search })).status).toBe(status);
	});

	test("one beat comes with its border and the acting inspector, and nobody learns why", async () => {
		const { body, text } = await ask("/api/v1/beats/{id}", { id: "1110-17" });
		expect(body.beat.boundary.coordinates[0][0].length).toBeGreaterThan(3);
		expect(body.beat.serving).toMatchObject({ kind: "acting" });
		expect(body.beat.serving.until).toMatch(/^2026-/);
		expect(text).not.toMatch(/"reason"|leave|sickness|badge|photo/);
	});

	test.each(["9999-1", "1110-99999", "", "..", "'; --", "a".repeat(41), "\u0000"])(
		"no beat has the id %j",
		async (id) => {
			expect((await ask("/api/v1/beats/{id}", { id })).status).toBe(404);
		},
	);

	test("the borders are GeoJSON with credit, of the region or of one unit", async () => {
		const { body } = await ask("/api/v1/beats.geojson");
		expect(body.features).toHaveLength(await db.$count(beats));
		expect(body.license).toContain("odbl");
		const one = (await ask("/api/v1/beats.geojson", { search: "?unit=1110" })).body;
		expect(one.features.length).toBeLessThan(body.features.length);
		expect((await ask("/api/v1/beats.geojson", { search: "?unit=x" })).status).toBe(404);
	});
});

describe("offices", () => {
	test("all of them, or a unit's", async () => {
		const { body } = await ask("/api/v1/offices", { search: "?unit=1110" });
		expect(body.offices.some(({ id }: { id: string }) => id === "1110-4")).toBe(true);
		expect((await ask("/api/v1/offices", { search: "?unit=0" })).status).toBe(404);
	});

	test("one office tells its hours today with its offset, and never whose windows it has", async () => {
		const { body, text } = await ask("/api/v1/offices/{id}", { id: "1110-4" });
		expect(body.office.today).toBe("2026-11-24");
		expect(body.office.hoursToday[0].start).toBe("2026-11-24T09:00:00+05:00");
		expect(body.office.beats.length).toBeGreaterThan(0);
		expect(text).not.toMatch(/probation|пробац|desk/i);
		expect((await ask("/api/v1/offices/{id}", { id: "1110-400" })).status).toBe(404);
	});
});

describe("addresses", () => {
	test("a house is found in its beat, named in three languages", async () => {
		const { body } = await ask("/api/v1/addresses", {
			search: `?q=${encodeURIComponent("Кокшетау, ул. Абая 76")}`,
		});
		expect(body.outcome).toBe("found");
		expect(body.matches[0].beats).toHaveLength(1);
		expect(body.understood.settlement).toMatchObject({ kk: "Көкшетау", ru: "Кокшетау" });
		expect(body.dutyOffice.phone).toMatch(/^\+7/);
	});

	test("what nobody can find leads to the duty office", async () => {
		const { body } = await ask("/api/v1/addresses", { search: "?q=qqqqqqqq%20xyz" });
		expect(body.outcome).toBe("nothing");
		expect(body.dutyOffice).not.toBeNull();
	});

	test("a text of 201 characters is refused, and so is one of 10 000", async () => {
		for (const long of ["a".repeat(201), "%D0%B0".repeat(10_000)])
			expect((await ask("/api/v1/addresses", { search: `?q=${long}` })).status).toBe(400);
		expect((await ask("/api/v1/addresses", { search: `?q=${"a".repeat(200)}` })).status).toBe(200);
	});

	test.each([
		"",
		"?q=a%00b",
		"?q=%ed%a0%80",
		"?q=%c3%28",
		"?q=a&limit=0",
		"?q=a&limit=21",
		"?q=a&limit=0x5",
		"?q=a&q=b",
	])("%s is refused", async (search) => {
		expect((await ask("/api/v1/addresses", { search })).status).toBe(400);
	});
});
