// An office lives by its wall clock. Inside the arithmetic of slots a moment is one whole number:
// the minutes of the wall clock since 1970-01-01 00:00, whatever the zone. Instants are derived at the edges.

export const minutesPerDay = 1440;

/** The same few days are asked for again and again: both ways are remembered. */
const remembered = 5000;
const dayNumbers = new Map<string, number>();

/** Days since 1970-01-01 of "YYYY-MM-DD". Throws RangeError on a day that does not exist. */
export function dayNumber(day: string): number {
	let number = dayNumbers.get(day);
	if (number === undefined) {
		const date = Temporal.PlainDate.from(day);
		number = Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
		if (dayNumbers.size > remembered) dayNumbers.clear();
		dayNumbers.set(day, number);
	}
	return number;
}

const dayTexts = new Map<number, string>();

/** "YYYY-MM-DD" of a day number. */
export function dayText(day: number): string {
	let text = dayTexts.get(day);
	if (text === undefined) {
		text = new Date(day * 86_400_000).toISOString().slice(0, 10);
		if (dayTexts.size > remembered) dayTexts.clear();
		dayTexts.set(day, text);
	}
	return text;
}

/** ISO weekday, 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const dayOf = (wall: number): number => Math.floor(wall / minutesPerDay);
export const minuteOf = (wall: number): number => wall - dayOf(wall) * minutesPerDay;

const wallOf = (moment: Temporal.PlainDateTime): number =>
	(Date.UTC(moment.year, moment.month - 1, moment.day) / 86_400_000) * minutesPerDay +
	moment.hour * 60 +
	moment.minute;

/** The wall clock's minute at an instant, its seconds dropped. */
export const wallMinute = (instant: Date, zone: string): number =>
	wallOf(
		Temporal.Instant.fromEpochMilliseconds(instant.getTime())
			.toZonedDateTimeISO(zone)
			.toPlainDateTime(),
	);

/** The first whole minute of the wall clock that is not before the instant: at 17:00:01 it is 17:01. */
export const wallMinuteFrom = (instant: Date, zone: string): number =>
	wallMinute(new Date(Math.ceil(instant.getTime() / 60_000) * 60_000), zone);

/** The instant at which the wall clock of `zone` shows that minute. */
export function instantAt(wall: number, zone: string): Date {
	const plain = Temporal.PlainDateTime.from(`${dayText(dayOf(wall))}T00:00`).add({
		minutes: minuteOf(wall),
	});
	return new Date(plain.toZonedDateTime(zone).epochMilliseconds);
}

const clock = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;

const stamp = (wall: number): string => `${dayText(dayOf(wall))} ${clock(minuteOf(wall))}`;

/** The tsrange of [start, end), both minutes of the wall clock. */
export const duringText = (start: number, end: number): string =>
	`["${stamp(start)}","${stamp(end)}")`;

/** A timestamp without zone, as PostgreSQL reads it. */
export const timestampText = stamp;
