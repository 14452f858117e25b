import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { regulationValues } from "#db/schema/regulations.ts";
import regulationRows from "#db/seed/data/regulations.json" with { type: "json" };
import serviceRows from "#db/seed/data/services.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

const texts = { kk, ru, en };
const locales = ["kk", "ru", "en"] as const;

let site: Site;
beforeAll(async () => {
	await db
		.insert(regulationValues)
		.values(regulationRows as (typeof regulationValues.$inferInsert)[]);
	await db.insert(services).values(serviceRows as (typeof services.$inferInsert)[]);
	await insertSmallRegion();
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

describe("the worker and its pages", () => {
	test("the worker has a version, is never kept by a cache and may fetch from this site only", async () => {
		const { status, text, headers } = await site.ask("/sw.js");
		expect(status).toBe(200);
		expect(headers["content-type"]).toContain("text/javascript");
		expect(headers["cache-control"]).toBe("no-cache");
		expect(headers["content-security-policy"]).toContain("connect-src 'self'");
		expect(text).toMatch(/const version = "[\w-]{10}";/);
	});

	test.each(locales)(
		"the offline page in %s has the numbers to call and is the same for all",
		async (locale) => {
			const page = await site.ask(`/${locale}/offline`);
			expect(page.status).toBe(200);
			expect(page.headers["set-cookie"]).toBeUndefined();
			for (const number of ["102", "112"]) expect(page.text).toContain(`href="tel:${number}"`);
			expect(page.text).toContain(texts[locale].offline["back-1"]);
			const other = await site.ask(`/${locale}/offline`, { headers: { cookie: "qadam_beat=x" } });
			expect(other.text).toBe(page.text);
		},
	);

	test("every page says when it was made without changing with each minute", async () => {
		const first = await site.ask("/kk/about");
		expect(decodeURIComponent(String(first.headers["x-rendered-at"]))).toMatch(
			/^\d{1,2} \p{Script=Cyrillic}+, \d\d:\d\d$/u,
		);
		expect(first.text).toContain("{0}");
		expect(first.text).toMatch(/<div data-saved-copy="" hidden=""/);
		const staff = await site.ask("/kk/staff/sign-in");
		expect(staff.headers["x-rendered-at"]).toBeUndefined();
		expect(staff.text).not.toContain("/enhance/page.js");
	});

	test("all scripts of one page weigh 15 kB at most", async () => {
		for (const path of ["/kk", "/kk/offline", "/kk/locate"]) {
			const { text } = await site.ask(path);
			const sources = [...text.matchAll(/<script src="([^"]+)"/g)].map(
				([, source]) => source ?? "",
			);
			let bytes = 0;
			for (const source of sources)
				bytes += (await site.ask(source, { headers: { "accept-encoding": "gzip" } })).body.length;
			expect(sources.length).toBeGreaterThan(0);
			expect(bytes).toBeLessThan(15_000);
		}
	});
});

describe("going ahead and going back", () => {
	test("pages name their speculation rules, which leave out what is personal, staff's or another language", async () => {
		const page = await site.ask("/ru/about");
		expect(page.headers["speculation-rules"]).toBe('"/speculation-rules.json"');
		const rules = await site.ask("/speculation-rules.json");
		expect(rules.headers["content-type"]).toBe("application/speculationrules+json");
		const [prefetch] = JSON.parse(rules.text).prefetch;
		expect(Object.keys(JSON.parse(rules.text))).toEqual(["prefetch"]);
		const [, { not: places }, { not: marks }] = prefetch.where.and;
		const left = new URLPattern({ pathname: places.href_matches });
		for (const path of [
			"visits",
			"visits/7K3M9X2QAP",
			"book/details",
			"my-inspector",
			"find",
			"staff",
			"staff/day",
			"kiosk",
		])
			expect(left.test({ pathname: `/kk/${path}` }), path).toBe(true);
		for (const path of ["beats/1110-1", "offices/1110-1", "services", "units"])
			expect(left.test({ pathname: `/kk/${path}` }), path).toBe(false);
		expect(marks.selector_matches).toContain("[hreflang]");
	});

	test("a prefetch makes nobody a visitor and chooses no language", async () => {
		for (const path of ["/ru/about", "/ru/services", "/ru/units", "/ru/locate", "/ru"]) {
			const { headers } = await site.ask(path, {
				headers: { "sec-purpose": "prefetch", referer: `${site.origin}/kk` },
			});
			expect(headers["set-cookie"], path).toBeUndefined();
		}
	});

	test("answers to a search may be kept for Back, personal pages may not", async () => {
		const search = await site.ask("/kk/find?q=%D0%90%D0%B1%D0%B0%D0%B9");
		expect(search.headers["cache-control"]).toBe("private, no-cache");
		for (const path of ["/kk/visits", "/kk/my-inspector", "/kk/book/details?hold=1"])
			expect((await site.ask(path)).headers["cache-control"], path).toContain("no-store");
	});

	test("no script asks to be told when a page is left, which would cost Back its speed", async () => {
		const { text } = await site.ask("/enhance/page.js");
		expect(text).not.toMatch(/unload/);
	});
});

describe("my inspector", () => {
	const post = (path: string, body = "", headers: Record<string, string> = {}) =>
		site.ask(path, {
			method: "POST",
			body,
			headers: {
				origin: site.origin,
				"content-type": "application/x-www-form-urlencoded",
				...headers,
			},
		});
	const beatPath = async () => {
		const { text } = await site.ask("/api/v1/beats");
		return JSON.parse(text).beats[0].id as string;
	};

	test("a beat is kept in a cookie that no script reads, and gone with one more tap", async () => {
		const id = await beatPath();
		const kept = await post("/ru/my-inspector/keep", `beat=${id}`);
		expect(kept.status).toBe(303);
		expect(kept.headers.location).toBe("/ru/my-inspector");
		const [cookie = ""] = kept.headers["set-cookie"] ?? [];
		expect(cookie).toMatch(/^qadam_beat=.*HttpOnly/i);
		expect(cookie).toMatch(/SameSite=lax/i);
		const sent = { cookie: cookie.split(";")[0] ?? "" };
		const mine = await site.ask("/ru/my-inspector", { headers: sent });
		expect(mine.text).toContain(`/ru/beats/${id}`);
		expect(mine.text).toContain('name="qadam-keep" content="own"');
		const gone = await post("/ru/my-inspector/forget", "", sent);
		expect(String(gone.headers["set-cookie"])).toMatch(/qadam_beat=;.*Max-Age=0/);
	});

	test("the home page and the beat's page are the same with and without it", async () => {
		const id = await beatPath();
		for (const path of ["/ru", `/ru/beats/${id}`]) {
			const [plain, known] = [
				await site.ask(path),
				await site.ask(path, { headers: { cookie: `qadam_beat=${id}` } }),
			];
			expect(known.headers.etag).toBe(plain.headers.etag);
			expect(plain.headers["cache-control"]).toBe("no-cache");
		}
	});

	test("an unknown beat, nonsense and another site's form set nothing", async () => {
		const refused = [
			await post("/ru/my-inspector/keep", "beat=nowhere"),
			await post("/ru/my-inspector/keep", `beat=${"a".repeat(100)}`),
			await post("/ru/my-inspector/keep", ""),
			await post("/ru/my-inspector/keep", "x", {
				"content-type": "multipart/form-data; boundary=b",
			}),
			await post("/ru/my-inspector/keep", "beat=1", { origin: "https://evil.example" }),
		];
		expect(refused.map(({ status }) => status)).toEqual([404, 400, 400, 400, 403]);
		for (const { headers } of refused) expect(headers["set-cookie"]).toBeUndefined();
		const odd = await site.ask("/ru/my-inspector", { headers: { cookie: "qadam_beat=../../x" } });
		expect(odd.text).toContain(ru.mine["none-lead"]);
	});
});

test.each(locales)("a phone can put the portal on its home screen, in %s", async (locale) => {
	const page = await site.ask(`/${locale}`);
	const address = /<link rel="manifest" href="([^"]+)"/.exec(page.text)?.[1] ?? "";
	const { status, text, headers } = await site.ask(address);
	expect(status).toBe(200);
	expect(headers["content-type"]).toContain("application/manifest+json");
	const manifest = JSON.parse(text);
	expect(manifest).toMatchObject({ lang: locale, start_url: `/${locale}`, display: "standalone" });
	expect(manifest.name).toContain(texts[locale].site.tagline);
	for (const { src, type } of manifest.icons) {
		const icon = await site.ask(src);
		expect([src, icon.status]).toEqual([src, 200]);
		expect(icon.headers["content-type"]).toBe(type);
	}
	for (const { url } of manifest.shortcuts) expect((await site.ask(url)).status).toBe(200);
});
