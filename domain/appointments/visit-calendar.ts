import makeCalendar, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

export type CalendarVisit = {
	/** queries-visits.ts findCalendarId: the same through all moves. */
	calendarId: string;
	sequence: number;
	cancelled: boolean;
	startsAt: Date;
	endsAt: Date;
	/** When this version was made: the booking, the move, the cancellation. */
	changedAt: Date;
};

/** In the visitor's language. Nothing in them names the purpose: calendars are shared, synced and read aloud. */
export type CalendarTexts = {
	/** For instance "Qadam: visit to office № 4". */
	title: string;
	location: string;
	description: string;
	url: string;
};

const alarmSecondsBefore = 2 * 60 * 60;

/** The visit as iCalendar (RFC 5545): UTC, a stable UID, SEQUENCE, CANCELLED when it is, an alarm two hours before. */
export function visitCalendar(visit: CalendarVisit, texts: CalendarTexts): string {
	const calendar = makeCalendar({
		prodId: { company: "Qadam", product: "Visits", language: "EN" },
		method: visit.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
	});
	const event = calendar.createEvent({
		id: `${visit.calendarId}@qadam`,
		sequence: visit.sequence,
		status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		start: visit.startsAt,
		end: visit.endsAt,
		stamp: visit.changedAt,
		summary: texts.title,
		location: texts.location,
		description: texts.description,
		url: texts.url,
	});
	if (!visit.cancelled)
		event.createAlarm({
			type: ICalAlarmType.display,
			triggerBefore: alarmSecondsBefore,
			description: texts.title,
		});
	return calendar.toString();
}
