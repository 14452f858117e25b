import { type Period, quarterOf } from "./periods.ts";
import type { Cell } from "./suppression.ts";
import { type DeskKind, universeOfKind, wholeOf } from "./universe.ts";

/** The finest part that figures are sums of: a month of an office with a service (or '', without a booking). */
export type Part = {
	month: string;
	officeId: string;
	unitId: string;
	deskKind: DeskKind;
	serviceId: string;
};

/** A cell of the published family as statistics_hidden names it. */
export type Place = { period: Period; place: string; subject: string };

const keyOf = ({ period, place, subject }: Place): string => `${period} ${place} ${subject}`;

/** The place that a cell's key names. */
export function placeOf(key: string): Place {
	const [period = "", place = "", subject = ""] = key.split(" ");
	return { period, place, subject };
}

/**
 * Months go before their quarter, and within each the coarse before the fine. Months have no parts in common, so a month is
 * decided by itself when it is over and stays as it is when its quarter is full: what was shown once is not hidden
 * later, when somebody may have kept it.
 */
const importance = (isQuarter: boolean, placeAt: number, subjectAt: number): number =>
	(isQuarter ? 100 : 0) + placeAt * 10 + subjectAt;

/**
 * Every figure that is published of these parts: by month and, where all its months are over, by quarter; of the region,
 * a unit and an office; of all, of a kind and of a service. A service at an office is published by the quarter alone.
 */
export function familyOf(
	parts: readonly Part[],
	isQuarterOver: (quarter: Period) => boolean,
): Cell[] {
	const cells = new Map<string, { key: string; atoms: number[]; importance: number }>();
	for (const [atom, part] of parts.entries()) {
		const quarter = quarterOf(part.month);
		const periods = isQuarterOver(quarter) ? [part.month, quarter] : [part.month];
		const places = ["region", `unit:${part.unitId}`, `office:${part.officeId}`];
		const subjects = [wholeOf[universeOfKind(part.deskKind)], `kind:${part.deskKind}`];
		if (part.serviceId) subjects.push(`service:${part.serviceId}`);
		for (const [periodAt, period] of periods.entries())
			for (const [placeAt, place] of places.entries())
				for (const [subjectAt, subject] of subjects.entries()) {
					if (periodAt === 0 && placeAt === 2 && subjectAt === 2) continue;
					const key = keyOf({ period, place, subject });
					const cell = cells.get(key) ?? {
						key,
						atoms: [],
						importance: importance(periodAt === 1, placeAt, subjectAt),
					};
					cell.atoms.push(atom);
					cells.set(key, cell);
				}
	}
	return [...cells.values()];
}
