import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { findService } from "#domain/appointments/queries.ts";
import { earliestSlots, openDays, type ReasonForNone } from "#domain/appointments/queries-slots.ts";
import { today } from "#lib/dates.ts";
import { credit } from "../credit.ts";
import { beatOn, officeOf } from "../territory-memory.ts";
import { wallClock } from "../wall-clock.ts";
import { listSlotsOperation } from "./schema.ts";

const reasonWords = {
	"all-taken": "all-taken",
	"too-late": "too-late",
	"closed-until": "closed",
	horizon: "beyond-horizon",
	"no-hours": "no-hours",
} as const satisfies Record<ReasonForNone, string>;

/** What speaks for coming back soonest goes first: the reason of the whole stretch is its most hopeful day's. */
const byHope: ReasonForNone[] = ["all-taken", "closed-until", "horizon", "too-late", "no-hours"];

async function reasonFor(question: Parameters<typeof openDays>[0]) {
	const days = await openDays(question);
	const found = new Set(days.map((day) => day.none?.reason));
	const reason = byHope.find((one) => found.has(one));
	return days.length === 0 ? ("not-bookable" as const) : reasonWords[reason ?? "no-hours"];
}

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	listSlotsOperation,
	async ({ query, now }) => {
		const office = await officeOf(query.office);
		if (!office) return unknownId("office");
		const day = today(now, office.zone);
		if (!(await findService(query.service, day.toString()))) return unknownId("service");
		if (query.beat !== undefined && !(await beatOn(query.beat, day.toString())))
			return unknownId("beat");

		const from = query.from ?? day.toString();
		const until = Temporal.PlainDate.from(from).add({ days: query.days }).toString();
		const question = {
			serviceId: query.service,
			officeId: office.id,
			beatId: query.beat,
			now,
		};
		// All that can be booked, in one query: the days asked for are a part of it, and so is the next free time.
		const all = await earliestSlots({ ...question, limit: Number.MAX_SAFE_INTEGER });
		const timeOf = wallClock(office.zone);
		const asked = all.filter((slot) => slot.day >= from && slot.day < until);
		const later = asked.length > 0 ? undefined : all.find((slot) => slot.day >= until);
		const slotAnswer = ({ day, startMinute, endMinute, beatId }: (typeof all)[number]) => ({
			start: timeOf(day, startMinute),
			end: timeOf(day, endMinute),
			...(beatId === null ? {} : { beat: beatId }),
		});
		return {
			service: query.service,
			office: office.id,
			zone: office.zone,
			from,
			days: query.days,
			slots: asked.map(slotAnswer),
			reason: asked.length > 0 ? null : await reasonFor({ ...question, from, days: query.days }),
			next: later ? slotAnswer(later) : null,
			...(await credit()),
		};
	},
);
