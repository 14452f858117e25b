import { expect, test } from "vitest";
import { complaints, longSentences, screenReadings } from "#tools/public-copy.ts";
import { limits, reading } from "#tools/reading-ease.ts";

test("no sentence of any text, in any language, has more than twenty words", () => {
	expect(limits.wordsInASentence).toBe(20);
	expect(longSentences()).toEqual([]);
});

test("what residents read on each screen is plain in each language", () => {
	const screens = screenReadings();
	expect(screens.length).toBeGreaterThan(20);
	const hard = screens.flatMap(({ screen, language, found }) =>
		complaints(found, language).map((what) => `${language} ${screen}: ${what}`),
	);
	expect(hard).toEqual([]);
});

test("officialese is found to be hard, and plain words are not", () => {
	const officialese = [
		"Осуществление государственной регистрации иностранных граждан производится уполномоченными подразделениями территориальных органов внутренних дел в установленном законодательством порядке.",
	];
	const plain = ["Напишите свой адрес. Мы покажем, кто вас примет и где."];
	expect(complaints(reading(officialese, "ru"), "ru")).toHaveLength(3);
	expect(complaints(reading(plain, "ru"), "ru")).toEqual([]);
	expect(
		complaints(reading(["Notification of international immigration administration."], "en"), "en"),
	).toHaveLength(2);
	// Kazakh has no tested formula: no figure is made up for it.
	expect(reading(["Мекенжайыңызды жазыңыз."], "kk").ease).toBe(null);
	expect(
		complaints(reading(["Мемлекеттендірілмегендіктеріңізден қызметтестіктеріңіз."], "kk"), "kk"),
	).toHaveLength(1);
});
