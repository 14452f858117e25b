import { readFileSync } from "node:fs";
import { join } from "node:path";

export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

/** What is written in which colour on which: text, which needs 4.5:1 (WCAG 1.4.3). */
export const textPairs: readonly [ink: string, ground: string][] = [
	...["paper", "sand", "card", "sky", "gold-soft", "green-soft", "red-soft", "stripe"].map(
		(ground): [string, string] => ["ink", ground],
	),
	...["paper", "sand", "card", "sky", "gold-soft", "green-soft", "red-soft"].map(
		(ground): [string, string] => ["ink-soft", ground],
	),
	...["paper", "sand", "card", "sky", "gold-soft"].map((ground): [string, string] => [
		"blue",
		ground,
	]),
	["on-blue", "blue"],
	["on-blue", "blue-hover"],
	["on-deep", "deep"],
	["on-deep-soft", "deep"],
	["green", "paper"],
	["green", "card"],
	["green", "green-soft"],
	["red", "paper"],
	["red", "card"],
	["red", "red-soft"],
	["paper", "ink"],
	...["band", "ramp-1", "ramp-2", "ramp-3", "rating-2", "rating-3", "rating-4"].map(
		(ground): [string, string] => ["ink", ground],
	),
	...["ramp-4", "ramp-5", "rating-1", "rating-5"].map((ground): [string, string] => [
		"on-ramp",
		ground,
	]),
];

/** Edges of fields and marks that mean something: 3:1 (WCAG 1.4.11). */
export const edgePairs: readonly [mark: string, ground: string][] = [
	["line-strong", "card"],
	["line-strong", "paper"],
	["red", "card"],
	["green", "card"],
	["ink", "paper"],
];

/** The declarations of each `:root` rule of a stylesheet, with the condition of the @media around it. */
function rootRules(css: string): { media: string; declarations: string }[] {
	const plain = css.replace(/\/\*[\s\S]*?\*\//g, "");
	const rules: { media: string; declarations: string }[] = [];
	let media = "";
	const pattern = /(@media[^{]*)\{\s*(?=:root)|:root\s*\{([^}]*)\}|\}/g;
	for (const [, opens, declarations] of plain.matchAll(pattern)) {
		if (opens) media = opens;
		else if (declarations !== undefined) rules.push({ media, declarations });
		else media = "";
	}
	return rules;
}

/** Each token with its value in a scheme, what it refers to looked up. */
export function rolesOf(css: string, scheme: Scheme): Map<string, string> {
	const roles = new Map<string, string>();
	for (const { media, declarations } of rootRules(css)) {
		const applies = media === "" || (scheme === "dark" && /prefers-color-scheme: dark/.test(media));
		if (!applies) continue;
		for (const [, name = "", value = ""] of declarations.matchAll(/--([\w-]+):\s*([^;]+);/g))
			roles.set(name, value.trim());
	}
	const lookUp = (value: string): string => {
		const name = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
		if (!name) return value;
		const meant = roles.get(name);
		if (meant === undefined) throw new Error(`The token --${name} has no value.`);
		return lookUp(meant);
	};
	return new Map([...roles].map(([name, value]) => [name, lookUp(value)]));
}

/** Relative luminance (WCAG 2.2) of #rgb or #rrggbb. */
function luminance(colour: string): number {
	const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
	if (!hex) throw new Error(`${colour} is not a colour of the form #rrggbb.`);
	const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
		const share = Number.parseInt(long.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
	const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (bright + 0.05) / (dark + 0.05);
}

/** The stylesheet that the tokens stand in, as it is on disk. */
export const tokensSource = (): string =>
	readFileSync(join(process.cwd(), "app/tokens.css"), "utf8");
