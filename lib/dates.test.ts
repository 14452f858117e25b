import { expect, test } from "vitest";
import {
	formatDate,
	formatDay,
	formatMinute,
	formatNumber,
	longWeekday,
	shortWeekday,
	today,
} from "./dates.ts";
import { locales } from "./i18n.ts";

const tags = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

test("each day of two years is written as the calendar of its language writes it", () => {
	const options = { weekday: "long", day: "numeric", month: "long" } as const;
	for (const locale of locales) {
		for (let days = 0; days < 731; days += 17) {
			const day = Temporal.PlainDate.from("2026-01-01").add({ days });
			expect(formatDay(day, locale)).toBe(day.toLocaleString(tags[locale], options));
		}
	}
	const day = Temporal.PlainDate.from("2026-11-24");
	expect(locales.map((locale) => formatDay(day, locale))).toEqual([
		"24 қараша, сейсенбі",
		"вторник, 24 ноября",
		"Tuesday 24 November",
	]);
	expect(locales.map((locale) => formatDate(day, locale, true))).toEqual([
		"2026 ж. 24 қараша",
		"24 ноября 2026 г.",
		"24 November 2026",
	]);
	expect(locales.map((locale) => shortWeekday(7, locale))).toEqual(["жс", "вс", "Sun"]);
	expect(locales.map((locale) => longWeekday(1, locale))).toEqual([
		"дүйсенбі",
		"понедельник",
		"Monday",
	]);
});

test("today is the office's day: five hours after midnight UTC is another date than five before", () => {
	expect(today(new Date("2026-11-22T18:59:59Z")).toString()).toBe("2026-11-22");
	expect(today(new Date("2026-11-22T19:00:00Z")).toString()).toBe("2026-11-23");
});

test("the clock has 24 hours and numbers are grouped as the language does", () => {
	expect([0, 545, 1439, 1440].map(formatMinute)).toEqual(["00:00", "09:05", "23:59", "24:00"]);
	expect(formatNumber(4325, "en")).toBe("4,325");
	expect(formatNumber(4325, "ru").replace(/\s/g, " ")).toBe("4 325");
});
