import { readDay } from "../../day-field.ts";

/** "10:00" as minutes of the day, or null. */
export function readTime(text: string): number | null {
	const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? [];
	return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

/** A day and a minute as a form carries them: "2026-12-01 600". */
export const momentValue = (moment: { day: string; startMinute: number }): string =>
	`${moment.day} ${moment.startMinute}`;

export function readMoment(text: string): { day: string; startMinute: number } | null {
	const [day = "", minute = ""] = text.split(" ");
	const startMinute = Number(minute);
	const isMinute = /^\d{1,4}$/.test(minute) && startMinute < 1440;
	return readDay(day) && isMinute ? { day, startMinute } : null;
}
