import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { readTarget, withoutFrameworkParameters } from "./target.ts";

test("an ordinary address is read as it was sent", () => {
	expect(readTarget("/kk/find?q=%D0%90%D0%B1%D0%B0%D0%B9&n=1")).toEqual({
		path: "/kk/find",
		search: "?q=%D0%90%D0%B1%D0%B0%D0%B9&n=1",
	});
	expect(readTarget("/ru/")).toEqual({ path: "/ru/", search: "" });
	expect(readTarget("/kk?text=one%0D%0Atwo")).not.toBeNull();
});

test.each([
	["a broken escape", "/kk/%zz"],
	["a cut escape in the query", "/kk?q=100%"],
	["bytes that are no UTF-8", "/kk/%ff%fe"],
	["an overlong encoding", "/kk/%c0%af"],
	["a lone surrogate", "/kk?q=%ed%a0%80"],
	["NUL in the path", "/kk/%00"],
	["NUL in the query", "/kk?q=%00"],
	["a line break in the path", "/kk/%0d%0aSet-Cookie"],
	["raw bytes beyond ASCII", "/kk/\u00e9"],
	["a fragment", "/kk#top"],
	["two slashes, which a browser may read as another host", "//evil.example/"],
	["an encoded second slash", "/%2fevil.example"],
	["a backslash", "/kk\\..\\x"],
	["dot segments", "/kk/../staff"],
	["encoded dot segments", "/kk/%2e%2e/staff"],
	["the absolute form", "http://evil.example/kk"],
	["the asterisk", "*"],
	["nothing", ""],
	["more than 8 000 characters", `/kk?q=${"a".repeat(8000)}`],
])("%s is refused", (_what, raw) => {
	expect(readTarget(raw)).toBeNull();
});

property.prop([fc.string({ unit: "binary", maxLength: 60 })])(
	"whatever passes can be decoded and holds no NUL",
	(text) => {
		const target = readTarget(`/${text}`);
		if (!target) return;
		expect(decodeURIComponent(target.path)).not.toContain("\0");
		expect(decodeURIComponent(target.search)).not.toContain("\0");
		expect(new URL(target.path + target.search, "http://own.example").host).toBe("own.example");
	},
);

test("the parameters of Next's client are taken out, the visitor's stay", () => {
	expect(withoutFrameworkParameters("?q=a&_rsc=1x2&n=2")).toBe("?q=a&n=2");
	expect(withoutFrameworkParameters("?_rsc=1")).toBe("");
	expect(withoutFrameworkParameters("?q=_rsc")).toBe("?q=_rsc");
});
