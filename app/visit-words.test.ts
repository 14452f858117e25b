import { expect, test } from "vitest";
import { translator } from "#lib/i18n.ts";
import { partOfDay, readDay, spokenReference, weekText, whenText } from "./visit-words.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

test("a time today or tomorrow is said so, any other with its weekday", () => {
	const today = day("2026-11-23");
	const say = (text: string) =>
		whenText(translator("ru"), "ru", { day: text, startMinute: 1100 }, today);
	expect(say("2026-11-23")).toBe("сегодня, 18:20");
	expect(say("2026-11-24")).toBe("завтра, 18:20");
	expect(say("2026-11-25")).toBe("среда, 25 ноября, 18:20");
	expect(whenText(translator("kk"), "kk", { day: "2026-11-25", startMinute: 540 }, today)).toBe(
		"25 қараша, сәрсенбі, 09:00",
	);
});

test("the week is told in runs of equal days, whatever weekday it is today", () => {
	const open = [{ opensMinute: 1020, closesMinute: 1200 }];
	const days = [3, 4, 5, 6, 7, 1, 2].map((weekday) => ({
		day: "",
		weekday,
		hours: weekday < 6 ? open : weekday === 6 ? [{ opensMinute: 600, closesMinute: 780 }] : [],
	}));
	expect(weekText(days, "ru")).toEqual(["пн–пт 17:00–20:00", "сб 10:00–13:00"]);
	expect(weekText([], "ru")).toEqual([]);
});

test("morning ends at 12:00 and the afternoon at 17:00", () => {
	expect([719, 720, 1019, 1020].map(partOfDay)).toEqual([
		"morning",
		"afternoon",
		"afternoon",
		"evening",
	]);
});

test("a day from an address line must exist and not be past", () => {
	expect(readDay("2026-11-24", "2026-11-24")).toBe("2026-11-24");
	for (const wrong of ["2026-11-23", "2026-02-30", "2027-13-01", "tomorrow", "", "9999-01-01"])
		expect(readDay(wrong, "2026-11-24")).toBeNull();
});

test("a reference is shown in two groups of five", () => {
	expect(spokenReference("7K3M9X2QAP")).toBe("7K3M9-X2QAP");
});
