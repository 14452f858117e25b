import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { beats, offices, units } from "#db/schema/territory.ts";
import { seedDemo } from "#db/seed/seed.ts";
import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import { endMaintenance, startMaintenance } from "#server/maintenance.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

const texts = { kk, ru, en };
const locales = ["kk", "ru", "en"] as const;
const folder = mkdtempSync(join(tmpdir(), "qadam-findable-"));

let site: Site;
beforeAll(async () => {
	await seedDemo(Temporal.Now.plainDateISO("Asia/Almaty").toString());
	site = await startSite({ QADAM_INDEXED: "1", DATA_DIR: folder });
});
afterAll(async () => {
	await site?.stop();
	rmSync(folder, { recursive: true, force: true });
});

const allOf = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map((match) => match[1] ?? "");

async function listed(): Promise<{ address: string; alternates: string[] }[]> {
	const index = await site.ask("/sitemap.xml");
	expect(index.headers["content-type"]).toBe("application/xml");
	const parts = allOf(index.text, /<loc>([^<]+)<\/loc>/g);
	const maps = await Promise.all(parts.map((part) => site.ask(part.slice(site.origin.length))));
	return maps.flatMap(({ status, text }) => {
		expect(status).toBe(200);
		return allOf(text, /<url>(.*)<\/url>/g).map((entry) => ({
			address: allOf(entry, /<loc>([^<]+)<\/loc>/g)[0] ?? "",
			alternates: allOf(entry, /hreflang="(\w\w|x-default)" href="[^"]+"/g).map(
				(language) =>
					`${language} ${allOf(entry, new RegExp(`hreflang="${language}" href="([^"]+)"`, "g"))[0]}`,
			),
		}));
	});
}

describe("the site map", () => {
	test("holds every unit, office, beat and service in three languages, each once, and nothing of anybody's", async () => {
		const addresses = (await listed()).map(({ address }) => address);
		expect(new Set(addresses).size).toBe(addresses.length);
		for (const [kind, table] of [
			["units", units],
			["offices", offices],
			["beats", beats],
			["services", services],
		] as const) {
			const found = addresses.filter((address) => address.includes(`/${kind}/`));
			expect(found.length, kind).toBe(3 * (await db.$count(table)));
		}
		for (const address of addresses) {
			expect(address.startsWith(`${site.origin}/`), address).toBe(true);
			expect(address).not.toMatch(/\/(?:book|visits|find|staff|errors|border|my-|api)\b|\?/);
		}
	});

	test("names in each entry all its languages, and each of those names it back; Kazakh is for all others", async () => {
		const entries = await listed();
		const byAddress = new Map(entries.map((entry) => [entry.address, entry.alternates]));
		for (const { address, alternates } of entries) {
			const kazakh = address.replace(/\/(?:kk|ru|en)(?=\/|$)/, "/kk");
			expect(alternates).toHaveLength(4);
			expect(alternates).toContain(`x-default ${kazakh}`);
			for (const alternate of alternates)
				expect(byAddress.get(alternate.split(" ")[1] ?? "")).toEqual(alternates);
		}
	});

	test("lists pages that are there, that may be shown, and that call themselves by that address", async () => {
		const entries = await listed();
		const sample = entries.filter((_, index) => index < 30 || index % 61 === 0);
		const descriptions = new Set<string>();
		for (const { address, alternates } of sample) {
			const { status, text } = await site.ask(address.slice(site.origin.length));
			expect.soft(status, address).toBe(200);
			expect.soft(text, address).not.toContain('name="robots"');
			expect.soft(allOf(text, /rel="canonical" href="([^"]+)"/g), address).toEqual([address]);
			const own = allOf(text, /<link rel="alternate" hrefLang="([^"]+"\s+href="[^"]+)"/gi);
			expect
				.soft(
					own.map((link) => link.replace(/"\s+href="/i, " ")),
					address,
				)
				.toEqual(alternates);
			const [description = ""] = allOf(text, /name="description" content="([^"]*)"/g);
			expect.soft(description.length, address).toBeGreaterThan(30);
			descriptions.add(description);
			for (const [, json = ""] of text.matchAll(
				/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/g,
			))
				expect.soft(JSON.parse(json)["@context"], address).toBe("https://schema.org");
		}
		expect(descriptions.size).toBeGreaterThan(sample.length * 0.9);
	});
});

test("robots are kept from forms, visits and the staff's part, and told where the map is", async () => {
	const { text, headers } = await site.ask("/robots.txt");
	expect(headers["content-type"]).toMatch(/^text\/plain/);
	for (const locale of locales)
		for (const part of ["book", "visits", "find", "staff"])
			expect(text).toContain(`Disallow: /${locale}/${part}\n`);
	expect(text).not.toMatch(/^Disallow: \/$/m);
	expect(text).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
	const again = await site.ask("/robots.txt", {
		headers: { "if-none-match": String(headers.etag) },
	});
	expect(again.status).toBe(304);
});

test("a demonstration asks search engines to show nothing", async () => {
	const demo = await startSite();
	try {
		for (const path of ["/kk", "/ru/beats/1110-17", "/en/services"])
			expect((await demo.ask(path)).text).toContain('<meta name="robots" content="noindex"/>');
		expect((await demo.ask("/robots.txt")).text).not.toContain("Sitemap");
	} finally {
		await demo.stop();
	}
});

