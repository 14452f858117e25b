import { expect, test } from "vitest";
import { contrast, edgePairs, rolesOf, schemes, textPairs, tokensSource } from "./colour-roles.ts";

const css = tokensSource();

test("the contrast of two colours is WCAG's: 21 for black on white, 1 for the same, 4.54 for #767676 on white", () => {
	expect(contrast("#000", "#ffffff")).toBeCloseTo(21, 5);
	expect(contrast("#0b4f8a", "#0b4f8a")).toBe(1);
	expect(contrast("#ffffff", "#767676")).toBeCloseTo(4.54, 2);
});

test("the dark scheme replaces what it names and keeps the rest; print does not leak into either", () => {
	const sheet = `:root { --pine: #111111; --a: var(--pine); --b: #222; }
		@media screen and (prefers-color-scheme: dark) { :root { --a: #333333; } }
		@media print { :root { --a: #000; --b: #000; } }`;
	expect(Object.fromEntries(rolesOf(sheet, "light"))).toEqual({
		pine: "#111111",
		a: "#111111",
		b: "#222",
	});
	expect(Object.fromEntries(rolesOf(sheet, "dark"))).toEqual({
		pine: "#111111",
		a: "#333333",
		b: "#222",
	});
	expect(() => rolesOf(":root { --a: var(--nowhere); }", "light")).toThrow("--nowhere");
});

test("the dark scheme is another one than the light", () => {
	expect(rolesOf(css, "dark").get("paper")).not.toBe(rolesOf(css, "light").get("paper"));
});

test.each(schemes)(
	"in the %s scheme every ink can be read on every ground it stands on",
	(scheme) => {
		const roles = rolesOf(css, scheme);
		const ratio = (one: string, other: string) =>
			contrast(roles.get(one) ?? "none", roles.get(other) ?? "none");
		expect(
			textPairs
				.filter(([ink, ground]) => ratio(ink, ground) < 4.5)
				.map((pair) => pair.join(" on ")),
		).toEqual([]);
		expect(
			edgePairs
				.filter(([mark, ground]) => ratio(mark, ground) < 3)
				.map((pair) => pair.join(" on ")),
		).toEqual([]);
	},
);
