import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";

type Cell = string | number | null;

/** Rows that wait to be written, column by column: PostgreSQL takes a whole column as one parameter. */
export class Columns<Names extends string> {
	private readonly names: Names[];
	private readonly types: Record<Names, string>;
	private readonly cells: Map<Names, Cell[]>;
	count = 0;

	constructor(types: Record<Names, string>) {
		this.types = types;
		this.names = Object.keys(types) as Names[];
		this.cells = new Map(this.names.map((name) => [name, []]));
	}

	add(row: Record<Names, Cell>): void {
		this.count++;
		for (const name of this.names) this.cells.get(name)?.push(row[name]);
	}

	/** `INSERT` and `select` name the columns; `FROM unnest(…) AS row (…)` follows. */
	async insert(transaction: Transaction, begin: SQL): Promise<void> {
		const atOnce = 20_000;
		for (let at = 0; at < this.count; at += atOnce) {
			const columns = this.names.map(
				(name) =>
					sql`${sql.param(this.cells.get(name)?.slice(at, at + atOnce) ?? [])}::${sql.raw(this.types[name])}[]`,
			);
			const names = sql.raw(this.names.map((name) => `"${name}"`).join(", "));
			await transaction.execute(
				sql`${begin} FROM unnest(${sql.join(columns, sql`, `)}) AS row (${names})`,
			);
		}
	}
}
