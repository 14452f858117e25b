import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "#db/seed/seed.ts";
import { readPdf } from "#tests/factories/read-pdf.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

// The sheets behind Next and the front door: unharmed, asked for again in vain, and absent as any page is absent.

let site: Site;
beforeAll(async () => {
	await seedDemo(Temporal.Now.plainDateISO("Asia/Almaty").toString());
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

const poster = "/kk/beats/1110-17/poster.pdf";

test.each([poster, "/ru/beats/1110-17/poster.pdf", "/en/beats/1110-17/cards.pdf"])(
	"%s arrives whole, for a browser that takes compressed pages as well",
	async (path) => {
		const answer = await site.ask(path, { headers: { "accept-encoding": "br, gzip" } });
		expect(answer.status).toBe(200);
		expect(answer.headers["content-type"]).toBe("application/pdf");
		expect(answer.headers["content-encoding"]).toBeUndefined();
		expect(answer.headers["set-cookie"]).toBeUndefined();
		expect(Number(answer.headers["content-length"])).toBe(answer.body.length);
		const { pages } = await readPdf(answer.body);
		expect(pages[0]?.text).toMatch(/\+7 \(\d{3}\) \d{3}-\d{2}-\d{2}/);
	},
);

test("a sheet that a browser has is not sent again", async () => {
	const first = await site.ask(poster);
	const again = await site.ask(poster, {
		headers: { "if-none-match": String(first.headers.etag) },
	});
	expect(again.status).toBe(304);
	expect(again.body).toHaveLength(0);
});

test.each([
	"/kk/beats/9999-9/poster.pdf",
	"/kk/beats/x.y/cards.pdf",
	"/kk/beats/1110-17/other.pdf",
])("%s is the ordinary page of what does not exist", async (path) => {
	const answer = await site.ask(path);
	expect(answer.status).toBe(404);
	expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
	expect(answer.text).toContain("<h1");
});

test("the sheets of a whole office are for whoever is signed in", async () => {
	for (const name of ["posters.pdf", "cards.pdf"]) {
		const answer = await site.ask(`/kk/staff/offices/1110-4/${name}`);
		expect(answer.status).toBe(307);
		expect(answer.headers.location).toContain("/kk/staff/sign-in?next=");
		expect(answer.body.subarray(0, 4).toString()).not.toBe("%PDF");
	}
});
