import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { backPath } from "./view-back.ts";

test.each([
	"/ru",
	"/ru/services/inspector-reception",
	"/ru/find?q=%D0%90%D0%B1%D0%B0%D1%8F%2076&page=2",
	"/ru/visits/ABCDEFGH12",
	"/ru/book/details?hold=0f2a",
	"/ru/staff/day?date=2026-11-23&window=3",
	"/ru/vision?back=%2Fru%2Fabout",
])("%s is a way back, with its query", (path) => {
	expect(backPath(path, "ru")).toBe(path);
});

test("who has changed the language meanwhile comes back in the new one", () => {
	expect(backPath("/kk/units/1110?a=/kk", "en")).toBe("/en/units/1110?a=/kk");
	expect(backPath("/kk", "en")).toBe("/en");
});

test.each([
	"",
	"ru",
	"//evil.example",
	"///evil.example",
	"/\\evil.example",
	"\\\\evil.example",
	"/ru//evil.example",
	"/ru/..//evil.example",
	"/ru/../staff",
	"/ru/./about",
	"/ru/%2e%2e/x",
	"/ru%2f%2fevil.example",
	"/ru/%5cevil.example",
	"https://evil.example/ru",
	"http:/ru",
	"javascript:alert(1)",
	"data:text/html,x",
	"/evil",
	"/de/about",
	"/rus",
	"/ru@evil.example",
	"/api/v1/beats/1",
	"/_next/static",
	"/ru/vision/choice",
	"/ru/vision/choice?x=1",
	"/ru/about#//evil.example",
	"/ru\r\nset-cookie: a=b",
	"/ru/about\u0000",
	"/ru/ұя",
	" /ru",
	"/ru/a b",
	`/ru/${"a".repeat(3000)}`,
	null,
	undefined,
	{},
])("%j is none: the home page instead", (given) => {
	expect(backPath(given, "ru")).toBe("/ru");
});

const nasty = fc
	.array(
		fc.constantFrom(
			"/",
			"//",
			"\\",
			"..",
			".",
			"ru",
			"kk",
			"evil.example",
			"%2f",
			"%5c",
			"%00",
			"?",
			"#",
			"@",
			":",
			"https:",
			"\n",
			"\t",
			"a",
		),
		{ maxLength: 8 },
	)
	.map((parts) => parts.join(""));

property.prop([
	fc.oneof(
		nasty,
		nasty.map((end) => `/ru${end}`),
		fc.webUrl(),
		fc.string(),
	),
])("whatever is sent, a browser stays on this site and within the language", (given) => {
	const back = backPath(given, "en");
	const there = new URL(back, "https://qadam.example/ru/about");
	expect(there.origin).toBe("https://qadam.example");
	expect(there.pathname).toMatch(/^\/en(?:\/|$)/);
	expect(there.pathname + there.search).toBe(back);
	expect(back).not.toMatch(/[\r\n]/);
});
