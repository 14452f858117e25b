import type { Localized } from "#db/schema/columns.ts";
import type { Chip } from "#domain/feedback/chips.ts";
import type { PlaceNames } from "#domain/territory/address-labels.ts";
import type { GroupedBy } from "./cells.ts";
import type { Figure } from "./figures.ts";
import type { Filter } from "./filter.ts";
import type { Measure } from "./measures.ts";
import type { DeskKind } from "./universe.ts";

/** How a row is called; app/figure-words.ts puts it into a language. */
export type RowName =
	| { kind: "range"; from: string; to: string }
	| { kind: "period"; period: string }
	| { kind: "named"; name: Localized }
	| { kind: "office"; number: number; settlement: PlaceNames }
	| { kind: "desk-kind"; deskKind: DeskKind }
	/** Whole minutes; null: no end. */
	| { kind: "minutes"; above: number; upTo: number | null }
	| { kind: "chip"; chip: Chip };

export type RowsAre = GroupedBy | "wait" | "service-time" | "chip";

export type FigureRow = {
	/** A month, a quarter, an id of an office … */
	key: string;
	name: RowName;
	/** One for each measure of the table, in their order. */
	cells: Figure[];
};

export type FigureTable = {
	/** Its name in addresses of exports. */
	id: string;
	rowsAre: RowsAre;
	measures: Measure[];
	rows: FigureRow[];
	/** What the rows were counted of: always finished months. */
	filter: Filter;
	/** When the figures were published. */
	asOf: Date;
};
