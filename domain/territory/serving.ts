export type AbsenceReason = "leave" | "training" | "sickness" | "vacancy";

/** A row of who serves a beat; `during` is a PostgreSQL daterange as text, `[2026-11-24,2026-12-07)`. */
export type Assignment = {
	officerId: string;
	kind: "permanent" | "acting";
	during: string;
	reason: AbsenceReason | null;
};

export type Serving = {
	officerId: string;
	kind: "permanent" | "acting";
	/** The last day of the service; null while no end is set. */
	until: string | null;
	/** The permanent inspector who is away; null when the place is vacant or the permanent one serves. */
	insteadOf: string | null;
	reason: AbsenceReason | null;
};

/** First day and the day after the last, both YYYY-MM-DD; null: without an end on that side. */
function readRange(during: string): { from: string | null; before: string | null } {
	const [, from = "", before = ""] = /^[[(]([^,]*),([^\])]*)[\])]$/.exec(during) ?? [];
	const bound = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
	return { from: bound(from), before: bound(before) };
}

const covers = (during: string, day: string): boolean => {
	const { from, before } = readRange(during);
	// Days of this form sort as they follow each other.
	return (from === null || from <= day) && (before === null || day < before);
};

/**
 * Who serves on that day (YYYY-MM-DD). Whoever acts goes before the permanent inspector; null when there is nobody.
 * The database lets at most one of each kind stand on a day; if data from elsewhere has more, the first one counts.
 */
export function servingOn(assignments: Assignment[], day: string): Serving | null {
	const today = assignments.filter(({ during }) => covers(during, day));
	const permanent = today.find(({ kind }) => kind === "permanent");
	const chosen = today.find(({ kind }) => kind === "acting") ?? permanent;
	if (!chosen) return null;
	const { before } = readRange(chosen.during);
	return {
		officerId: chosen.officerId,
		kind: chosen.kind,
		until: before && Temporal.PlainDate.from(before).subtract({ days: 1 }).toString(),
		insteadOf: chosen.kind === "acting" ? (permanent?.officerId ?? null) : null,
		reason: chosen.reason,
	};
}
