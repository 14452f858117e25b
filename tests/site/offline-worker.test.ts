import { beforeEach, describe, expect, test } from "vitest";
import { openWorker } from "#tests/factories/worker-world.ts";

const css = (build: string) => `/_next/static/chunks/${build}.css`;
const mine = '<meta name="qadam-keep" content="own"/>';
const code = '<div data-not-kept=""><dt>Code</dt><dd>493017</dd></div>';

/** The portal as one build of it serves it to one browser. */
function portal(
	options: { build?: string; view?: string; visits?: string[]; beat?: boolean } = {},
) {
	const { build = "one", view = "", visits = [], beat = false } = options;
	const page = (body: string, head = "") =>
		new Response(
			`<!DOCTYPE html><html lang="kk"${view}><head>${head}<link rel="stylesheet" href="${css(build)}"/></head><body><div data-saved-copy="" hidden="">Copy of {0}</div>${body}</body></html>`,
			{
				headers: {
					"content-type": "text/html; charset=utf-8",
					"x-rendered-at": encodeURIComponent("22 қараша, 14:20"),
					date: new Date().toUTCString(),
				},
			},
		);
	return (address: string, method: string): Response => {
		const [path = "", search = ""] = address.split("?");
		if (method === "POST") return new Response(null, { status: 204 });
		if (path.endsWith(".css") || path === "/icon.svg") return new Response(`style of ${build}`);
		if (path.endsWith("/offline"))
			return page(`<div data-unsent="" hidden="">Unsent</div><h1>No connection, ${build}</h1>`);
		if (path.endsWith("/gone")) return new Response("no", { status: 404 });
		if (path.endsWith("/my-inspector")) return page("Card", beat ? mine : "");
		if (/\/visits$/.test(path)) return page(`List ${visits}`, visits.length ? mine : "");
		const reference = /\/visits\/(\w+)$/.exec(path)?.[1];
		if (reference)
			return visits.includes(reference)
				? page(`${code}<p>Visit ${reference}</p>`, mine)
				: page("Number and code, please");
		return page(`<h1>Page ${path} ${search} of ${build}</h1>`);
	};
}

let worker: ReturnType<typeof openWorker>;
beforeEach(async () => {
	worker = openWorker({ version: "one" });
	worker.play(portal());
	await worker.start();
});
const textOf = async (answer: Response | undefined) => (await answer?.text()) ?? "";

describe("without a network", () => {
	test("a page seen before is shown again, with a line that says of when it is", async () => {
		await worker.visit("/kk/offices/1110-4");
		worker.loseNetwork();
		const text = await textOf(await worker.visit("/kk/offices/1110-4"));
		expect(text).toContain("Page /kk/offices/1110-4");
		expect(text).toContain('<div data-saved-copy="">Copy of 22 қараша, 14:20</div>');
	});

	test("a page from the network never carries that line", async () => {
		await worker.visit("/kk");
		expect(await textOf(await worker.visit("/kk"))).toContain('data-saved-copy="" hidden=""');
	});

	test.each(["kk", "ru", "en"])("any other page is the offline page in %s", async (locale) => {
		worker.loseNetwork();
		for (const path of ["services", "find?q=Abai", "book/details?hold=1", "visits/7K3M9X2QAP"])
			expect(await textOf(await worker.visit(`/${locale}/${path}`))).toContain("No connection");
		expect(worker.saved("shell")).toContain(`/${locale}/offline`);
	});

	test("a network that is too slow is given up for a saved copy, and waited for where there is none", async () => {
		await worker.visit("/kk/beats/1110-4-07");
		worker.slowDown();
		expect(await textOf(await worker.visit("/kk/beats/1110-4-07"))).toContain("Copy of 22 қараша");
		const other = await textOf(await worker.visit("/kk/beats/1110-4-08"));
		expect(other).toContain("Page /kk/beats/1110-4-08");
		expect(other).toContain('data-saved-copy="" hidden=""');
	});

	test("a form is sent once: no answer is said, nothing is kept and nothing follows", async () => {
		worker.loseNetwork();
		worker.sent.length = 0;
		const text = await textOf(await worker.visit("/kk/book/check?hold=1", "POST"));
		expect(text).toContain('<div data-unsent="">Unsent</div>');
		const before = await worker.everything();
		worker.play(portal());
		await worker.visit("/kk");
		await worker.visit("/kk/visits");
		expect(worker.sent.filter((one) => one.startsWith("POST"))).toEqual([
			"POST /kk/book/check?hold=1",
		]);
		expect(before).not.toContain("hold=1");
	});
});

