import { expect, test } from "vitest";
import { columns, fingerprint, listTexts, reviewOf, textsCsv } from "#lib/text-list.ts";
import { readEdits } from "./text-edits.ts";
import { TextBook } from "./text-sources.ts";

const { texts } = new TextBook();
const listed = listTexts();
const tableWith = (key: string, change: (row: string) => string) =>
	change(textsCsv(listed.filter((text) => text.key === key)));

test("the table goes out and comes back without a change, with the letters of Kazakh", () => {
	const csv = textsCsv(listed);
	expect(csv.charCodeAt(0)).toBe(0xfeff);
	expect(csv.split("\r\n")[0]?.replaceAll('"', "").slice(1)).toBe(columns.join(","));
	expect(csv).toContain("Учаскелік инспекторыңызды табыңыз");
	expect(readEdits(csv, texts)).toEqual({ edits: [], problems: [] });
	expect(readEdits(csv.replaceAll('","', '";"'), texts).problems).toEqual([]);
});

test("an editor's new wording is taken, tidied, with who has read it and when", () => {
	const csv = tableWith("nav.about", (row) =>
		row
			.replace("Жоба туралы", " Жоба  жайлы ")
			.replace(',"","","",', ',"","А. Серікова","2026-11-24",'),
	);
	expect(readEdits(csv, texts)).toMatchObject({
		problems: [],
		edits: [{ key: "nav.about", words: { kk: "Жоба жайлы" }, by: "А. Серікова", on: "2026-11-24" }],
	});
});

test.each([
	["home.earliest", "{when}", "", "needs when, has none"],
	["home.earliest", "{when}", "{when", "a brace { or } is missing"],
	["beat.held", "", "", "there is no such text"],
	["nav.about", "Жоба туралы", "", "the text is empty"],
	["nav.about", "Жоба туралы", "Жoба туралы", "letter of another alphabet"],
	["hours.opens", "Ашылады: {when}", "{when} дейін", "asks a case"],
])("a table that would break %s (%s → %s) is refused with a reason", (key, from, to, reason) => {
	const csv =
		key === "beat.held"
			? tableWith("nav.about", (row) => row.replace("nav.about", "beat.held"))
			: tableWith(key, (row) => row.replace(from, to));
	expect(readEdits(csv, texts).problems.join("\n")).toContain(reason);
});

test("a text that somebody changed after the export is not overwritten", () => {
	const csv = tableWith("nav.about", (row) => row.replace("Жоба туралы", "Жоба жайлы"));
	const meanwhile = new Map(texts).set("nav.about", { kk: "Біз туралы", ru: "О нас", en: "About" });
	expect(readEdits(csv, meanwhile).problems.join()).toContain("export it again");
});

test("a review holds for the wording that was read, and for no later one", () => {
	const reviews = {
		"nav.about": { by: "А. С.", on: "2026-11-24", of: fingerprint("Жоба туралы") },
	};
	expect(reviewOf("nav.about", "Жоба туралы", reviews)?.by).toBe("А. С.");
	expect(reviewOf("nav.about", "Жоба жайлы", reviews)).toBe(null);
	expect(reviewOf("nav.visits", "Жазылуларым", reviews)).toBe(null);
});

test("a text is listed on the screens that show it", () => {
	const screensOf = (key: string) => listed.find((text) => text.key === key)?.screens;
	expect(screensOf("home.steps-title")).toEqual(["/"]);
	expect(screensOf("details.name")).toContain("/book/details");
	expect(screensOf("identity.phone-empty")).toContain("/book/details");
	expect(screensOf("staff.regulation.mci")).toEqual(["/staff/regulations"]);
	expect(screensOf("nav.about")?.length).toBeGreaterThan(20);
	expect(screensOf("terms:beat.meaning")).toEqual(["/glossary"]);
});
