import type { VisitView } from "#domain/appointments/queries-visits.ts";
import { wallClock } from "../wall-clock.ts";
import type { VisitAnswer } from "./schema.ts";

const dots = "•••";

/** The last four digits of a phone open a visit together with its reference: no more than two are shown. */
const maskedPhone = (phone: string): string => `${phone.slice(0, 2)}•••••••${phone.slice(-2)}`;

const maskedEmail = (email: string): string =>
	`${email.slice(0, 1)}${dots}${email.slice(email.lastIndexOf("@"))}`;

const initials = (name: string): string =>
	name
		.split(" ")
		.map((word) => `${[...word][0]?.toUpperCase()}.`)
		.join(" ");

/** A strong tag of what stands now: it changes with every change, of the time, the person or the state. */
export const tagOf = (visit: Pick<VisitView, "sequence" | "state">): string =>
	`"${visit.sequence}-${visit.state}"`;

export function visitAnswer(visit: VisitView): VisitAnswer {
	const timeOf = wallClock(visit.office.zone);
	const { contact } = visit;
	return {
		reference: visit.reference,
		state: visit.state as VisitAnswer["state"],
		service: visit.service.id,
		office: visit.office.id,
		zone: visit.office.zone,
		beat: visit.beatId,
		window: visit.desk.number,
		start: timeOf(visit.day, visit.startMinute),
		end: timeOf(visit.day, visit.endMinute),
		changeUntil: visit.changeUntil.toISOString(),
		contact: {
			name: initials(contact?.name ?? ""),
			phone: maskedPhone(contact?.phone ?? ""),
			email: contact?.email ? maskedEmail(contact.email) : null,
			remind: contact?.remind ?? "none",
		},
		language: visit.language ?? "kk",
		adjustments: visit.adjustments,
		forSomeoneElse: visit.forSomeoneElse,
	};
}
