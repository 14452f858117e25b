import { expect, test, vi } from "vitest";
import { memoryPlan, memoryRoutes } from "./memory-routes.ts";
import { PageMemory } from "./page-memory.ts";
import type { Rendered } from "./render.ts";
import { readView } from "./view.ts";

const route = { path: "x", topics: ["territory"] as const, maxAgeSeconds: 60 };
const page = (text: string, headers: Rendered["headers"] = {}): Rendered => ({
	status: 200,
	headers: { "content-type": "text/html", ...headers },
	body: Buffer.from(text),
});

function memoryAt(clock = { now: 0 }, maxBytes?: number) {
	const memory = new PageMemory({ now: () => clock.now, ...(maxBytes ? { maxBytes } : {}) });
	memory.setListening(true);
	return { memory, clock };
}

test("a page is kept for its time and no longer", async () => {
	const { memory, clock } = memoryAt();
	await memory.render("a", route, async () => page("one"));
	clock.now = 59_999;
	expect(memory.find("a")?.body.identity.toString()).toBe("one");
	clock.now = 60_000;
	expect(memory.find("a")).toBeUndefined();
});

test("parallel misses are rendered once", async () => {
	const { memory } = memoryAt();
	const render = vi.fn(async () => page("one"));
	const outcomes = await Promise.all(
		Array.from({ length: 50 }, () => memory.render("a", route, render)),
	);
	expect(render).toHaveBeenCalledTimes(1);
	expect(outcomes.every((outcome) => outcome && "kept" in outcome)).toBe(true);
});

test("a change forgets the pages that show it, and no other", async () => {
	const { memory } = memoryAt();
	await memory.render("a", route, async () => page("one"));
	await memory.render("b", { ...route, topics: ["schedules"] }, async () => page("two"));
	memory.drop("territory");
	expect(memory.find("a")).toBeUndefined();
	expect(memory.find("b")).toBeDefined();
});

test("a page that was being rendered when a change came is not kept, nor joined", async () => {
	const { memory } = memoryAt();
	const { promise, resolve } = Promise.withResolvers<Rendered>();
	const first = memory.render("a", route, () => promise);
	memory.drop("territory");
	const second = memory.render("a", route, async () => page("new"));
	resolve(page("old"));
	await Promise.all([first, second]);
	expect(memory.find("a")?.body.identity.toString()).toBe("new");
});

test("while changes cannot be heard, nothing older than three seconds is shown", async () => {
	const { memory, clock } = memoryAt();
	await memory.render("a", route, async () => page("one"));
	memory.setListening(false);
	expect(memory.find("a")).toBeUndefined();
	await memory.render("a", route, async () => page("two"));
	clock.now = 2999;
	expect(memory.find("a")).toBeDefined();
	clock.now = 3000;
	expect(memory.find("a")).toBeUndefined();
});

test("when changes are heard again, what was kept meanwhile is forgotten", async () => {
	const { memory } = memoryAt();
	memory.setListening(false);
	await memory.render("a", route, async () => page("one"));
	memory.setListening(true);
	expect(memory.find("a")).toBeUndefined();
});

test("an answer with a cookie or a changing form is nobody else's; one that is no page is shared but not kept", async () => {
	const { memory } = memoryAt();
	expect(
		await memory.render("a", route, async () => page("x", { "set-cookie": "v=1" })),
	).toBeNull();
	const form = page('<form><input type="hidden" name="$ACTION_REF_1"/></form>');
	expect(await memory.render("c", route, async () => form)).toBeNull();
	const missing = { ...page("gone"), status: 404 };
	expect(await memory.render("b", route, async () => missing)).toEqual({ shared: missing });
	expect(memory.find("a") ?? memory.find("b") ?? memory.find("c")).toBeUndefined();
});

test("a failed rendering fails for all who wait, and the next one tries again", async () => {
	const { memory } = memoryAt();
	const failing = Array.from({ length: 3 }, () =>
		memory.render("a", route, () => Promise.reject(new Error("broken"))),
	);
	for (const result of await Promise.allSettled(failing)) expect(result.status).toBe("rejected");
	expect(await memory.render("a", route, async () => page("well"))).toHaveProperty("kept");
});

test("what was not asked for longest goes first when memory is full", async () => {
	const { memory } = memoryAt({ now: 0 }, 12_000);
	for (const key of ["a", "b", "c", "d", "e"]) {
		await memory.render(key, route, async () => page("x".repeat(1000)));
		memory.find("a");
	}
	expect(memory.find("a")).toBeDefined();
	expect(memory.find("b")).toBeUndefined();
	expect(memory.find("e")).toBeDefined();
});

test("public pages have a plan; forms, visits, staff and unknown parameters have none", () => {
	const plan = (path: string, search = "", view?: string) => memoryPlan({ path, search }, view);
	expect(plan("/kk")?.route.path).toBe("");
	expect(plan("/ru/beats/17-2")?.route.path).toBe("beats/*");
	expect(plan("/ru/units", "?page=2")).toBeNull();
	expect(plan("/ru/staff")).toBeNull();
	expect(plan("/ru/visits")).toBeNull();
	expect(plan("/ru/book/1")).toBeNull();
	expect(plan("/de/units")).toBeNull();
	expect(plan("/kk/beats/a/b")).toBeNull();
	expect(plan("/kk/beats/%D0%B0")).toBeNull();
});

test("the key holds language, path, allowed parameters, and the low-vision choice", () => {
	const key = (path: string, search = "", view?: string) => memoryPlan({ path, search }, view)?.key;
	expect(key("/kk/beats/1", "?address=1")).toBe(key("/kk/beats/1", "?&address=1"));
	expect(key("/kk/beats/1", "?address=1")).not.toBe(key("/kk/beats/1", "?address=2"));
	expect(key("/kk/beats/1", "?address=1&utm=2")).toBeUndefined();
	expect(key("/kk")).not.toBe(key("/ru"));
	expect(key("/kk", "", "200.dark")).not.toBe(key("/kk"));
	expect(key("/kk", "", readView("qadam_view=<script>"))).toBe(key("/kk"));
	expect(readView("qadam_view=200.dark")).toBe("200.dark");
	expect(key("/kk/beats/1", `?address=${"9".repeat(41)}`)).toBeUndefined();
});

test("pages that show free slots or opening hours are at most five seconds old", () => {
	for (const one of memoryRoutes)
		if (one.topics.includes("schedules")) expect(one.maxAgeSeconds).toBeLessThanOrEqual(5);
});
