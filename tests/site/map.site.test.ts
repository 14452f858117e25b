import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "#db/seed/seed.ts";
import { listUnits } from "#domain/territory/queries.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

let site: Site;
beforeAll(async () => {
	await seedDemo(Temporal.Now.plainDateISO("Asia/Almaty").toString());
	site = await startSite({ MAP_TILES_URL: "https://tiles.example.kz/{z}/{x}/{y}.png" });
});
afterAll(async () => {
	await site?.stop();
});

const pages = ["/kk/units", "/kk/units/1116", "/kk/beats/1110-17", "/kk/offices/1110-4"];

const addressesIn = (html: string) =>
	[...html.matchAll(/ data-(?:library|view|labels|ground)(?:-style)?="([^"]+)"/g)].map(
		([, address = ""]) => address,
	);

test.each(pages)(
	"%s draws its map without a script, and names what a tap would load",
	async (page) => {
		const { text } = await site.ask(page);
		expect(text).toMatch(/<svg[^>]*role="img"/);
		expect(text).toMatch(/<div hidden=""[^>]*><button[^>]*data-map-open/);
		expect(addressesIn(text)).toHaveLength(6);
		const loaded = [...text.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)];
		expect(loaded.filter(([, address = ""]) => /leaflet|map-|landscape/.test(address))).toEqual([]);
	},
);

test("what a tap loads comes from here, may be kept for ever, and is as light as a photograph", async () => {
	const { text } = await site.ask("/kk/beats/1110-17");
	let bytes = 0;
	for (const address of addressesIn(text)) {
		expect(address).toMatch(/^\/.*\?v=[\w-]{10}$/);
		const { status, headers, body } = await site.ask(address, {
			headers: { "accept-encoding": "gzip" },
		});
		expect(status).toBe(200);
		expect(headers["content-type"]).toBe(
			address.includes(".css?") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
		);
		expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
		expect(headers["content-encoding"]).toBe("gzip");
		bytes += body.length;
	}
	expect(bytes).toBeLessThan(60_000);
});

test("of the library's package only what pages use can be had", async () => {
	expect((await site.ask("/leaflet/leaflet.js")).status).toBe(200);
	for (const path of [
		"/leaflet/leaflet-src.js",
		"/leaflet/leaflet.js.map",
		"/leaflet/../package.json",
	])
		expect((await site.ask(path)).status).not.toBe(200);
});

test("what a map of any unit, or of the region, is drawn from stays under 20 kB", async () => {
	for (const search of ["", ...(await listUnits()).map(({ id }) => `?unit=${id}`)]) {
		const { status, text } = await site.ask(`/api/v1/map.geojson${search}`);
		expect(status).toBe(200);
		expect(gzipSync(text).length, search).toBeLessThan(20_000);
	}
	expect((await site.ask("/api/v1/map.geojson?unit=9999")).status).toBe(404);
});

test("the ground's origin, and no other, is allowed on residents' pages", async () => {
	const { headers, text } = await site.ask("/kk/units/1116");
	const policy = String(headers["content-security-policy"]);
	expect(policy).toContain("img-src 'self' data: https://tiles.example.kz;");
	expect(policy.match(/https:/g)).toHaveLength(1);
	expect(text).toContain("https://tiles.example.kz/{z}/{x}/{y}.png");
	const api = await site.ask("/api/v1/map.geojson");
	expect(api.headers["content-security-policy"]).not.toContain("tiles");
});
