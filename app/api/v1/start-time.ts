import { z } from "zod";
import { wallClock } from "./wall-clock.ts";

const form = /^2[01]\d\d-\d\d-\d\dT\d\d:\d\d(?::00)?(?:[+-]\d\d:\d\d|Z)$/;

function isTime(text: string): boolean {
	try {
		// Temporal alone would take 31 February for the last of it.
		const local = text.slice(0, 16);
		return form.test(text) && Temporal.PlainDateTime.from(local).toString().startsWith(local);
	} catch {
		return false;
	}
}

/** A start as GET /api/v1/slots writes it: the office's wall clock with its offset. */
export const startField = z
	.string("api.error.start")
	.refine(isTime, "api.error.start")
	.meta({
		format: "date-time",
		description: "As /api/v1/slots writes it: the office's wall clock, with its offset.",
		examples: ["2026-11-24T17:00:00+05:00"],
	});

/** The day and minute of a start at an office, or null when the offset is not the one the office has then. */
export function readStart(text: string, zone: string): { day: string; startMinute: number } | null {
	const local = Temporal.PlainDateTime.from(text.slice(0, 16));
	const day = local.toPlainDate().toString();
	const startMinute = local.hour * 60 + local.minute;
	const offset = text.replace(/^.{16}(?::00)?/, "");
	const written = `${text.slice(0, 16)}:00${offset}`;
	return wallClock(zone)(day, startMinute) === written ? { day, startMinute } : null;
}
