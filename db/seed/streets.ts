import { readKokshetauStreets, type SettlementSource } from "./read-source.ts";
import { type GridPoint, toGrid } from "./region-grid.ts";
import { dividedAbove, movedBy, residentsOf, townRadiusKm } from "./region-sites.ts";
import { townStreetNames } from "./street-names.ts";

export type StreetKind = "street" | "avenue" | "lane" | "microdistrict" | "other";

/** A street of a town with its invented course: a straight line through the town, or a spot for a microdistrict. */
export type StreetDraft = {
	settlementId: number;
	kind: StreetKind;
	/** Complete names with the word for the kind: "Абай көшесі", "улица Абая". */
	nameKk: string;
	nameRu: string;
	formerNames: string[];
	source: string;
	synthetic: boolean;
	/** Known house numbers of the street; their places are invented all the same. */
	houses: string[];
	course: Course;
};

/** Kilometres east and north of the town's centre. */
export type Course = {
	centre: GridPoint;
	from: { east: number; north: number };
	to: { east: number; north: number };
};

type Named = Omit<StreetDraft, "settlementId" | "course">;

const kokshetau = 241542056;
const kinds: Record<string, StreetKind> = {
	улица: "street",
	проспект: "avenue",
	переулок: "lane",
	микрорайон: "microdistrict",
};
// Main streets first: the first of the list runs through the centre. An act or an address proves A and B.
const levelOrder = ["B", "A", "A-planned", "C"];

function kokshetauStreets(): Named[] {
	return readKokshetauStreets()
		.toSorted((one, other) => levelOrder.indexOf(one.level) - levelOrder.indexOf(other.level))
		.map((row) => {
			const kind = kinds[row.kind] ?? "other";
			const [, name = row.nameRu, other] = /^(.*?)(?: \((.*)\))?$/.exec(row.nameRu) ?? [];
			const former = row.formerName === "unknown" ? "" : row.formerName;
			// «Ш. Уалиханова (Ч. Валиханова)»: the older spelling; the other brackets hold the fuller name.
			const isOlder = other?.startsWith("Ч. ");
			return {
				kind,
				nameKk: row.nameKk,
				nameRu: `${row.kind} ${other && !isOlder ? other : name}`,
				formerNames: [former, isOlder ? other : ""].flatMap((text) => text || []),
				source: `kokshetau_streets.csv, level ${row.level}`,
				synthetic: row.level === "C",
				houses: row.houses.map((house) => house.toUpperCase()),
			};
		});
}

function inventedStreets(settlement: SettlementSource): Named[] {
	const residents = residentsOf(settlement);
	const count = residents > 20_000 ? 16 : residents > 8_000 ? 11 : 8;
	const shift = settlement.id % 5;
	// Every town has its Abay street; the others come from one list, begun at different places.
	return townStreetNames
		.filter((_, at) => at < 2 || (at >= 2 + shift && at < count + shift))
		.map((name) => ({
			kind: name.kind,
			nameKk: name.kk,
			nameRu: name.ru,
			formerNames: name.former ?? [],
			source: "synthetic",
			synthetic: true,
			houses: [],
		}));
}

/** Two sets of parallel lines, turned a little, with the first of each set through the centre. */
function layCourse(at: number, count: number, settlement: SettlementSource): Course {
	const radius = townRadiusKm(residentsOf(settlement));
	const turn = ((settlement.id % 40) - 20) * (Math.PI / 180);
	const across = at % 2 === 1;
	const rank = Math.floor(at / 2);
	const step = (1.8 * radius) / (Math.ceil(count / 2) + 1);
	const offset = Math.ceil(rank / 2) * step * (rank % 2 === 1 ? 1 : -1);
	const half = Math.sqrt(Math.max(0, (0.97 * radius) ** 2 - offset ** 2));
	const angle = turn + (across ? Math.PI / 2 : 0);
	const place = (along: number) => ({
		east: along * Math.cos(angle) - offset * Math.sin(angle),
		north: along * Math.sin(angle) + offset * Math.cos(angle),
	});
	return {
		centre: toGrid(settlement.lon, settlement.lat),
		from: place(-half),
		to: place(half),
	};
}

/** The streets of a divided town; smaller places have none, their one beat needs no street. */
export function layStreets(settlement: SettlementSource): StreetDraft[] {
	if (residentsOf(settlement) <= dividedAbove) return [];
	const named = settlement.id === kokshetau ? kokshetauStreets() : inventedStreets(settlement);
	return named.map((street, at) => ({
		...street,
		settlementId: settlement.id,
		course: layCourse(at, named.length, settlement),
	}));
}

/** The point so far along the street (0 … 1) and so many kilometres to its left. */
export function pointOnStreet({ course }: StreetDraft, share: number, leftKm: number): GridPoint {
	const { from, to, centre } = course;
	const east = to.east - from.east;
	const north = to.north - from.north;
	const length = Math.hypot(east, north) || 1;
	return movedBy(
		centre,
		from.east + share * east - (leftKm * north) / length,
		from.north + share * north + (leftKm * east) / length,
	);
}

export const streetLengthKm = ({ course: { from, to } }: StreetDraft): number =>
	Math.hypot(to.east - from.east, to.north - from.north);
