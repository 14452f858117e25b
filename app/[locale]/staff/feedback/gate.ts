import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { currentOfficer, requireOfficer } from "#lib/session.ts";

/** Whoever moderates an office's words, or looks again when an author asks. */
export async function requireModerator(): Promise<Officer> {
	const officer = await currentOfficer();
	const reviews = officer !== null && can(officer, "feedback.review");
	return requireOfficer(reviews ? "feedback.review" : "feedback.moderate");
}
