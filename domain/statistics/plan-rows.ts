import type { GroupedBy, Where } from "./cells.ts";
import type { RowName } from "./figure-table.ts";
import type { Filter } from "./filter.ts";
import type { Exposure } from "./measure-figures.ts";
import { componentsOf, monthsIn, monthsOf, quartersIn } from "./periods.ts";
import type { Places } from "./places.ts";
import { kindsOf, type Universe, wholeOf } from "./universe.ts";

/** The cells of the published family that a row is made of. */
export type Cells = { periods: string[]; place: string; subject: string };
export type PlannedRow = Cells & { key: string; name: RowName; exposure: Exposure };

export const subjectOf = (
	universe: Universe,
	filter: Pick<Filter, "kind" | "serviceId">,
): string => {
	if (filter.serviceId) return `service:${filter.serviceId}`;
	// Probation has one kind of desk, which is its whole.
	return filter.kind && universe === "police" ? `kind:${filter.kind}` : wholeOf[universe];
};

export const placeOf = (filter: Pick<Filter, "unitId" | "officeId">): string => {
	if (filter.officeId) return `office:${filter.officeId}`;
	return filter.unitId ? `unit:${filter.unitId}` : "region";
};

export const whereOf = (universe: Universe, filter: Filter): Where => ({
	from: filter.from,
	to: filter.to,
	kinds: kindsOf[universe].filter((kind) => !filter.kind || kind === filter.kind),
	unitId: filter.officeId ? null : filter.unitId,
	officeId: filter.officeId,
	serviceId: filter.serviceId,
});

function residentsOf(places: Places, filter: Pick<Filter, "unitId" | "officeId">): number | null {
	if (filter.officeId)
		return places.offices.find(({ id }) => id === filter.officeId)?.residents ?? null;
	return places.units
		.filter(({ id }) => !filter.unitId || id === filter.unitId)
		.reduce((sum, unit) => sum + unit.residents, 0);
}

/** The rows that a table has whether or not there is anything in them. */
export function planRows(
	universe: Universe,
	filter: Filter,
	rowsAre: GroupedBy,
	places: Places,
): PlannedRow[] {
	const range = componentsOf(filter.from, filter.to);
	const rowOf = (
		key: string,
		name: RowName,
		changes: Partial<Filter> = {},
		periods: string[] = range,
	): PlannedRow => {
		const own = { ...filter, ...changes };
		return {
			key,
			name,
			periods,
			place: placeOf(own),
			subject: subjectOf(universe, own),
			exposure: {
				residents: residentsOf(places, own),
				months: periods.flatMap(monthsIn).length,
			},
		};
	};
	const ofPeriods = (periods: string[]) =>
		periods.map((period) => rowOf(period, { kind: "period", period }, {}, [period]));
	switch (rowsAre) {
		case "range":
			return [rowOf("range", { kind: "range", from: filter.from, to: filter.to })];
		case "month":
			return ofPeriods(monthsOf(filter.from, filter.to));
		case "quarter":
			return ofPeriods(quartersIn(filter.from, filter.to));
		case "unit":
			return places.units
				.filter(({ id }) => !filter.unitId || id === filter.unitId)
				.map(({ id, name }) => rowOf(id, { kind: "named", name }, { unitId: id }));
		case "office":
			return places.offices
				.filter(({ unitId }) => !filter.unitId || unitId === filter.unitId)
				.filter(({ id }) => !filter.officeId || id === filter.officeId)
				.map(({ id, unitId, number, settlement }) =>
					rowOf(id, { kind: "office", number, settlement }, { unitId, officeId: id }),
				);
		case "kind":
			return whereOf(universe, filter).kinds.map((kind) =>
				rowOf(kind, { kind: "desk-kind", deskKind: kind }, { kind }),
			);
		case "service":
			return places.services
				.filter(({ kind }) => !filter.kind || kind === filter.kind)
				.filter(({ id }) => !filter.serviceId || id === filter.serviceId)
				.map(({ id, kind, name }) => rowOf(id, { kind: "named", name }, { kind, serviceId: id }));
	}
}
