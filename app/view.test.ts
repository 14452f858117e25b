import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { viewCookie as doorCookie, readView } from "#server/view.ts";
import {
	chosenView,
	colourings,
	firstView,
	formatView,
	isOrdinary,
	ordinaryView,
	parseView,
	sizes,
	type View,
	viewAttributes,
	viewCookie,
} from "./view.ts";

const views: View[] = sizes.flatMap((size) =>
	colourings.flatMap((colours) =>
		[true, false].flatMap((pictures) =>
			[true, false].map((wide) => ({ size, colours, pictures, wide })),
		),
	),
);

const formOf = (fields: Record<string, string>): FormData => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
};

test.each(views.map((view) => [formatView(view), view] as const))(
	"%s is read back as it was written, and the front door knows it",
	(text, view) => {
		expect(parseView(text)).toEqual(view);
		expect(readView(`a=1; ${viewCookie}=${text}`)).toBe(text);
	},
);

test("no two views are written alike", () => {
	expect(new Set(views.map(formatView)).size).toBe(48);
	expect(new Set(views.map((view) => JSON.stringify(viewAttributes(view)))).size).toBe(48);
});

test("page and front door mean the same cookie", () => {
	expect(doorCookie).toBe(viewCookie);
});

property.prop([
	fc.oneof(
		fc.string({ unit: "binary" }),
		fc.stringMatching(/^[0-9]{3}\.[a-z]{1,8}(\.[a-z]{1,6})*$/),
		fc.constantFrom(...views.map(formatView)).map((text) => `${text}.`),
	),
])("what nobody wrote shows the ordinary page, to the door as well", (text) => {
	fc.pre(!views.some((view) => formatView(view) === text));
	expect(parseView(text)).toEqual(ordinaryView);
	const sent = readView(`${viewCookie}=${text}`);
	// A ";" or a space ends a cookie early; then the rest of it was never sent.
	expect(sent === undefined || views.some((view) => formatView(view) === sent)).toBe(true);
});

test("an ordinary page carries no mark of the mode", () => {
	expect(viewAttributes(ordinaryView)).toEqual({});
	expect(isOrdinary(parseView(undefined))).toBe(true);
	expect(isOrdinary(firstView)).toBe(false);
});

describe("a choice", () => {
	test("is one button's whole view", () => {
		expect(formatView(chosenView(formOf({ view: "200.dark.noimg" })))).toBe("200.dark.noimg");
	});
	test("is the fields of the settings page", () => {
		const form = { size: "200", colours: "blue", pictures: "off", spacing: "wide" };
		expect(formatView(chosenView(formOf(form)))).toBe("200.blue.noimg.wide");
		expect(formatView(chosenView(formOf({ ...form, pictures: "on", spacing: "ordinary" })))).toBe(
			"200.blue",
		);
	});
	test("that makes no sense is the ordinary view", () => {
		const forms: Record<string, string>[] = [
			{},
			{ size: "900", colours: "light" },
			{ view: "<script>" },
		];
		for (const fields of forms) expect(isOrdinary(chosenView(formOf(fields)))).toBe(true);
	});
});

describe("the style sheet", () => {
	const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");
	const styles = read("view.css");
	const namesIn = (text: string) => [...text.matchAll(/--([\w-]+):/g)].map(([, name]) => name);
	/** From these words to the end of their block. */
	const blockFrom = (text: string, words: string): string => {
		const start = text.indexOf(words);
		expect(start, words).toBeGreaterThanOrEqual(0);
		return text.slice(start, text.indexOf("}", start));
	};

	test("gives every role that a colour can play one of the two colours", () => {
		const roles = namesIn(blockFrom(read("tokens.css"), "color-scheme: light dark"));
		expect(roles.length).toBeGreaterThan(20);
		const given = namesIn(blockFrom(styles, ":root[data-colours] {"));
		expect(roles.filter((role) => !given.includes(role))).toEqual([]);
	});

	test.each(colourings.filter((colours) => colours !== "ordinary"))(
		"sets letters on their ground with a contrast of at least 7:1 in %s",
		(colours) => {
			const scheme = blockFrom(styles, `:root[data-colours="${colours}"] {`);
			const [ground = 0, text = 0] = ["ground", "text"].map((name) =>
				luminance(new RegExp(`--${name}: #([0-9a-f]{6});`).exec(scheme)?.[1] ?? ""),
			);
			const [dark, light] = [Math.min(ground, text), Math.max(ground, text)];
			expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(7);
		},
	);
});

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
	expect(hex).toHaveLength(6);
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
		const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
