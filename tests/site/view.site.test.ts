import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Answer, type Site, startSite } from "#tests/factories/site.ts";

// The low-vision view behind the front door: the memory keeps each way of showing a page apart.

let site: Site;
beforeAll(async () => {
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

const ask = (path: string, view?: string) =>
	site.ask(path, view === undefined ? {} : { headers: { cookie: `qadam_view=${view}` } });

const choose = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
	site.ask("/kk/vision/choice", {
		method: "POST",
		headers: {
			origin: site.origin,
			"content-type": "application/x-www-form-urlencoded",
			...headers,
		},
		body: new URLSearchParams(fields).toString(),
	});

/** Where the answer came from, as the log tells a moment later. */
const sourceOf = (answer: Answer) =>
	vi.waitFor(() => {
		const line = site
			.output()
			.split("\n")
			.find(
				(one) => one.includes(String(answer.headers["x-request-id"])) && one.includes('"from"'),
			);
		if (!line) throw new Error("not logged yet");
		return JSON.parse(line).from;
	});

test("each view of a public page is kept in memory for itself", async () => {
	const plain = await ask("/kk/about");
	const large = await ask("/kk/about", "200.dark");
	expect(plain.text).not.toContain("data-size");
	expect(large.text).toMatch(/<html[^>]* data-size="200"[^>]* data-colours="dark"/);
	expect(large.headers.etag).not.toBe(plain.headers.etag);
	for (const [view, first] of [
		[undefined, plain],
		["200.dark", large],
	] as const) {
		const again = await ask("/kk/about", view);
		expect(again.text).toBe(first.text);
		expect(await sourceOf(again)).toBe("memory");
	}
});

test("a cookie that nobody was given shows the ordinary page, out of memory", async () => {
	const plain = await ask("/ru/privacy");
	for (const junk of ["300.dark", "200.dark.evil", "<script>", "%00", "a".repeat(3000), ""]) {
		const answer = await ask("/ru/privacy", junk);
		expect(answer.status, junk).toBe(200);
		expect(answer.text, junk).toBe(plain.text);
		expect(await sourceOf(answer), junk).toBe("memory");
	}
});

test("a page that does not exist keeps the view as well", async () => {
	const missing = await ask("/ru/nothing-here", "150.blue.noimg");
	expect(missing.status).toBe(404);
	expect(missing.text).toMatch(/<html[^>]* data-colours="blue"[^>]* data-pictures="off"/);
	expect((await ask("/ru/nothing-here")).text).not.toContain("data-colours");
});

test("a choice is kept for a year and leads back; the ordinary one leaves no cookie", async () => {
	const chosen = await choose({ view: "150.light", back: "/kk/about" });
	expect(chosen.status).toBe(303);
	expect(chosen.headers.location).toBe("/kk/about");
	expect(chosen.headers["cache-control"]).toContain("no-store");
	const [cookie = ""] = chosen.headers["set-cookie"] ?? [];
	expect(cookie).toMatch(/^qadam_view=150\.light; Path=\/;/);
	expect(cookie).toMatch(/Max-Age=31536000;.*HttpOnly; SameSite=lax/i);
	const [gone = ""] = (await choose({ view: "100.ordinary" })).headers["set-cookie"] ?? [];
	expect(gone).toMatch(/^qadam_view=;.*(?:Max-Age=0|Expires=Thu, 01 Jan 1970)/);
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "/kk/vision/choice", ""])(
	"%j is no way back",
	async (back) => {
		const { status, headers } = await choose({ view: "150.light", back });
		expect([status, headers.location]).toEqual([303, "/kk"]);
	},
);

test("another site cannot choose for somebody", async () => {
	const foreign = await choose({ view: "200.dark" }, { origin: "https://evil.example" });
	expect(foreign.status).toBe(403);
	expect(foreign.headers["set-cookie"]).toBeUndefined();
});
