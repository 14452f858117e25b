import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm, typedValues } from "./form.ts";

const schema = z.object({
	name: z.string().min(3, "error.name-required"),
	languages: z.union([z.enum(["kk", "ru"]), z.array(z.enum(["kk", "ru"]))]).optional(),
	list: z.array(z.string()).default([]),
	agreed: z.string("error.slot-required"),
});

function form(entries: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
}

test("a right form gives its values, lists whole and single fields once", () => {
	const parsed = parseForm(
		schema,
		form([
			["name", "Айгүл"],
			["languages", "kk"],
			["languages", "ru"],
			["list", "a"],
			["agreed", "no"],
			["agreed", "yes"],
		]),
		"kk",
	);
	expect(parsed.ok && parsed.value).toEqual({
		name: "Айгүл",
		languages: ["kk", "ru"],
		list: ["a"],
		agreed: "yes",
	});
});

test("a wrong form comes back in the person's language with everything that was typed", () => {
	const parsed = parseForm(schema, form([["name", "А"]]), "ru");
	expect(parsed.ok).toBe(false);
	if (parsed.ok) return;
	expect(parsed.state.errors).toEqual([
		{ field: "name", text: "Напишите имя и фамилию" },
		{ field: "agreed", text: "Выберите время" },
	]);
	expect(parsed.state.values).toEqual({ name: ["А"] });
});

test("what Next adds to a form, files, NUL and half characters are no part of what was typed", () => {
	const data = form([
		["$ACTION_ID_1", "x"],
		["name", "А\0б\uD800"],
	]);
	data.append("file", new Blob(["x"]), "x.txt");
	expect(typedValues(data)).toEqual({ name: ["Аб\uFFFD"] });
});
