import type { Officer } from "#domain/identity/actors.ts";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import { type Filter, parseFilter } from "#domain/statistics/filter.ts";
import { type TableName, tabulateNamed } from "#domain/statistics/named-tables.ts";
import { shiftMonth } from "#domain/statistics/periods.ts";

type Query = Record<string, string | string[] | undefined>;

/** What the address asks for, and a way to ask for tables of it. */
export async function ask(officer: Officer, query: Query, now: Date, fixed: Query = {}) {
	const asked = await parseFilter(officer, { ...query, ...fixed }, now);
	const table = async (name: TableName, filter: Filter = asked.filter): Promise<FigureTable> => {
		const found = await tabulateNamed(officer, name, filter, now);
		if (!found) throw new Error(`There is no table "${name}".`);
		return found;
	};
	return { ...asked, now, table };
}

/** Two years up to the last month asked for: what a month is told from. */
export const longRun = (filter: Filter): Filter => ({
	...filter,
	from: shiftMonth(filter.to, -23),
});
