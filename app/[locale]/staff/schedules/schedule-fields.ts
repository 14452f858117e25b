import { z } from "zod";
import type { DayStretch } from "#domain/appointments/schedule-change.ts";
import { readDay } from "../day-field.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** "office", "desk:1110-4-d1" or "officer:UUID". */
export const ownerField = z.string().transform((text, context) => {
	const [kind, id] = text.split(":");
	if (text === "office") return { deskId: null, officerId: null };
	if (kind === "desk" && id && /^[\w-]{1,40}$/.test(id)) return { deskId: id, officerId: null };
	if (kind === "officer" && id && uuid.test(id)) return { deskId: null, officerId: id };
	context.addIssue({ code: "custom", message: "staff.schedules.owner-needed" });
	return z.NEVER;
});

export const dayField = z
	.string()
	.trim()
	.refine((text) => readDay(text) !== null, "staff.schedules.day-needed");
export const openDayField = z
	.string()
	.trim()
	.refine((text) => text === "" || readDay(text) !== null, "staff.schedules.day-needed")
	.transform((text) => text || null);

/** 09:00, 9:00, 9.00, 0900 or 9: as people type it. */
const timePattern = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?$/;
const minuteOf = (text: string): number =>
	Number(text.split(":")[0]) * 60 + Number(text.split(":")[1]);

/** Midnight at the end of a day is typed 00:00. */
export const stretchOf = (opens: string, closes: string): DayStretch => ({
	opensMinute: minuteOf(opens),
	closesMinute: minuteOf(closes) || 1440,
});

export const timeField = z
	.string()
	.trim()
	.refine((text) => text === "" || timePattern.test(text), "staff.schedules.time-wrong")
	.transform((text) => {
		const [, hour = "", minute = "00"] = timePattern.exec(text) ?? [];
		return text === "" ? "" : `${hour.padStart(2, "0")}:${minute}`;
	})
	.default("");

export const stepField = z.coerce
	.number("staff.schedules.step-wrong")
	.int("staff.schedules.step-wrong")
	.min(5, "staff.schedules.step-wrong")
	.max(240, "staff.schedules.step-wrong");