test("an office tells search engines address, phone, place and this week's hours, and names nobody", async () => {
	const { text } = await site.ask("/ru/offices/1110-4");
	const [json = ""] = allOf(text, /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/g);
	const things: Record<string, unknown>[] = JSON.parse(json)["@graph"];
	const office = things.find((thing) => thing["@type"] === "PoliceStation");
	expect(office).toMatchObject({
		url: `${site.origin}/ru/offices/1110-4`,
		telephone: expect.stringMatching(/^\+7\d{10}$/),
		address: { "@type": "PostalAddress", addressCountry: "KZ" },
		geo: { latitude: expect.any(Number), longitude: expect.any(Number) },
	});
	const hours = office?.openingHoursSpecification as Record<string, string>[];
	expect(hours.length).toBeGreaterThan(0);
	for (const open of hours) {
		expect(open.opens).toMatch(/^\d\d:\d\d$/);
		expect(open.dayOfWeek).toMatch(/^https:\/\/schema\.org\/\w+day$/);
		expect(open.validFrom).toBe(open.validThrough);
	}
	expect(json).not.toContain('"Person"');
});

describe("the picture of a page", () => {
	test.each(["home", "services", "beat-1110-17", "office-1110-4", "service-inspector-reception"])(
		"%s is a PNG of 1200 × 630 in each language, and unchanged it is not sent again",
		async (name) => {
			for (const locale of locales) {
				const { status, headers, body } = await site.ask(`/${locale}/pictures/${name}`);
				expect(status).toBe(200);
				expect(headers["content-type"]).toBe("image/png");
				expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
				expect(body.length).toBeLessThan(300_000);
				const again = await site.ask(`/${locale}/pictures/${name}`, {
					headers: { "if-none-match": String(headers.etag) },
				});
				expect(again.status).toBe(304);
			}
		},
	);

	test("of nothing is a 404, and asking for many draws no more than a few a minute", async () => {
		for (const name of ["beat-9999-9", "office-x", "service-none", "person-1", "beat-"])
			expect((await site.ask(`/kk/pictures/${name}`)).status, name).toBe(404);
		const statuses: number[] = [];
		for (let number = 1; number <= 60; number++)
			statuses.push((await site.ask(`/kk/pictures/beat-1110-${number}`)).status);
		const { headers } = await site.ask("/en/pictures/beat-1110-19");
		expect(headers.location ?? "/en/pictures/home").toBe("/en/pictures/home");
		expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(40);
	});
});

test("a short address leads to the beat in the visitor's language", async () => {
	const { status, headers } = await site.ask("/b/1110-17", {
		headers: { "accept-language": "ru" },
	});
	expect(status).toBe(307);
	expect(headers.location).toBe("/ru/beats/1110-17");
	expect(headers.vary).toContain("Accept-Language");
});

describe("while the operator has closed the portal", () => {
	const until = new Date(Date.now() + 3 * 3600_000);
	const closed = async (path: string, method = "GET") => {
		const { status, headers, text } = await site.ask(path, {
			method,
			headers: method === "POST" ? { origin: site.origin } : {},
		});
		return { status, headers, text };
	};
	const becomes = (status: number) =>
		vi.waitFor(async () => expect((await closed("/kk")).status).toBe(status), { timeout: 5000 });
	beforeAll(async () => {
		startMaintenance(folder, { until, reason: "update" });
		await becomes(503);
	});
	afterAll(async () => {
		endMaintenance(folder);
		await becomes(200);
	});

	test.each(locales)(
		"residents and staff read in %s why, until when, and whom to call",
		async (locale) => {
			for (const path of ["", "/beats/1110-17", "/visits", "/staff", "/staff/day"]) {
				const { status, headers, text } = await closed(`/${locale}${path}`);
				expect(status, path).toBe(503);
				expect(Number(headers["retry-after"])).toBeGreaterThan(2.9 * 3600);
				expect(text).toContain(texts[locale]["error-page"].maintenance.title);
				expect(text).toContain(texts[locale]["error-page"].reason.update);
				const end = Temporal.Instant.fromEpochMilliseconds(until.getTime())
					.toZonedDateTimeISO("Asia/Almaty")
					.toPlainTime()
					.toString()
					.slice(0, 5);
				expect(text).toContain(end);
				expect(text).toContain('href="tel:102"');
				expect(text).toContain(String(headers["x-request-id"]));
				expect(text).not.toMatch(/\{(?:reference|retry|time|when)\}/);
			}
		},
	);

	test("nothing is taken in, programs get a problem, health tells the truth, and help stays", async () => {
		expect((await closed("/ru/visits/find", "POST")).status).toBe(503);
		const api = await closed("/api/v1/beats/1110-17");
		expect(api.status).toBe(503);
		expect(api.headers["content-type"]).toBe("application/problem+json");
		expect(JSON.parse(api.text)).toMatchObject({
			status: 503,
			title: kk["error-page"].maintenance.title,
		});
		expect((await closed("/api/health/live")).status).toBe(200);
		expect((await closed("/api/health/ready")).status).toBe(200);
		expect((await closed("/ru/about")).status).toBe(200);
	});
});

test.each(locales)(
	"what is not there is told in %s with a search and what lies near",
	async (locale) => {
		const words = texts[locale];
		const beat = await site.ask(`/${locale}/beats/1110-999`);
		expect(beat.status).toBe(404);
		expect(beat.text).toContain(`href="/${locale}/units/1110"`);
		expect(beat.text).toContain(`action="/${locale}/find"`);
		expect(beat.text).toContain(words["error-page"]["404"].next);
		const nowhere = await site.ask(`/${locale}/beats/9999-1`);
		expect(nowhere.text).not.toContain("/units/9999");
		expect(nowhere.text).toContain(`href="/${locale}/services"`);
	},
);
