import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cacheControlOf, StaticFiles } from "./static-files.ts";

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "qadam-files-"));
	for (const name of ["build/abc", "public/enhance"])
		mkdirSync(join(folder, name), { recursive: true });
	writeFileSync(join(folder, "build/abc/manifest.js"), "1");
	writeFileSync(join(folder, "public/sw.js"), 'const version = "{version}";');
	writeFileSync(join(folder, "public/enhance/page.js"), "1");
});
afterEach(() => rmSync(folder, { recursive: true }));

const worker = () => {
	const files = new StaticFiles([
		{ folder: join(folder, "build"), prefix: "/_next/static", named: true },
		{ folder: join(folder, "public"), prefix: "", named: false },
	]);
	const file = files.find("/sw.js");
	if (!file) throw new Error("no worker");
	return file;
};
const text = () => worker().body.identity.toString();

test("the worker is asked for anew each time", () => {
	expect(cacheControlOf(worker(), "")).toBe("no-cache");
	expect(cacheControlOf(worker(), `?v=${worker().body.hash.slice(0, 10)}`)).toBe("no-cache");
});

test("the worker names a version, the same one as long as nothing changes", () => {
	expect(text()).toMatch(/^const version = "[\w-]{10}";$/);
	expect(text()).toBe(text());
});

test.each([
	["another build", "build/def/manifest.js"],
	["another script", "public/enhance/page.js"],
	["another worker", "public/sw.js"],
])("%s makes another version", (_what, path) => {
	const before = text();
	mkdirSync(join(folder, "build/def"), { recursive: true });
	writeFileSync(join(folder, path), '// other\nconst version = "{version}";');
	expect(text()).not.toBe(before);
	expect(text()).not.toContain("{version}");
});
