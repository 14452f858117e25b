import { sync } from "node-ical";
import { expect, test } from "vitest";
import { visitCalendar } from "./visit-calendar.ts";

const visit = {
	calendarId: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
	sequence: 0,
	cancelled: false,
	startsAt: new Date("2026-11-24T12:00:00Z"),
	endsAt: new Date("2026-11-24T12:20:00Z"),
	changedAt: new Date("2026-11-22T09:00:00Z"),
};

const texts = {
	title: "Qadam: № 4 пунктке келу; 17:00, Көкшетау",
	location: "Көкшетау, Абай көшесі, 89\nекінші қабат",
	description: "Жеке куәлігіңізді ала келіңіз. ".repeat(6).trim(),
	url: "http://localhost:3000/kk/visits",
};

function parse(text: string) {
	const event = Object.values(sync.parseICS(text)).find((entry) => entry?.type === "VEVENT");
	if (event?.type !== "VEVENT") throw new Error("no event");
	return event;
}

test("a calendar reads the visit's instants, texts, sequence and alarm", () => {
	const text = visitCalendar(visit, texts);
	const event = parse(text);
	expect(event).toMatchObject({
		uid: "7c9e6679-7425-40de-944b-e07fc1f90ae7@qadam",
		summary: texts.title,
		description: texts.description,
		status: "CONFIRMED",
	});
	expect(String(event.sequence)).toBe("0");
	expect(event.start.toISOString()).toBe("2026-11-24T12:00:00.000Z");
	expect(event.end?.toISOString()).toBe("2026-11-24T12:20:00.000Z");
	expect(text).toContain("DTSTART:20261124T120000Z");
	expect(text).toContain("TRIGGER:-PT2H");
	expect(text).toContain("METHOD:PUBLISH");
});

test("a moved visit replaces itself in the calendar, a cancelled one is struck out and rings no alarm", () => {
	const moved = parse(visitCalendar({ ...visit, sequence: 1 }, texts));
	const text = visitCalendar({ ...visit, sequence: 2, cancelled: true }, texts);
	const cancelled = parse(text);
	expect([moved.uid, cancelled.uid]).toEqual(Array(2).fill(parse(visitCalendar(visit, texts)).uid));
	expect([String(moved.sequence), String(cancelled.sequence)]).toEqual(["1", "2"]);
	expect(cancelled.status).toBe("CANCELLED");
	expect(text).toContain("METHOD:CANCEL");
	expect(text).not.toContain("VALARM");
});

test("no line is longer than 75 bytes", () => {
	for (const line of visitCalendar(visit, texts).split("\r\n"))
		expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
