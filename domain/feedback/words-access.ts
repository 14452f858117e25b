import {
	and,
	eq,
	inArray,
	isNotNull,
	isNull,
	ne,
	notInArray,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { feedbackAnswers, feedbackDeadEnds } from "#db/schema/feedback.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import type { DeskKind } from "./chips.ts";

/** Two worlds that never meet: probation's words are read by the probation service alone (docs/decisions/0028). */
export type Universe = "police" | "probation";

export const kindsOf: Record<Universe, DeskKind[]> = {
	police: ["inspector", "migration"],
	probation: ["probation"],
};

export const worldOf = (officer: Pick<Officer, "role">): Universe =>
	officer.role === "probation-officer" ? "probation" : "police";

const nobody = sql`false`;

/** Answers of whose words somebody of the staff decides: their own office's, until the author has asked again. */
export function ownAnswers(officer: Officer): SQL {
	if (!officer.officeId || !can(officer, "feedback.moderate")) return nobody;
	return (
		and(
			eq(feedbackAnswers.officeId, officer.officeId),
			inArray(feedbackAnswers.deskKind, kindsOf[worldOf(officer)]),
		) ?? nobody
	);
}

/**
 * Answers whose author has asked again: leadership's. Of probation leadership sees nothing, so there another officer of
 * that service decides, of any office, never the one who withheld.
 */
export function askedAgainAnswers(officer: Officer): SQL {
	const world = worldOf(officer);
	const may =
		world === "probation" ? can(officer, "feedback.moderate") : can(officer, "feedback.review");
	if (!may) return nobody;
	return (
		and(
			isNotNull(feedbackAnswers.askedAgainAt),
			inArray(feedbackAnswers.deskKind, kindsOf[world]),
			world === "probation"
				? or(
						isNull(feedbackAnswers.moderatedBy),
						ne(feedbackAnswers.moderatedBy, officer.accountId),
					)
				: undefined,
		) ?? nobody
	);
}

export const decidableAnswers = (officer: Officer): SQL =>
	or(and(ownAnswers(officer), isNull(feedbackAnswers.askedAgainAt)), askedAgainAnswers(officer)) ??
	nobody;

const probationServices = db
	.select({ id: services.id })
	.from(services)
	.where(eq(services.deskKind, "probation"));

export const deadEndsOf = (universe: Universe): SQL =>
	(universe === "probation"
		? inArray(feedbackDeadEnds.serviceId, probationServices)
		: or(
				isNull(feedbackDeadEnds.serviceId),
				notInArray(feedbackDeadEnds.serviceId, probationServices),
			)) ?? nobody;

/** Dead ends at one's own office; those that name no office are leadership's, since no head would read them. */
export function decidableDeadEnds(officer: Officer): SQL {
	const world = worldOf(officer);
	if (can(officer, "feedback.review"))
		return and(isNull(feedbackDeadEnds.officeId), deadEndsOf(world)) ?? nobody;
	if (!officer.officeId || !can(officer, "feedback.moderate")) return nobody;
	const here = eq(feedbackDeadEnds.officeId, officer.officeId);
	const nowhere = world === "probation" ? isNull(feedbackDeadEnds.officeId) : undefined;
	return and(nowhere ? or(here, nowhere) : here, deadEndsOf(world)) ?? nobody;
}
