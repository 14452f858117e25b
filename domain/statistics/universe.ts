import type { deskKinds } from "#db/schema/appointments.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";

/*
 * Two worlds of figures that never meet in one sum: leadership's totals contain no probation visit at all, or else
 * subtraction would give it away.
 */

export const universes = ["police", "probation"] as const;
export type Universe = (typeof universes)[number];
export type DeskKind = (typeof deskKinds)[number];

/** Which kinds of desk belong to which. */
export const kindsOf = {
	police: ["inspector", "migration"],
	probation: ["probation"],
} as const satisfies Record<Universe, readonly DeskKind[]>;

export const universeOfKind = (kind: DeskKind): Universe =>
	kind === "probation" ? "probation" : "police";

/** The subject under which a universe's whole stands in statistics_hidden. */
export const wholeOf = {
	police: "all",
	probation: "all-probation",
} as const satisfies Record<Universe, string>;

/** The one world whose figures somebody of the staff sees; null: none. The public sees "police". */
export function universeOf(officer: Pick<Officer, "role">): Universe | null {
	if (!can(officer, "statistics.view")) return null;
	return officer.role === "probation-officer" ? "probation" : "police";
}
