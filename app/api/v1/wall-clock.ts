/**
 * Writes minutes of an office's day as ISO 8601 with the offset that its zone has at that moment:
 * ("2026-11-24", 1020) is 2026-11-24T17:00:00+05:00. Many slots share their times, so each is worked out once.
 */
export function wallClock(zone: string): (day: string, minute: number) => string {
	const written = new Map<string, string>();
	return (day, minute) => {
		const key = `${day} ${minute}`;
		let text = written.get(key);
		if (text === undefined) {
			text = Temporal.PlainDate.from(day)
				.toPlainDateTime()
				.add({ minutes: minute })
				.toZonedDateTime(zone)
				.toString({ timeZoneName: "never", smallestUnit: "second" });
			written.set(key, text);
		}
		return text;
	};
}
