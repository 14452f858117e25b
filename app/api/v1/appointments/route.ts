import { keyed, keyedEndpoint } from "#app/api/keyed-endpoint.ts";
import { Refusal, unknownId } from "#app/api/problem.ts";
import { bookForPartner } from "#domain/appointments/partner-visits.ts";
import { problemOf } from "../booking-problems.ts";
import { bookOperation } from "./schema.ts";
import { tagOf, visitAnswer } from "./visit-answer.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = keyedEndpoint({
	POST: keyed(bookOperation, async ({ partner, body, now }) => {
		const { hold, contact, language, adjustments = [], forSomeoneElse = false } = body;
		const { name, phone, email = null, remind = "sms" } = contact;
		if (remind === "email" && email === null) {
			const message = "appointments.errors.email-needed" as const;
			return new Refusal("bad-request", [{ parameter: "contact.email", message }]);
		}
		const details = { name, phone, email, remind, language, adjustments, forSomeoneElse };
		const outcome = await bookForPartner(partner, hold, details, now);
		if (!outcome.ok)
			return outcome.refusal === "not-found"
				? unknownId("hold")
				: new Refusal(problemOf[outcome.refusal]);
		const visit = outcome.value;
		return {
			body: { ...visitAnswer(visit), pin: visit.pin },
			headers: { etag: tagOf(visit), location: `/api/v1/appointments/${visit.reference}` },
		};
	}),
});
