import { keyed, keyedEndpoint } from "#app/api/keyed-endpoint.ts";
import { Refusal, unknownId } from "#app/api/problem.ts";
import { holdForPartner } from "#domain/appointments/partner-visits.ts";
import { findService } from "#domain/appointments/queries.ts";
import { findMyHold } from "#domain/appointments/queries-visits.ts";
import { today } from "#lib/dates.ts";
import { problemOf } from "../booking-problems.ts";
import { readStart } from "../start-time.ts";
import { officeOf } from "../territory-memory.ts";
import { wallClock } from "../wall-clock.ts";
import { holdOperation } from "./schema.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = keyedEndpoint({
	POST: keyed(holdOperation, async ({ partner, body, idempotencyKey, now }) => {
		const office = await officeOf(body.office);
		if (!office) return unknownId("office");
		if (!(await findService(body.service, today(now, office.zone).toString())))
			return unknownId("service");
		const start = readStart(body.start, office.zone);
		if (!start)
			return new Refusal("bad-request", [{ parameter: "start", message: "api.error.start" }]);
		const outcome = await holdForPartner(
			partner,
			{
				...start,
				formKey: idempotencyKey,
				serviceId: body.service,
				officeId: office.id,
				beatId: body.beat ?? null,
			},
			now,
		);
		if (!outcome.ok) return new Refusal(problemOf[outcome.refusal]);
		const { booker, held } = outcome.value;
		const hold = await findMyHold(booker, now, held.holdId);
		// Confirmed between the two, by the same partner: what it held is a visit now.
		if (!hold) return new Refusal("hold-used");
		const timeOf = wallClock(office.zone);
		return {
			body: {
				hold: hold.holdId,
				expiresAt: hold.expiresAt.toISOString(),
				service: hold.service.id,
				office: hold.office.id,
				zone: office.zone,
				beat: hold.beatId,
				start: timeOf(hold.day, hold.startMinute),
				end: timeOf(hold.day, hold.endMinute),
			},
			headers: {},
		};
	}),
});
