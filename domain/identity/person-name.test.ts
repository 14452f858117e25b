import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { personNameField, readPersonName } from "./person-name.ts";

test.each([
	"Әсел",
	"Ғабит Мүсірепов",
	"Өмірзақ Қуанышұлы Һасенов",
	"Анна-Мария Ким",
	"О’Нил Д'Артаньян",
	"Nguyễn Văn Anh",
	"Ю",
	"А. С. Пушкин",
	"Мөлдір-ай",
	"Ӷӏ", // letters of other Cyrillic alphabets
	"محمد علی",
])("%j is a name", (name) => expect(readPersonName(name)).toEqual({ ok: true, value: name }));

test("spaces are put in order", () => {
	expect(personNameField.parse("  Әсел \u00a0 Қаратаева\t")).toBe("Әсел Қаратаева");
});

test.each([
	["", "identity.name-empty"],
	[" \u200b ", "identity.name-empty"],
	["Әсел 2", "identity.name-characters"],
	["a@example.org", "identity.name-characters"],
	["www.example.org", "identity.name-characters"],
	["<b>Әсел</b>", "identity.name-characters"],
	["Әсел\u0000", "identity.name-characters"],
	["--", "identity.name-characters"],
	["ә".repeat(101), "identity.name-too-long"],
])("%j is refused with its own words", (typed, problem) => {
	expect(readPersonName(typed)).toEqual({ ok: false, refusal: problem });
	expect(personNameField.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});

property.prop([fc.stringMatching(/^[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІіA-Za-z]{1,40}$/)])(
	"any word of Kazakh, Russian or Latin letters is a name",
	(name) => {
		expect(readPersonName(name)).toEqual({ ok: true, value: name });
	},
);

property.prop([fc.string({ unit: "binary", maxLength: 200 })])(
	"no text breaks it, and what it accepts it accepts again unchanged",
	(typed) => {
		const name = readPersonName(typed);
		if (name.ok) expect(readPersonName(name.value)).toEqual(name);
	},
);

test("a long hostile text is answered at once", () => {
	const started = performance.now();
	readPersonName(`${"а-".repeat(50_000)}!`);
	readPersonName(`${"аа".repeat(49)}!`);
	// Loose, for busy machines: a pattern that goes back and forth takes minutes for this.
	expect(performance.now() - started).toBeLessThan(5000);
});
