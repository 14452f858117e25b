import { describe, expect, test } from "vitest";
import { canTryAgain, nextAttempt, sendingTime } from "./rules.ts";

const quiet = { fromHour: 21, untilHour: 9, zone: "Asia/Almaty" };
/** The office's wall clock, UTC+5. */
const at = (wall: string) => new Date(`${wall}:00+05:00`);
const noon = at("2026-11-20T12:00");

const sms = (
	urgency: "answer" | "reminder" | "news",
	wanted: Date,
	uselessAt: Date | null,
	now = noon,
) => sendingTime({ channel: "sms", urgency, wanted, uselessAt }, quiet, now);

describe("quiet hours, 21 to 9 on the office's clock", () => {
	test("a reminder by day goes when it is due", () => {
		expect(sms("reminder", at("2026-11-24T15:00"), at("2026-11-24T18:00"))).toEqual(
			at("2026-11-24T15:00"),
		);
	});

	test("a reminder due at night waits for nine in the morning", () => {
		const visit = at("2026-11-26T02:30");
		expect(sms("reminder", at("2026-11-24T02:30"), visit)).toEqual(at("2026-11-24T09:00"));
		expect(sms("reminder", at("2026-11-24T23:10"), visit)).toEqual(at("2026-11-25T09:00"));
	});

	test("a reminder three hours before a visit at nine goes the evening before, for nine would be too late", () => {
		expect(sms("reminder", at("2026-11-24T06:00"), at("2026-11-24T09:00"))).toEqual(
			at("2026-11-23T20:59"),
		);
		expect(sms("reminder", at("2026-11-24T06:40"), at("2026-11-24T09:40"))).toEqual(
			at("2026-11-23T20:59"),
		);
	});

	test("a reminder whose evening is over as well is not sent at all", () => {
		const night = at("2026-11-23T23:00");
		expect(sms("reminder", at("2026-11-24T06:00"), at("2026-11-24T09:00"), night)).toBeNull();
	});

	test("a reminder for a time before the booking is not sent: the confirmation has just said it", () => {
		expect(sms("reminder", at("2026-11-19T12:00"), at("2026-11-21T12:00"))).toBeNull();
	});

	test("the answer to what somebody does at night comes at night", () => {
		const night = at("2026-11-23T23:30");
		expect(sms("answer", night, null, night)).toEqual(night);
	});

	test("a cancellation at night waits for the morning while that is early enough, and else wakes the person", () => {
		const night = at("2026-11-23T22:00");
		expect(sms("news", night, at("2026-11-24T15:00"), night)).toEqual(at("2026-11-24T09:00"));
		expect(sms("news", night, at("2026-11-24T09:20"), night)).toEqual(night);
	});

	test("an offer that ends before the morning goes at once: nobody can answer what they did not get", () => {
		const night = at("2026-11-23T21:30");
		expect(sms("news", night, at("2026-11-24T08:00"), night)).toEqual(night);
		expect(sms("news", night, at("2026-11-24T18:00"), night)).toEqual(at("2026-11-24T09:00"));
	});

	test("an e-mail wakes nobody and does not wait", () => {
		const message = {
			channel: "email",
			urgency: "news",
			wanted: at("2026-11-23T23:00"),
			uselessAt: null,
		} as const;
		expect(sendingTime(message, quiet, noon)).toEqual(message.wanted);
	});

	test("hours that begin and end alike are none", () => {
		const none = { ...quiet, fromHour: 0, untilHour: 0 };
		const message = {
			channel: "sms",
			urgency: "reminder",
			wanted: at("2026-11-24T03:00"),
			uselessAt: null,
		} as const;
		expect(sendingTime(message, none, noon)).toEqual(message.wanted);
	});
});

test("each attempt waits twice as long as the one before, an hour at most, and after a day it is over", () => {
	const minutes = (attempts: number) =>
		(nextAttempt(attempts, noon, 0.5).getTime() - noon.getTime()) / 60_000;
	expect([1, 2, 3, 4, 5, 6, 7, 20].map(minutes)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
	const hours =
		Array.from({ length: 29 }, (_, index) => minutes(index + 1)).reduce((sum, next) => sum + next) /
		60;
	expect(hours).toBeGreaterThan(22);
	expect([canTryAgain(29), canTryAgain(30)]).toEqual([true, false]);
});
