// The region keeps one zone, UTC+5, since 2024-03-01. lib/dates.ts, which says the same, would bring every text along.
const regionZone = "Asia/Almaty";

const minute = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: "minute" });

/** The region's clock so many seconds from now, never too early: 12:00:01 is told as "12:01". */
export const wallTimeIn = (seconds: number, now: Date): string =>
	minute(
		Temporal.Instant.fromEpochMilliseconds(
			Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000,
		)
			.toZonedDateTimeISO(regionZone)
			.toPlainTime(),
	);

/**
 * The instant that an operator means by "18:00" (the next time the region's clock shows it) or "2026-11-24T06:30".
 * Null for anything else, and for what is past.
 */
export function readMoment(text: string, now: Date): Date | null {
	const current = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
		regionZone,
	);
	const form = /^\d{2}:\d{2}$/.test(text)
		? "time"
		: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)
			? "day"
			: null;
	if (!form) return null;
	try {
		const today = current.toPlainDate();
		const meant =
			form === "day"
				? Temporal.PlainDateTime.from(text, { overflow: "reject" })
				: today.toPlainDateTime(Temporal.PlainTime.from(text, { overflow: "reject" }));
		const first = meant.toZonedDateTime(regionZone);
		const isPast = Temporal.ZonedDateTime.compare(first, current) <= 0;
		if (isPast && form === "day") return null;
		return new Date((isPast ? first.add({ days: 1 }) : first).epochMilliseconds);
	} catch {
		return null;
	}
}