describe("what is never saved", () => {
	test("staff, displays, programs' answers and other sites are left alone, with and without a network", async () => {
		for (const path of ["/ru/staff/day", "/kk/kiosk", "/kk/display/1", "/en/leadership"]) {
			expect(await worker.visit(path)).toBeUndefined();
			expect(await worker.visit(path, "POST")).toBeUndefined();
		}
		expect(await worker.visit("/api/v1/beats")).toBeUndefined();
		expect(await worker.load("/api/v1/addresses?q=Abai")).toBeUndefined();
		expect(await worker.load("/kk/visits")).toBeUndefined();
		expect([...worker.saved("public"), ...worker.saved("own")]).toEqual([]);
	});

	test("what was searched, booked, refused or not found", async () => {
		worker.play((address, method) =>
			address.includes("/services")
				? new Response("error", { status: 500, headers: { "content-type": "text/html" } })
				: portal()(address, method),
		);
		for (const path of [
			"/kk/find?q=Abai+76",
			"/kk/book/window-visit/1110-4",
			"/kk/book/details?hold=1",
			"/kk/units?from=here",
			"/kk/visits/find",
			"/kk/visits/7K3M9X2QAP/cancel",
			"/kk/errors/404",
			"/kk/services",
			"/kk/offices/gone",
		])
			await worker.visit(path);
		expect([...worker.saved("public"), ...worker.saved("own")]).toEqual([]);
	});

	test("the code of a visit, and a visit whose page does not say where its code stands", async () => {
		worker.play(portal({ visits: ["7K3M9X2QAP"] }));
		await worker.visit("/kk/visits/7K3M9X2QAP");
		expect(worker.saved("own")).toEqual(["/kk/visits/7K3M9X2QAP"]);
		expect(await worker.everything()).toContain("Visit 7K3M9X2QAP");
		expect(await worker.everything()).not.toContain("493017");
		worker.play((address, method) => {
			if (!address.includes("/visits/")) return portal()(address, method);
			return new Response(`<html>${mine}<dl><dd>493017</dd></dl></html>`, {
				headers: { "content-type": "text/html" },
			});
		});
		await worker.visit("/kk/visits/7K3M9X2QAP");
		expect(worker.saved("own")).toEqual([]);
		expect(await worker.everything()).not.toContain("493017");
	});

	test("the address somebody came to their inspector from, in the name of the copy", async () => {
		await worker.visit("/kk/beats/1110-4-07?address=4711");
		expect(worker.saved("own")).toEqual(["/kk/beats/1110-4-07"]);
	});
});

