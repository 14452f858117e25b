import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { openingHours } from "#domain/appointments/queries-hours.ts";
import { today } from "#lib/dates.ts";
import { credit } from "../../credit.ts";
import { officeAnswer, servingAnswer } from "../../place-answers.ts";
import { officeOf, officeOn } from "../../territory-memory.ts";
import { wallClock } from "../../wall-clock.ts";
import { findOfficeOperation } from "../schema.ts";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	findOfficeOperation,
	async ({ segments, now }) => {
		const officeId = segments.officeId ?? "";
		const known = await officeOf(officeId);
		if (!known) return unknownId("id");
		const day = today(now, known.zone).toString();
		const [office, { days }] = await Promise.all([
			officeOn(officeId, day),
			openingHours({ officeId }, now),
		]);
		if (!office) return unknownId("id");
		const timeOf = wallClock(office.zone);
		return {
			office: {
				...officeAnswer(office),
				today: day,
				hoursToday: (days[0]?.hours ?? []).map(({ opensMinute, closesMinute }) => ({
					start: timeOf(day, opensMinute),
					end: timeOf(day, closesMinute),
				})),
				beats: office.beats.map(({ id, number, serving }) => ({
					id,
					number,
					serving: serving && servingAnswer(serving),
				})),
			},
			...(await credit()),
		};
	},
);
