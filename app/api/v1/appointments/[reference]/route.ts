import type { z } from "zod";
import type { Answered } from "#app/api/idempotency.ts";
import { type KeyedAsked, keyed, keyedEndpoint, matches } from "#app/api/keyed-endpoint.ts";
import { Refusal, unknownId } from "#app/api/problem.ts";
import { cancelAppointment } from "#domain/appointments/cancel-appointment.ts";
import { changeDetails } from "#domain/appointments/change-details.ts";
import { findVisitBooker, moveForPartner } from "#domain/appointments/partner-visits.ts";
import { findMyVisit, type VisitView } from "#domain/appointments/queries-visits.ts";
import { readReference } from "#domain/appointments/reference.ts";
import type { Partner } from "#domain/identity/actors.ts";
import { problemOf } from "../../booking-problems.ts";
import { readStart } from "../../start-time.ts";
import { officeOf } from "../../territory-memory.ts";
import {
	cancelAppointmentOperation,
	changeAppointmentOperation,
	findAppointmentOperation,
} from "../schema.ts";
import { tagOf, visitAnswer } from "../visit-answer.ts";

type Own = { booker: Partner; visit: VisitView };
type Change = z.output<NonNullable<typeof changeAppointmentOperation.body>>;

/** The visit of the address, if this partner made it, and whether it still is as the partner knows it. */
async function findOwn(asked: Omit<KeyedAsked<unknown>, "body">): Promise<Own | Refusal> {
	const { partner, segments, ifMatch, now } = asked;
	const reference = readReference(segments.reference ?? "");
	const booker = reference && (await findVisitBooker(partner, reference, now));
	const visit = booker && (await findMyVisit(booker, reference, now));
	if (!visit) return unknownId("reference");
	return matches(ifMatch, tagOf(visit)) ? { booker, visit } : new Refusal("precondition-failed");
}

const answer = (visit: VisitView): Answered => ({
	body: visitAnswer(visit),
	headers: { etag: tagOf(visit) },
});

async function answerAnew({ booker, visit }: Own, now: Date): Promise<Answered | Refusal> {
	const changed = await findMyVisit(booker, visit.reference, now);
	return changed ? answer(changed) : unknownId("reference");
}

async function move(own: Own, body: Change, start: string, now: Date) {
	const { booker, visit } = own;
	const office = await officeOf(body.office ?? visit.office.id);
	if (!office) return unknownId("office");
	const time = readStart(start, office.zone);
	if (!time)
		return new Refusal("bad-request", [{ parameter: "start", message: "api.error.start" }]);
	const to = { ...time, officeId: office.id, beatId: body.beat ?? visit.beatId };
	// Asked twice: it stands where it was to go.
	const isThere =
		visit.office.id === to.officeId &&
		visit.day === to.day &&
		visit.startMinute === to.startMinute &&
		visit.beatId === to.beatId;
	if (isThere) return answer(visit);
	const moved = await moveForPartner(booker, visit.reference, to, now);
	return moved.ok ? answerAnew(own, now) : new Refusal(problemOf[moved.refusal]);
}

async function change(own: Own, body: Change, now: Date) {
	const { start, office, beat, contact, ...details } = body;
	const isPerson = contact !== undefined || Object.values(details).some((one) => one !== undefined);
	const isTime = [start, office, beat].some((one) => one !== undefined);
	if (isPerson && isTime) return new Refusal("one-change-at-a-time");
	if (isTime && start === undefined)
		return new Refusal("bad-request", [{ parameter: "start", message: "api.error.required" }]);
	if (start !== undefined) return move(own, body, start, now);
	if (!isPerson) return answer(own.visit);
	const outcome = await changeDetails(
		own.booker,
		own.visit.reference,
		{ ...contact, ...details },
		now,
	);
	if (outcome.ok) return answerAnew(own, now);
	return outcome.refusal === "email-needed"
		? new Refusal("bad-request", [
				{ parameter: "contact.email", message: "appointments.errors.email-needed" },
			])
		: new Refusal(problemOf[outcome.refusal]);
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = keyedEndpoint({
	GET: keyed(findAppointmentOperation, async (asked) => {
		const own = await findOwn(asked);
		return own instanceof Refusal ? own : answer(own.visit);
	}),
	PATCH: keyed(changeAppointmentOperation, async (asked) => {
		const own = await findOwn(asked);
		return own instanceof Refusal ? own : change(own, asked.body, asked.now);
	}),
	DELETE: keyed(cancelAppointmentOperation, async (asked) => {
		const own = await findOwn(asked);
		if (own instanceof Refusal) return own;
		const { booker, visit } = own;
		const outcome = await cancelAppointment(booker, visit.reference, asked.now);
		return outcome.ok ? answerAnew(own, asked.now) : new Refusal(problemOf[outcome.refusal]);
	}),
});
