/** Hours of the office's wall clock in which nobody is woken: from 21 until 9. */
export type QuietHours = { fromHour: number; untilHour: number; zone: string };

export type Urgency =
	/** The answer to what the person has just done: they are awake. */
	| "answer"
	/** Useful, but tomorrow morning will do. */
	| "reminder"
	/** News that changes what the person has to do: it waits for the morning only while that is early enough. */
	| "news";

/** A person needs so long, awake, to make use of news or a reminder. */
const usefulMinutes = 60;

const wallOf = (instant: Date, zone: string): Temporal.ZonedDateTime =>
	Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);

const isQuiet = (hour: number, { fromHour, untilHour }: QuietHours): boolean =>
	fromHour > untilHour
		? hour >= fromHour || hour < untilHour
		: hour >= fromHour && hour < untilHour;

/** The end of the quiet hours that `instant` lies in. */
function morningAfter(instant: Date, quiet: QuietHours): Date {
	const wall = wallOf(instant, quiet.zone);
	const day = wall.hour < quiet.untilHour ? wall : wall.add({ days: 1 });
	return new Date(
		day.with({ hour: quiet.untilHour, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds,
	);
}

/** One minute before the quiet hours that `instant` lies in. */
function eveningBefore(instant: Date, quiet: QuietHours): Date {
	const wall = wallOf(instant, quiet.zone);
	const day =
		quiet.fromHour > quiet.untilHour && wall.hour < quiet.fromHour
			? wall.subtract({ days: 1 })
			: wall;
	const from = day.with({ hour: quiet.fromHour, minute: 0, second: 0, millisecond: 0 });
	return new Date(from.epochMilliseconds - 60_000);
}

/**
 * When a message leaves, or null when no moment is left at which it would help. Quiet hours hold for SMS alone: an
 * e-mail wakes nobody. In them a reminder waits for the morning; where that is too late, it goes the evening before.
 * News that could not be used in the morning any more goes at once, at night too.
 */
export function sendingTime(
	message: { channel: "sms" | "email"; urgency: Urgency; wanted: Date; uselessAt: Date | null },
	quiet: QuietHours,
	now: Date,
): Date | null {
	const { urgency, uselessAt } = message;
	const helps = (at: Date) =>
		!uselessAt || at.getTime() + usefulMinutes * 60_000 <= uselessAt.getTime();
	// A reminder whose time was over before anybody booked says nothing that the confirmation has not just said.
	if (urgency === "reminder" && message.wanted <= now) return null;
	const wanted = new Date(Math.max(message.wanted.getTime(), now.getTime()));
	const waits =
		message.channel === "sms" && urgency !== "answer" && quiet.fromHour !== quiet.untilHour;
	if (!waits || !isQuiet(wallOf(wanted, quiet.zone).hour, quiet)) return wanted;
	const morning = morningAfter(wanted, quiet);
	if (helps(morning)) return morning;
	if (urgency === "news") return wanted;
	const evening = eveningBefore(wanted, quiet);
	return evening > now ? evening : null;
}

/** Tried for about a day: after one minute, two, four … and then every hour. */
const mostAttempts = 30;

export const canTryAgain = (attempts: number): boolean => attempts < mostAttempts;

/** When a message that could not be sent is tried again. `chance`, 0 … 1, spreads those that failed together. */
export function nextAttempt(attempts: number, now: Date, chance: number): Date {
	const minutes = Math.min(60, 2 ** Math.min(attempts - 1, 6));
	return new Date(now.getTime() + minutes * 60_000 * (0.9 + 0.2 * chance));
}
