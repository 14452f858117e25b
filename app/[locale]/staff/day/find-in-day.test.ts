import { expect, test } from "vitest";
import type { DayDesk } from "#domain/appointments/queries-day.ts";
import { findInDay } from "./find-in-day.ts";

const visits = [{ id: "1", reference: "7K3M9PX2QA", contact: { name: "Әсел", phone: "" } }];
const desks = [{ id: "d1", visits }] as unknown as DayDesk[];

test.each(["7K3M9PX2QA", "7k3m9-px2qa", " 7K3M9 PX2QA "])(
	"%j finds the visit of the day",
	(typed) => {
		expect(findInDay(desks, typed)).toEqual({ id: "1", name: "Әсел" });
	},
);

test.each(["", "7K3M9PX2QB", "Әсел", "x".repeat(5000)])("%j finds nothing", (typed) => {
	expect(findInDay(desks, typed)).toBeNull();
});
