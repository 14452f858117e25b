import { expect, test } from "vitest";
import { dayField, readDay } from "./day-field.ts";

test.each(["2026-11-24", "2028-02-29", "2000-01-01", "2099-12-31"])("%s is a day", (day) => {
	expect(readDay(day)).toBe(day);
	expect(dayField.parse(` ${day} `)).toBe(day);
});

test.each([
	"",
	"2026-02-29",
	"2026-13-01",
	"24.11.2026",
	"2026-11-24T00:00",
	"1999-12-31",
	"-002026-11-24",
])("%j is no day", (text) => {
	expect(readDay(text)).toBeNull();
	expect(dayField.safeParse(text).error?.issues[0]?.message).toBe("staff.day-invalid");
});
