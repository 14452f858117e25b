import { expect, test } from "vitest";
import { parseForm } from "#lib/form.ts";
import { closureSchema, hoursSchema, toChange } from "./change-schemas.ts";
import { ownerField } from "./schedule-fields.ts";

function form(values: Record<string, string>): FormData {
	const made = new FormData();
	for (const [name, value] of Object.entries(values)) made.append(name, value);
	return made;
}

const place = { owner: "desk:1110-4-d1", office: "1110-4", from: "2026-11-25" };

test("times are read as people type them", () => {
	for (const opens of ["9", "9:00", "09.00", "0900"]) {
		const parsed = parseForm(
			closureSchema,
			form({ ...place, to: "2026-11-25", opens, closes: "13:30", reason: "repairs" }),
			"en",
		);
		expect(parsed.ok && toChange.closure(parsed.value, { kk: "", ru: "", en: "" }).hours).toEqual({
			opensMinute: 540,
			closesMinute: 810,
		});
	}
});

test("an end before the start, half a time and a missing reason are said at their fields", () => {
	const fields = (values: Record<string, string>) => {
		const parsed = parseForm(closureSchema, form({ ...place, to: "2026-11-25", ...values }), "en");
		return parsed.ok ? [] : parsed.state.errors.map(({ field }) => field);
	};
	expect(fields({ opens: "14:00", closes: "13:00", reason: "repairs" })).toEqual(["closes"]);
	expect(fields({ opens: "14:00", reason: "repairs" })).toEqual(["closes"]);
	expect(fields({ opens: "25:00", closes: "26:00", reason: "repairs" })).toEqual([
		"opens",
		"closes",
	]);
	expect(fields({ reason: "other", kk: "Су жоқ", ru: "" })).toEqual(["ru", "en"]);
	expect(fields({ reason: "whim" })).toEqual(["reason"]);
});

test("a week has two stretches a day, and a free line adds the second Saturday", () => {
	const parsed = parseForm(
		hoursSchema,
		form({
			...place,
			to: "",
			step: "15",
			"opens-1": "9:00",
			"closes-1": "13:00",
			"opens2-1": "14:00",
			"closes2-1": "18:00",
			"weekday-8": "6",
			"opens-8": "10",
			"closes-8": "12",
			"repeats-8": "n2",
		}),
		"en",
	);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.state.errors));
	const change = toChange.hours(parsed.value);
	const line = { stepMinutes: 15, everyWeeks: 1, nthOfMonth: null };
	expect(change.to).toBe(null);
	expect(change.week).toEqual([
		{ ...line, weekday: 1, opensMinute: 540, closesMinute: 780 },
		{ ...line, weekday: 1, opensMinute: 840, closesMinute: 1080 },
		{ ...line, weekday: 6, opensMinute: 600, closesMinute: 720, nthOfMonth: 2 },
	]);
});

test("only a desk, an inspector or the office has hours", () => {
	for (const text of ["desk:", "officer:1", "beat:1110-1", "", "desk:'; --"])
		expect(ownerField.safeParse(text).success).toBe(false);
});
