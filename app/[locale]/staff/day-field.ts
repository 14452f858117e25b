import { z } from "zod";

/** A calendar day that exists, of this century, as "2026-11-24"; or null. */
export function readDay(text: string): string | null {
	if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return null;
	try {
		return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
	} catch {
		return null;
	}
}

export const dayField = z
	.string()
	.transform((text) => text.trim())
	.refine((text) => readDay(text) !== null, "staff.day-invalid");