describe("what is personal goes", () => {
	beforeEach(async () => {
		worker.play(portal({ visits: ["7K3M9X2QAP"], beat: true }));
		for (const path of ["kk/visits", "ru/visits", "kk/visits/7K3M9X2QAP", "kk/my-inspector"])
			await worker.visit(`/${path}`);
		await worker.visit("/ru/beats/1110-4-07");
		expect(worker.saved("own")).toHaveLength(5);
	});

	test("all visits, in every language, once the list comes back empty", async () => {
		worker.play(portal({ beat: true }));
		await worker.visit("/ru/visits");
		expect(worker.saved("own")).toEqual(["/kk/my-inspector", "/ru/beats/1110-4-07"]);
	});

	test("the inspector and every beat seen, once none is chosen any more", async () => {
		worker.play(portal({ visits: ["7K3M9X2QAP"] }));
		await worker.visit("/en/my-inspector");
		expect(worker.saved("own").filter((path) => !path.includes("/visits"))).toEqual([]);
	});

	test("a visit that this browser no longer sees", async () => {
		worker.play(portal({ visits: ["OTHER"] }));
		await worker.visit("/ru/visits/7K3M9X2QAP");
		expect(worker.saved("own")).not.toContain("/kk/visits/7K3M9X2QAP");
	});

	test("a copy of more than thirty days, although there is no network to ask", async () => {
		const old = new Date(Date.now() - 31 * 24 * 3600_000).toUTCString();
		worker.play((address, method) => {
			const answer = portal({ visits: ["7K3M9X2QAP"] })(address, method);
			answer.headers.set("date", old);
			return answer;
		});
		await worker.visit("/kk/visits");
		worker.loseNetwork();
		expect(await textOf(await worker.visit("/kk/visits"))).toContain("No connection");
		expect(worker.saved("own")).not.toContain("/kk/visits");
	});
});

test("of the beats somebody looks through, the last dozen is saved", async () => {
	for (let beat = 1; beat <= 15; beat++) await worker.visit(`/kk/beats/b-${beat}`);
	expect(worker.saved("own")).toHaveLength(12);
	expect(worker.saved("own")).not.toContain("/kk/beats/b-3");
	expect(worker.saved("own")).toContain("/kk/beats/b-15");
});

test("a new version takes over whole: no page of the old one, no style sheet of it, and what is personal anew", async () => {
	worker.play(portal({ visits: ["7K3M9X2QAP"] }));
	for (const path of ["/kk", "/kk/visits", "/kk/beats/1110-4-07"]) await worker.visit(path);
	const next = openWorker({ version: "two", shelf: worker.shelf });
	next.play(portal({ build: "two", visits: ["7K3M9X2QAP"] }));
	await next.start();
	const all = await next.everything();
	expect(all).not.toContain(css("one"));
	expect(all).not.toContain("of one");
	expect(next.saved("shell")).toContain(css("two"));
	expect(next.saved("public")).toEqual([]);
	expect(next.saved("own").sort()).toEqual(["/kk/beats/1110-4-07", "/kk/visits"]);
	next.loseNetwork();
	expect(await textOf(await next.visit("/kk/beats/1110-4-07"))).toContain("of two");
});

test("a version that cannot be fetched whole changes nothing", async () => {
	await worker.visit("/kk");
	const before = worker.saved("public");
	const next = openWorker({ version: "two", shelf: worker.shelf });
	next.play((address, method) => {
		if (address.endsWith(".css")) throw new TypeError("Failed to fetch");
		return portal({ build: "two" })(address, method);
	});
	await expect(next.start()).rejects.toThrow();
	expect(worker.saved("public")).toEqual(before);
	worker.loseNetwork();
	expect(await textOf(await worker.visit("/kk"))).toContain("of one");
});

test("pages that stood open before the worker came are saved as well", async () => {
	const late = openWorker({ version: "one", open: ["/kk/beats/1110-4-07?address=1", "/kk/staff"] });
	late.play(portal());
	await late.start();
	expect(late.saved("own")).toEqual(["/kk/beats/1110-4-07"]);
});

test("another choice of low-vision view reaches every copy", async () => {
	worker.play(portal({ visits: ["7K3M9X2QAP"] }));
	for (const path of ["/kk", "/kk/visits"]) await worker.visit(path);
	worker.play(portal({ visits: ["7K3M9X2QAP"], view: ' data-view="150.dark"' }));
	await worker.visit("/kk/about");
	worker.loseNetwork();
	for (const path of ["/kk/about", "/kk/visits", "/kk/services"])
		expect(await textOf(await worker.visit(path))).toContain('data-view="150.dark"');
	expect(worker.saved("public")).toEqual(["/kk/about"]);
});

test("under the development server the worker keeps out of the way", async () => {
	const idle = openWorker({ version: "{version}" });
	await idle.start();
	expect(await idle.visit("/kk")).toBeUndefined();
	expect(idle.shelf.size).toBe(0);
});
